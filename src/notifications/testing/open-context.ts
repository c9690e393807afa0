// A context of the notifications flow for tests: a real SQLite store in a folder of its own, a clock that stands still.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { createSqliteStore } from '../../storage/sqlite/index.ts';
import type { NotificationsContext } from '../context.ts';
import { RecordedMetrics } from './recorded-metrics.ts';

/** The context, the hands of its clock, and how to end it. */
export interface TestContext extends NotificationsContext {
  readonly metrics: RecordedMetrics;
  readonly dataFolder: string;
  advance(milliseconds: number): void;
  close(): Promise<void>;
}

/** Opens a context whose clock begins at 2026-03-01 03:00 UTC. */
export async function openContext(): Promise<TestContext> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'signalbox-'));
  const logger = pino({ level: 'silent' });
  const store = await createSqliteStore({ dataFolder });
  let now = new Date('2026-03-01T03:00:00Z').getTime();
  let ids = 0;
  return {
    store,
    logger,
    dataFolder,
    metrics: new RecordedMetrics(),
    now: () => new Date(now),
    newId: () => {
      ids += 1;
      return `id-${String(ids).padStart(6, '0')}`;
    },
    advance: (milliseconds) => {
      now += milliseconds;
    },
    close: async () => {
      await store.close();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}
