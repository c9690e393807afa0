// Deletes what is over and old, a little at a time, so that neither the doors nor the chat feel it.
import type { Logger } from 'pino';
import { pause } from '../lib/pause.ts';
import type { SetTimer } from '../lib/timers.ts';
import type { DeletedPage, DeletionPage } from '../storage/deletion-page.ts';
import type { RetentionConfig } from '../storage/retention-config.ts';
import type { Store } from '../storage/store.ts';
import type { PeriodicTask } from './periodic-tasks.ts';

/** How often it is looked for what has become old. */
const INTERVAL_MS = 15 * 60_000;

/** Records of one unit: measured, 50 events with their deliveries keep the store for 8 ms on a busy machine. */
const RECORDS_PER_UNIT = 25;

/** Between two units, in which others have the store for themselves; a thousand records a second go all the same. */
const PAUSE_MS = 20;

const DAY_MS = 24 * 60 * 60_000;

/** What the task works with. */
export interface RetentionTaskOptions {
  readonly store: Store;
  /** As the configuration says at the moment. */
  readonly retention: () => RetentionConfig;
  readonly now: () => Date;
  readonly setTimer: SetTimer;
  readonly logger: Logger;
}

/** Makes the task. */
export function createRetentionTask(options: RetentionTaskOptions): PeriodicTask {
  const { store, retention, logger } = options;
  return {
    name: 'retention',
    everyMs: INTERVAL_MS,
    async run(signal) {
      const { eventDays, webMessageDays, commandDays } = retention();
      const events = await deleteOlder(eventDays, {
        ...options,
        signal,
        page: (page) => store.write((records) => records.events.deleteSettled(page)),
      });
      // Behind the events, because their messages stay as long as they do.
      const webMessages = await deleteOlder(webMessageDays, {
        ...options,
        signal,
        page: (page) => store.write((records) => records.webMessages.deleteOld(page)),
      });
      const commands = await deleteOlder(commandDays, {
        ...options,
        signal,
        page: (page) => store.write((records) => records.commands.deleteOver(page)),
      });
      const watches = await deleteOlder(commandDays, {
        ...options,
        signal,
        page: (page) => store.write((records) => records.watches.deleteOver(page)),
      });
      if (events + webMessages + commands + watches > 0)
        logger.info({ events, webMessages, commands, watches }, 'what is over and old was deleted');
      while (!signal.aborted && (await store.reclaimSpace?.()) === true) await pause(PAUSE_MS, signal, options.setTimer);
    },
  };
}

interface Deleting extends Pick<RetentionTaskOptions, 'now' | 'setTimer'> {
  readonly signal: AbortSignal;
  readonly page: (page: DeletionPage) => Promise<DeletedPage>;
}

/** Returns how many records were deleted. */
async function deleteOlder(days: number, { now, setTimer, signal, page }: Deleting): Promise<number> {
  if (days === 0) return 0;
  const before = new Date(now().getTime() - days * DAY_MS);
  let deletedCount = 0;
  let after: number | undefined = 0;
  while (after !== undefined && !signal.aborted) {
    const deleted = await page({ before, after, limit: RECORDS_PER_UNIT });
    deletedCount += deleted.deletedCount;
    after = deleted.endedAt;
    await pause(PAUSE_MS, signal, setTimer);
  }
  return deletedCount;
}
