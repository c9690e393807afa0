// What becomes of deliveries, in the log group of their channel configuration, as much of it as its logging level asks for. Unlike the
// audit log this is kept in memory until it is written: a group that cannot be reached for long loses the oldest lines.
import type { Logger } from 'pino';
import type { LogGroups, LogLine } from '../aws/log-groups.ts';
import type { SetTimer } from '../lib/timers.ts';
import { logGroupOf } from './sinks/cloud-watch-logs-sink.ts';

/** The stream of these lines; the audit log has its own streams beside it. */
const DELIVERIES_STREAM = 'deliveries';

/** How many lines of a group wait at most. */
const WAITING_MAX = 1_000;

/** How long lines are gathered before they are written. */
const GATHER_MS = 2_000;

/** The pause after a failure. */
const AFTER_FAILURE_MS = 30_000;

/** What became of a delivery. */
export interface ChannelLogEntry {
  readonly configurationName: string;
  readonly level: 'ERROR' | 'INFO';
  readonly text: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** What it works with. */
export interface ChannelLogOptions {
  readonly logGroups: LogGroups;
  readonly now: () => Date;
  readonly setTimer: SetTimer;
  readonly logger: Logger;
}

/** Writes the lines of all groups. */
export class ChannelLog {
  readonly #options: ChannelLogOptions;
  readonly #waiting = new Map<string, LogLine[]>();
  #cancel: (() => void) | undefined;
  #writing: Promise<void> = Promise.resolve();
  #isStopped = false;
  #isFailing = false;

  constructor(options: ChannelLogOptions) {
    this.#options = options;
  }

  /** Takes a line; it is written soon. */
  add({ configurationName, level, text, fields }: ChannelLogEntry): void {
    if (this.#isStopped) return;
    const at = this.#options.now();
    const group = logGroupOf(configurationName);
    const line = { at, text: JSON.stringify({ at: at.toISOString(), level, configurationName, text, ...fields }) };
    this.#waiting.set(group, [...(this.#waiting.get(group) ?? []), line].slice(-WAITING_MAX));
    this.#plan(GATHER_MS);
  }

  /** Writes what waits, once. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#cancel?.();
    await this.#writing;
    await this.#write();
  }

  #plan(delayMs: number): void {
    if (this.#cancel !== undefined || this.#isStopped) return;
    this.#cancel = this.#options.setTimer(() => {
      this.#writing = this.#write().then(() => {
        this.#cancel = undefined;
        if (this.#waiting.size > 0) this.#plan(this.#isFailing ? AFTER_FAILURE_MS : GATHER_MS);
      });
    }, delayMs);
  }

  /** Never rejects. */
  async #write(): Promise<void> {
    const { logGroups, logger } = this.#options;
    const failures: string[] = [];
    for (const [groupName, lines] of this.#waiting) {
      this.#waiting.delete(groupName);
      const outcome = await logGroups
        .append({ groupName, streamName: DELIVERIES_STREAM }, lines)
        .catch((error: unknown) => ({ status: 'failed' as const, reason: String(error) }));
      if (outcome.status === 'ok') continue;
      failures.push(outcome.reason);
      this.#waiting.set(groupName, [...lines, ...(this.#waiting.get(groupName) ?? [])].slice(-WAITING_MAX));
      break;
    }
    const [reason] = failures;
    if (reason !== undefined && !this.#isFailing) logger.warn({ reason }, 'what became of deliveries cannot be written to CloudWatch Logs');
    this.#isFailing = reason !== undefined;
  }
}
