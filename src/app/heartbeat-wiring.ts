// Sources that are to be heard of again and again, as the configuration in force has them, and whom their silence is told.
import type { ChannelConfiguration } from '../domain/channel-configuration.ts';
import { parseInterval } from '../domain/heartbeat.ts';
import { parseMatcher } from '../domain/matcher.ts';
import type { Config } from '../config/schema.ts';
import { setRealTimer } from '../lib/timers.ts';
import type { NotificationsContext } from '../notifications/context.ts';
import { HEARTBEAT_CHECK_EVERY_MS, HeartbeatWatch, type WatchedSource } from '../notifications/heartbeat/heartbeat-watch.ts';
import type { OperatorNotices } from '../notifications/operator-notices.ts';
import type { NotificationsPipeline } from '../notifications/pipeline.ts';
import { createOperatorNotices } from '../notifications/tell-operators.ts';
import type { CurrentConfiguration } from './current-configuration.ts';
import type { PeriodicTask } from './periodic-tasks.ts';

/** What it is made from. */
export interface HeartbeatWiringOptions {
  readonly context: NotificationsContext;
  readonly configuration: Pick<CurrentConfiguration, 'config' | 'find'>;
  /** The flow, asked for when something is told. */
  readonly pipeline: () => NotificationsPipeline;
}

/** The watch and the task of its checks. */
export interface HeartbeatWiring {
  readonly watch: HeartbeatWatch;
  readonly task: PeriodicTask;
}

/** Makes them. */
export function wireHeartbeats({ context, configuration, pipeline }: HeartbeatWiringOptions): HeartbeatWiring {
  const sources = sourcesOf();
  const notices = new Map<string, OperatorNotices>();
  const noticesIn = (name: string): OperatorNotices => {
    const known = notices.get(name);
    if (known !== undefined) return known;
    const findOperations = (): ChannelConfiguration | undefined => configuration.find(name);
    const made = createOperatorNotices({ context, pipeline, findOperations });
    notices.set(name, made);
    return made;
  };
  const watch = new HeartbeatWatch({ context, sources: () => sources(configuration.config), noticesIn, setTimer: setRealTimer });
  return { watch, task: { name: 'heartbeats', everyMs: HEARTBEAT_CHECK_EVERY_MS, run: () => watch.check() } };
}

/** Reads the sources of a configuration, once for each: every event is held against them. */
function sourcesOf(): (config: Config) => readonly WatchedSource[] {
  let last: { readonly config: Config; readonly sources: readonly WatchedSource[] } | undefined;
  return (config) => {
    if (last?.config !== config) last = { config, sources: readSources(config) };
    return last.sources;
  };
}

function readSources({ notifications, operations }: Config): readonly WatchedSource[] {
  return notifications.heartbeats.flatMap(({ name, match, every, severity, tells = operations.channel }) => {
    const everyMs = parseInterval(every);
    // The configuration was checked: matchers and interval can be read, and somebody is told.
    if (everyMs === undefined || tells === undefined) return [];
    const matchers = match.flatMap((text) => {
      const parsed = parseMatcher(text);
      return parsed.status === 'ok' ? [parsed.matcher] : [];
    });
    return [{ name, matchers, every, everyMs, severity, tells }];
  });
}
