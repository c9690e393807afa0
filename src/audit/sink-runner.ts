// Brings one sink up to date, again and again: what it has is noted in the store after it has it, so that a sink that cannot be reached
// loses nothing and catches up.
import type { Logger } from 'pino';
import type { AuditHead } from '../domain/audit-chain.ts';
import type { SetTimer } from '../lib/timers.ts';
import type { Store } from '../storage/store.ts';
import type { AuditMetrics } from '../telemetry/metrics.ts';
import type { AuditSink } from './audit-sink.ts';

/** How many events are handed over at once. */
const BATCH_MAX = 500;

/** How often is looked for new events: as far as a sink is behind when all is well. */
const LOOK_MS = 1_000;

/** The pause after a failure; it doubles. */
const FIRST_PAUSE_MS = 5_000;
const PAUSE_MAX_MS = 5 * 60_000;

/** What it works with. */
export interface SinkRunnerOptions {
  readonly sink: AuditSink;
  readonly store: Store;
  /** Tells whose chains this process brings into the sink, where several nodes do; all of them unless given. */
  readonly findChains?: (() => Promise<(node: string) => boolean>) | undefined;
  readonly setTimer: SetTimer;
  readonly logger: Logger;
  readonly metrics: AuditMetrics;
}

/** Keeps a sink up to date. */
export class SinkRunner {
  readonly #options: SinkRunnerOptions;
  /** By node; undefined until they are read. */
  #cursors: Map<string, number> | undefined;
  #failures = 0;
  #isStopped = false;
  #cancel: (() => void) | undefined;
  #looking: Promise<void> = Promise.resolve();

  constructor(options: SinkRunnerOptions) {
    this.#options = options;
  }

  /** Begins. */
  start(): void {
    this.#plan(0);
  }

  /** Looks once more, then no more; resolves when the sink is closed. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#cancel?.();
    await this.#looking;
    // The last anchor has just been written. What cannot be handed over now is at the next start.
    if (this.#failures === 0) await this.#look();
    this.#options.metrics.auditSinkLag(this.#options.sink.name, undefined);
    await this.#options.sink.close();
  }

  #plan(delayMs: number): void {
    if (this.#isStopped) return;
    this.#cancel = this.#options.setTimer(() => {
      this.#looking = this.#look().then(() => {
        this.#plan(this.#failures === 0 ? LOOK_MS : Math.min(FIRST_PAUSE_MS * 2 ** (this.#failures - 1), PAUSE_MAX_MS));
      });
    }, delayMs);
  }

  /** Never rejects. */
  async #look(): Promise<void> {
    const { sink, logger, metrics } = this.#options;
    try {
      const failure = await this.#catchUp();
      if (failure === undefined && this.#failures > 0) logger.info({ sink: sink.name }, 'a sink of the audit log has caught up');
      if (failure !== undefined) this.#noteFailure(failure);
      else this.#failures = 0;
    } catch (error) {
      this.#noteFailure(error instanceof Error ? error.message : String(error));
    }
    if (this.#failures > 0) metrics.auditSinkFailed(sink.name);
  }

  #noteFailure(reason: string): void {
    // Once for each time of trouble: the counters tell how long it lasts.
    if (this.#failures === 0) {
      this.#options.logger.warn({ sink: this.#options.sink.name, reason }, 'a sink of the audit log is behind; nothing of it is lost');
    }
    this.#failures += 1;
  }

  /** Returns why it could not, where it could not. */
  async #catchUp(): Promise<string | undefined> {
    const { store, sink, metrics, findChains } = this.#options;
    const { auditEvents } = store.records;
    const isOurs = await findChains?.();
    // What other nodes have brought there is known to the store alone.
    if (isOurs !== undefined) this.#cursors = undefined;
    const cursors = (this.#cursors ??= await this.#readCursors());
    const heads = (await auditEvents.listHeads()).filter(({ node }) => isOurs?.(node) !== false);
    metrics.auditSinkLag(sink.name, lagOf(heads, cursors));
    for (const { node, sequence } of heads) {
      let after = cursors.get(node) ?? 0;
      while (after < sequence) {
        const entries = await auditEvents.listChain({ node, after, limit: BATCH_MAX });
        const last = entries.at(-1)?.link;
        if (last === undefined) break;
        // What was read is committed, and perhaps not durable. A sink forgets nothing: after a power cut it would hold events that never were.
        await store.write(() => Promise.resolve());
        const outcome = await sink.write(entries);
        if (outcome.status === 'failed') return outcome.reason;
        await store.write((records) => records.auditEvents.putCursor({ sink: sink.name, node, sequence: last.sequence, hash: last.hash }));
        after = last.sequence;
        cursors.set(node, after);
      }
    }
    metrics.auditSinkLag(sink.name, lagOf(heads, cursors));
    return undefined;
  }

  async #readCursors(): Promise<Map<string, number>> {
    const { store, sink, logger } = this.#options;
    const own = (await store.records.auditEvents.listCursors()).filter((cursor) => cursor.sink === sink.name);
    const heads = new Map((await store.records.auditEvents.listHeads()).map(({ node, sequence }) => [node, sequence]));
    for (const { node, sequence } of own) {
      if (sequence <= (heads.get(node) ?? 0)) continue;
      logger.error({ sink: sink.name, node, sequence }, 'the audit log is shorter than what a sink has of it; verify both');
    }
    return new Map(own.map(({ node, sequence }) => [node, sequence]));
  }
}

function lagOf(heads: readonly AuditHead[], cursors: ReadonlyMap<string, number>): number {
  return heads.reduce((sum, { node, sequence }) => sum + Math.max(0, sequence - (cursors.get(node) ?? 0)), 0);
}
