// The audit log in CloudWatch Logs: what happened in a channel in the group of its configuration, as AWS Chatbot has it, everything else
// in a group of its own, and anchors in all of them. A group holds an excerpt of the chain of each node.
import type { LogGroups, LogLine } from '../../aws/log-groups.ts';
import type { LinkedAuditEntry } from '../../domain/audit-chain.ts';
import { toAuditLine } from '../../domain/audit-line.ts';
import type { Channel } from '../../domain/channel.ts';
import type { AuditSink, SinkOutcome } from '../audit-sink.ts';

/** How the groups of channel configurations are called, as AWS Chatbot calls them. */
const GROUP_PREFIX = '/aws/chatbot/';

/** The group of what happened in no channel of a configuration. No configuration's group: their names have no slash. */
export const ADMINISTRATION_GROUP = `${GROUP_PREFIX}signalbox/administration`;

/** The group of a channel configuration. */
export function logGroupOf(configurationName: string): string {
  return GROUP_PREFIX + configurationName;
}

/** What the sink is made from. */
export interface CloudWatchLogsSinkOptions {
  readonly region: string;
  readonly logGroups: LogGroups;
  /** The names of all configurations in force. */
  readonly listConfigurationNames: () => readonly string[];
  readonly findConfigurationName: (channel: Channel) => string | undefined;
}

/** Writes to CloudWatch Logs. */
export class CloudWatchLogsSink implements AuditSink {
  readonly name: string;
  readonly #options: CloudWatchLogsSinkOptions;
  /** How far each stream is, so that a group that works does not get everything again because another one does not. */
  readonly #written = new Map<string, number>();

  constructor(options: CloudWatchLogsSinkOptions) {
    this.#options = options;
    this.name = `cloudwatch-logs:${options.region}`;
  }

  async write(entries: readonly LinkedAuditEntry[]): Promise<SinkOutcome> {
    const failures: string[] = [];
    for (const [groupName, wanted] of this.#byGroup(entries)) {
      const [first] = wanted;
      if (first === undefined) continue;
      const key = `${groupName} ${first.link.node}`;
      const fresh = wanted.filter(({ link }) => link.sequence > (this.#written.get(key) ?? 0));
      if (fresh.length === 0) continue;
      const outcome = await this.#options.logGroups.append({ groupName, streamName: first.link.node }, fresh.map(toLogLine));
      if (outcome.status === 'ok') this.#written.set(key, fresh.at(-1)?.link.sequence ?? 0);
      else failures.push(`${groupName}: ${outcome.reason}`);
    }
    return failures.length === 0 ? { status: 'written' } : { status: 'failed', reason: failures.join('; ') };
  }

  async close(): Promise<void> {
    // Nothing is held open.
  }

  /** The events are of one node: a stream has one, so that its lines are a piece of one chain. */
  #byGroup(entries: readonly LinkedAuditEntry[]): ReadonlyMap<string, readonly LinkedAuditEntry[]> {
    const groups = new Map<string, LinkedAuditEntry[]>();
    for (const entry of entries) {
      for (const name of this.#groupsOf(entry)) groups.set(name, [...(groups.get(name) ?? []), entry]);
    }
    return groups;
  }

  #groupsOf({ event: { kind, channel } }: LinkedAuditEntry): readonly string[] {
    const { listConfigurationNames, findConfigurationName } = this.#options;
    if (kind === 'audit.anchored') return [ADMINISTRATION_GROUP, ...listConfigurationNames().map(logGroupOf)];
    const name = channel === undefined ? undefined : findConfigurationName(channel);
    return [name === undefined ? ADMINISTRATION_GROUP : logGroupOf(name)];
  }
}

function toLogLine(entry: LinkedAuditEntry): LogLine {
  return { at: entry.event.at, text: toAuditLine(entry) };
}
