// Looks after the audit log while Signalbox runs: anchors it at start, every hour and at the stop, and keeps its sinks up to date.
import type { AuditMetrics } from '../telemetry/metrics.ts';
import type { Logger } from 'pino';
import type { SetTimer } from '../lib/timers.ts';
import { anchorChains, type AnchorContext, type AnchorOccasion } from './anchor-chains.ts';
import type { AuditSink } from './audit-sink.ts';
import { SinkRunner } from './sink-runner.ts';

const HOUR_MS = 60 * 60_000;

/** When an anchor is tried again that could not be written, because the disk is full for example. */
const AFTER_FAILURE_MS = 60_000;

/** How long the sinks may take at a stop; what they lack then they get at the next start. */
const STOP_GRACE_MS = 3_000;

/** What it works with. */
export interface AuditKeeperOptions {
  readonly context: AnchorContext;
  /** Tells whose chains this process brings into the sinks; all of them unless given. */
  readonly findChains?: (() => Promise<(node: string) => boolean>) | undefined;
  readonly setTimer: SetTimer;
  readonly logger: Logger;
  readonly metrics: AuditMetrics;
}

/** Keeps the audit log. */
export class AuditKeeper {
  readonly #options: AuditKeeperOptions;
  #runners: readonly SinkRunner[] = [];
  #cancel: (() => void) | undefined;
  #isStopped = false;

  constructor(options: AuditKeeperOptions) {
    this.#options = options;
  }

  /** Begins with an anchor. A log that cannot be written to keeps nobody from starting: nothing is run, and whoever asks is told. */
  async start(): Promise<void> {
    this.#plan((await this.#anchor('start')) ? HOUR_MS : AFTER_FAILURE_MS);
  }

  /** Writes to these sinks from now on and to no others. */
  async apply(sinks: readonly AuditSink[]): Promise<void> {
    const before = this.#runners;
    this.#runners = [];
    // A sink that stays is closed first: two of one name would write everything twice.
    await Promise.all(before.map((runner) => runner.stop()));
    if (this.#isStopped) return;
    const { context, findChains, setTimer, logger, metrics } = this.#options;
    this.#runners = sinks.map((sink) => new SinkRunner({ sink, store: context.store, findChains, setTimer, logger, metrics }));
    for (const runner of this.#runners) runner.start();
  }

  /** Ends with an anchor, which the sinks get if they can be reached. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#cancel?.();
    await this.#anchor('stop');
    const { promise: late, resolve } = Promise.withResolvers<void>();
    const cancel = this.#options.setTimer(resolve, STOP_GRACE_MS);
    await Promise.race([late, Promise.all(this.#runners.map((runner) => runner.stop()))]);
    cancel();
  }

  #plan(delayMs: number): void {
    if (this.#isStopped) return;
    this.#cancel = this.#options.setTimer(() => {
      void this.#anchor('hour').then((isWritten) => {
        this.#plan(isWritten ? HOUR_MS : AFTER_FAILURE_MS);
      });
    }, delayMs);
  }

  async #anchor(occasion: AnchorOccasion): Promise<boolean> {
    const { context, logger } = this.#options;
    try {
      const heads = await anchorChains(occasion, context);
      // The server's own log is a sink as well, if a modest one.
      // Before anything happened there is nothing to hold on to, and the first start should say where the page is.
      if (heads.length > 0) logger.info({ occasion, heads }, 'the audit log was anchored');
      return true;
    } catch (error) {
      logger.error({ error, occasion }, 'the audit log could not be anchored');
      return false;
    }
  }
}
