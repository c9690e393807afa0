// The audit log with its sinks, as the composition root starts, changes and stops it.
import type { Logger } from 'pino';
import type { AnchorContext } from '../audit/anchor-chains.ts';
import { ChannelLog, type ChannelLogEntry } from '../audit/channel-log.ts';
import { AuditKeeper } from '../audit/audit-keeper.ts';
import type { AuditSink } from '../audit/audit-sink.ts';
import { CloudWatchLogsSink } from '../audit/sinks/cloud-watch-logs-sink.ts';
import { FileSink } from '../audit/sinks/file-sink.ts';
import { StdoutSink, type WriteText } from '../audit/sinks/stdout-sink.ts';
import type { LogGroups } from '../aws/log-groups.ts';
import type { Environment } from '../aws/sdk/aws-environment.ts';
import type { AwsSdk, OpenedLogGroups } from '../aws/sdk/index.ts';
import type { Catalogue } from '../catalogue/service-model.ts';
import type { ConfigChange } from '../config/diff-config.ts';
import type { Config } from '../config/schema.ts';
import { channelKey } from '../domain/channel.ts';
import type { Person } from '../domain/person.ts';
import { setRealTimer } from '../lib/timers.ts';
import type { AuditMetrics } from '../telemetry/metrics.ts';
import type { CurrentConfiguration } from './current-configuration.ts';

/** Who is named where a signal was sent to the process. */
export const BY_SIGNAL: Person = { userId: 'signal:SIGHUP', displayName: 'SIGHUP' };

/** How long the lines about deliveries may take at a stop. */
const STOP_GRACE_MS = 3_000;

/** What the wiring needs. */
export interface AuditWiringOptions {
  readonly context: AnchorContext & { readonly logger: Logger };
  readonly configuration: CurrentConfiguration;
  readonly metrics: AuditMetrics;
  readonly catalogue: Catalogue;
  readonly environment: Environment;
  readonly version: string;
  readonly writeText: WriteText;
  /** Tells whose chains this process brings into the sinks; all of them where it is undefined. */
  readonly findChains?: (() => Promise<(node: string) => boolean>) | undefined;
}

/** Keeps the audit log of a running Signalbox. */
export class AuditWiring {
  readonly #options: AuditWiringOptions;
  readonly #keeper: AuditKeeper;
  /** With credentials and connections of its own: at a stop it goes on after the commands have ended. */
  #sdk: Promise<AwsSdk> | undefined;
  /** Only where CloudWatch Logs is configured. */
  #channelLog: ChannelLog | undefined;

  constructor(options: AuditWiringOptions) {
    const { context, metrics, findChains } = options;
    this.#options = options;
    this.#keeper = new AuditKeeper({ context, findChains, setTimer: setRealTimer, logger: context.logger, metrics });
  }

  /** Anchors the log and begins with the sinks. */
  async start(config: Config): Promise<void> {
    await this.#keeper.start();
    await this.apply(config);
  }

  /** Writes to the sinks of this configuration from now on. */
  async apply({ audit }: Config): Promise<void> {
    const { configuration, writeText, context } = this.#options;
    const before = this.#channelLog;
    this.#channelLog = undefined;
    const sinks: AuditSink[] = [];
    if (audit.file !== undefined) sinks.push(new FileSink(audit.file.path));
    if (audit.stdout) sinks.push(new StdoutSink(writeText));
    if (audit.cloudWatchLogs !== undefined) {
      const { region } = audit.cloudWatchLogs;
      const logGroups = this.#openLogGroups(audit.cloudWatchLogs);
      this.#channelLog = new ChannelLog({ logGroups, now: context.now, setTimer: setRealTimer, logger: context.logger });
      sinks.push(
        new CloudWatchLogsSink({
          region,
          logGroups,
          listConfigurationNames: () => configuration.channelConfigurations.map(({ configurationName }) => configurationName),
          findConfigurationName: (channel) => {
            const key = channelKey(channel);
            return configuration.channelConfigurations.find((each) => channelKey(each.channel) === key)?.configurationName;
          },
        }),
      );
    }
    await Promise.all([before?.stop(), this.#keeper.apply(sinks)]);
  }

  /** Puts a change of the configuration on record; it comes into force only where that was possible. */
  readonly recordReload = async (by: Person, changes: readonly ConfigChange[]): Promise<void> => {
    const { store, now, newId } = this.#options.context;
    const detail = { changes };
    await store.write(({ auditEvents }) =>
      auditEvents.append({ id: newId(), kind: 'configuration.reloaded', at: now(), person: by, detail }),
    );
  };

  /** Takes what is logged about a channel configuration, for its log group. */
  readonly noteForChannel = (entry: ChannelLogEntry): void => {
    this.#channelLog?.add(entry);
  };

  /** Ends with an anchor. */
  async stop(): Promise<void> {
    const { promise: late, resolve } = Promise.withResolvers<void>();
    const cancel = setRealTimer(resolve, STOP_GRACE_MS);
    await Promise.all([this.#keeper.stop(), Promise.race([late, this.#channelLog?.stop()])]);
    cancel();
    (await this.#sdk?.catch(() => undefined))?.close();
  }

  #openLogGroups(groups: OpenedLogGroups): LogGroups {
    let opened: Promise<LogGroups> | undefined;
    const open = (): Promise<LogGroups> => (opened ??= this.#loadSdk().then((sdk) => sdk.openLogGroups(groups)));
    return { append: async (place, lines) => (await open()).append(place, lines) };
  }

  /** AWS's runtime is loaded only where something is written there. */
  #loadSdk(): Promise<AwsSdk> {
    const { catalogue, environment, version, context } = this.#options;
    this.#sdk ??= import('../aws/sdk/index.ts').then(({ createAwsSdk }) =>
      // Nobody asks this one for its account.
      createAwsSdk({ catalogue, environment, version, demoAccountId: '', now: context.now }),
    );
    return this.#sdk;
  }
}
