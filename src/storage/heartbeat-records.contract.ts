// The promises about heartbeats as tests.
import { beforeEach, describe, expect, it } from 'vitest';
import type { Heartbeat } from '../domain/heartbeat.ts';
import type { Store } from './store.ts';
import { minutesLater, noon } from './testing/instants.ts';
import type { OpenedStore } from './testing/opened-store.ts';

/** Runs them against the store that the test has opened. */
export function describeHeartbeatRecords(opened: () => OpenedStore): void {
  let store: Store;
  beforeEach(() => {
    ({ store } = opened());
  });

  const backup: Heartbeat = { name: 'backup', dueAt: minutesLater(5), checkedAt: noon };
  const save = (heartbeat: Heartbeat) => store.write(({ heartbeats }) => heartbeats.save(heartbeat));
  const see = (at: Date, dueAt: Date) => store.write(({ heartbeats }) => heartbeats.see('backup', { at, dueAt }));
  const find = () => store.records.heartbeats.find('backup');

  describe('heartbeats', () => {
    it('are kept over a restart, by their names', async () => {
      const quiet: Heartbeat = { ...backup, name: 'audit', lastSeenAt: noon, quietSince: minutesLater(1) };
      await save(backup);
      await save({ ...quiet, dueAt: noon });
      await save(quiet);

      const reopened = await opened().reopen();
      await expect(reopened.records.heartbeats.list()).resolves.toEqual([quiet, backup]);
      await expect(reopened.records.heartbeats.find('backup')).resolves.toEqual(backup);
    });

    it('are seen, the latest counts', async () => {
      await see(noon, minutesLater(9));
      await expect(find()).resolves.toBeUndefined();
      await save(backup);

      await see(minutesLater(2), minutesLater(7));
      await see(minutesLater(1), minutesLater(6));

      await expect(find()).resolves.toEqual({ ...backup, lastSeenAt: minutesLater(2), dueAt: minutesLater(7) });
    });

    it('can be deleted', async () => {
      await save(backup);

      await store.write(({ heartbeats }) => heartbeats.delete('backup'));

      await expect(find()).resolves.toBeUndefined();
    });
  });
}
