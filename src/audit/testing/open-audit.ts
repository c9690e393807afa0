// The audit log for tests of what is around it: a real store in a folder of its own, a clock, and timers that the test lets ring.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino, type Logger } from 'pino';
import type { LinkedAuditEntry } from '../../domain/audit-chain.ts';
import type { AuditEvent } from '../../domain/audit-event.ts';
import type { SetTimer } from '../../lib/timers.ts';
import { createSqliteStore } from '../../storage/sqlite/index.ts';
import type { Store } from '../../storage/store.ts';
import { anAuditEvent } from '../../storage/testing/an-audit-event.ts';
import type { AuditMetrics } from '../../telemetry/metrics.ts';
import type { AuditSink, SinkOutcome } from '../audit-sink.ts';

/** A sink that a test can break. */
export class FakeSink implements AuditSink {
  readonly name: string;
  readonly written: LinkedAuditEntry[] = [];
  isBroken = false;
  isClosed = false;

  constructor(name = 'fake') {
    this.name = name;
  }

  async write(entries: readonly LinkedAuditEntry[]): Promise<SinkOutcome> {
    if (this.isBroken) return { status: 'failed', reason: 'it is broken' };
    this.written.push(...entries);
    return { status: 'written' };
  }

  async close(): Promise<void> {
    this.isClosed = true;
  }
}

/** Everything a test needs. */
export interface OpenedAudit {
  readonly store: Store;
  readonly dataFolder: string;
  readonly context: { readonly store: Store; readonly now: () => Date; readonly newId: () => string };
  readonly setTimer: SetTimer;
  readonly logger: Logger;
  readonly metrics: AuditMetrics;
  readonly log: readonly string[];
  /** The last lag of each sink. */
  readonly lags: ReadonlyMap<string, number | undefined>;
  /** The delays of the timers that are set. */
  delays(): readonly number[];
  /** Lets all timers ring that are set, and what they begin end. */
  ring(): Promise<void>;
  append(...events: readonly Partial<AuditEvent>[]): Promise<void>;
  chain(): Promise<readonly LinkedAuditEntry[]>;
  close(): Promise<void>;
}

/** Opens it. */
export async function openAudit(): Promise<OpenedAudit> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'signalbox-audit-'));
  const store = await createSqliteStore({ dataFolder });
  const timers = new Map<symbol, { readonly callback: () => void; readonly delayMs: number }>();
  const log: string[] = [];
  const lags = new Map<string, number | undefined>();
  let ids = 0;
  const newId = (): string => `audit-${String((ids += 1)).padStart(6, '0')}`;
  const setTimer: SetTimer = (callback, delayMs) => {
    const key = Symbol('timer');
    timers.set(key, { callback, delayMs });
    return () => timers.delete(key);
  };
  return {
    store,
    dataFolder,
    context: { store, now: () => new Date('2026-03-01T12:00:00Z'), newId },
    setTimer,
    logger: pino({ level: 'info' }, { write: (line: string) => log.push(line) }),
    metrics: { auditSinkLag: (sink, count) => lags.set(sink, count), auditSinkFailed: () => undefined },
    log,
    lags,
    delays: () => [...timers.values()].map(({ delayMs }) => delayMs),
    async ring() {
      const due = [...timers];
      for (const [key, { callback }] of due) {
        timers.delete(key);
        callback();
      }
      // Whoever is rung sets a timer again when its work has ended.
      while (timers.size < due.length) await store.write(async () => undefined);
    },
    async append(...events) {
      await store.write(async ({ auditEvents }) => {
        for (const event of events) await auditEvents.append(anAuditEvent({ id: newId(), ...event }));
      });
    },
    chain: () => store.records.auditEvents.listChain({ node: store.records.auditEvents.node, after: 0, limit: 1_000_000 }),
    async close() {
      await store.close();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}
