// The HTTP doors put together: how much they take on, who hands events in, and the listener of their own where they have one.
import type { Logger } from 'pino';
import type { AdminApiDependencies } from '../admin-api/dependencies.ts';
import type { Config } from '../config/schema.ts';
import { SenderUsage } from '../notifications/ingest/notify/sender-usage.ts';
import type { PrometheusMetrics } from '../telemetry/prometheus-metrics.ts';
import type { CurrentConfiguration } from './current-configuration.ts';
import { createDoorListener, type DoorListener } from './http/door-listener.ts';
import { DoorLoad } from './http/door-load.ts';
import type { DoorRoutesOptions } from './http/doors.ts';
import { listNotifySenders } from './list-notify-senders.ts';
import { watchResources } from './resource-watch.ts';

/** What they are made from. */
export interface DoorsWiringOptions {
  readonly config: Config;
  readonly configuration: Pick<CurrentConfiguration, 'notifySenders'>;
  readonly logger: Logger;
  readonly metrics: PrometheusMetrics;
  readonly countWaitingWrites: () => number;
  readonly platforms: { find: DoorRoutesOptions['findPlatform'] };
  readonly isStopping: () => boolean;
}

/** The doors, but for what stands behind them. */
export interface DoorsWiring {
  readonly senderUsage: SenderUsage;
  readonly listNotifySenders: AdminApiDependencies['listNotifySenders'];
  routesTo(doors: Pick<DoorRoutesOptions, 'sns' | 'notify'>): DoorRoutesOptions;
  /** Opens their own listener; undefined where the page's is theirs as well. */
  openListener(doors: DoorRoutesOptions, dependencies: AdminApiDependencies): Promise<DoorListener | undefined>;
}

/** Puts them together. */
export function wireDoors(options: DoorsWiringOptions): DoorsWiring {
  const { config, configuration, logger, metrics, countWaitingWrites, platforms, isStopping } = options;
  const resources = watchResources(config.dataFolder);
  const load = new DoorLoad({ countWaitingWrites, findShortage: () => resources.find() });
  const senderUsage = new SenderUsage({ logger, noteUse: (use) => metrics.senderLetIn(use) });
  const { doors: address } = config.server;
  return {
    senderUsage,
    listNotifySenders: () => listNotifySenders(configuration.notifySenders, senderUsage),
    routesTo: ({ sns, notify }) => ({ sns, notify, metrics, load, isStopping, findPlatform: (name) => platforms.find(name) }),
    openListener: async (doors, dependencies) =>
      address === undefined ? undefined : createDoorListener({ address, logger, doors, dependencies }),
  };
}
