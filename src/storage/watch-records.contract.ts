// The promises about watches as tests.
import { beforeEach, describe, expect, it } from 'vitest';
import type { WatchStatus } from '../domain/watch.ts';
import type { Store } from './store.ts';
import { aWatch } from './testing/a-watch.ts';
import { DIFFICULT_TEXTS } from './testing/difficult-texts.ts';
import { minutesLater, noon } from './testing/instants.ts';
import type { OpenedStore } from './testing/opened-store.ts';

const OPS = 'web//ops';

/** Runs them against the store that the test has opened. */
export function describeWatchRecords(opened: () => OpenedStore): void {
  let store: Store;
  beforeEach(() => {
    ({ store } = opened());
  });

  describe('watches', () => {
    const insert = (...overrides: Parameters<typeof aWatch>) => store.write(({ watches }) => watches.insert(aWatch(...overrides)));
    const advance = (id: string, from: WatchStatus, to: WatchStatus) =>
      store.write(({ watches }) => watches.advance(id, from, { status: to }));
    const runningIds = async () => (await store.records.watches.listRunning()).map(({ id }) => id);

    it('keeps every field of a watch, over a restart', async () => {
      const watch = aWatch({
        threadMessageId: '1700000100.000200',
        state: 'pending',
        finishedAt: minutesLater(3),
        status: 'failed',
        subject: { ...aWatch().subject, work: 'ssm send-command' },
      });
      await insert(watch);

      const reopened = await opened().reopen();
      await expect(reopened.records.watches.find('watch-1')).resolves.toStrictEqual(watch);
    });

    it('leaves absent what a watch does not have', async () => {
      await insert();

      await expect(store.records.watches.find('watch-1')).resolves.toStrictEqual(aWatch());
      await expect(store.records.watches.find('watch-2')).resolves.toBeUndefined();
    });

    it('keeps difficult texts in every field', async () => {
      const watches = DIFFICULT_TEXTS.map((text, index) =>
        aWatch({
          id: `${index}${text}`,
          commandId: text,
          channel: { platform: 'web', workspaceId: text, channelId: text },
          person: { userId: text, displayName: text },
          code: text,
          answerKey: text,
          state: text,
          subject: { commandText: text, requestText: text, region: text, accountId: text, credentials: 'demo', work: text },
        }),
      );
      await store.write((records) => Promise.all(watches.map((watch) => records.watches.insert(watch))));

      await expect(store.records.watches.listRunning()).resolves.toStrictEqual(watches);
      const found = await Promise.all(DIFFICULT_TEXTS.map((text) => store.records.watches.findOpen(`web/${text}/${text}`, text)));
      expect(found).toStrictEqual(watches);
    });

    it('lists what runs, the oldest first', async () => {
      await insert({ id: 'b', code: 'B' });
      await insert({ id: 'offered', code: 'C', status: 'offered' });
      await insert({ id: 'a', code: 'A' });
      await insert({ id: 'ended', code: 'D', status: 'stopped' });

      await expect(runningIds()).resolves.toEqual(['b', 'a']);
    });

    it('finds what is offered or running by its code, in its channel alone', async () => {
      await insert({ id: 'offered', code: 'AAAAAA', status: 'offered' });
      await insert({ id: 'ended', code: 'BBBBBB', status: 'succeeded' });

      await expect(store.records.watches.findOpen(OPS, 'AAAAAA')).resolves.toMatchObject({ id: 'offered' });
      await expect(store.records.watches.findOpen('web//other', 'AAAAAA')).resolves.toBeUndefined();
      await expect(store.records.watches.findOpen(OPS, 'BBBBBB')).resolves.toBeUndefined();
    });

    it('moves a watch on once, from where it stands', async () => {
      await insert({ status: 'offered' });
      const change = {
        status: 'running',
        person: { userId: 'web:ben', displayName: 'Ben' },
        startedAt: noon,
        answerKey: 'k2',
        threadMessageId: '1700000300.000400',
        commandId: 'c2',
      } as const;

      await expect(store.write(({ watches }) => watches.advance('watch-1', 'offered', change))).resolves.toBe(true);
      await expect(store.write(({ watches }) => watches.advance('watch-1', 'offered', change))).resolves.toBe(false);
      await expect(advance('watch-1', 'running', 'stopped')).resolves.toBe(true);
      await expect(advance('watch-1', 'running', 'succeeded')).resolves.toBe(false);
      await expect(store.records.watches.find('watch-1')).resolves.toStrictEqual(aWatch({ ...change, status: 'stopped' }));
    });

    it('refuses a code that another open watch of the channel has, and takes it again once that has ended', async () => {
      await insert({ id: 'a' });

      await expect(insert({ id: 'b' })).rejects.toThrow(/unique/i);
      await expect(insert({ id: 'c', channel: { platform: 'web', workspaceId: '', channelId: 'other' } })).resolves.toBeUndefined();
      await advance('a', 'running', 'succeeded');
      await expect(insert({ id: 'd' })).resolves.toBeUndefined();
    });

    it('deletes what was offered long ago, and nothing that runs', async () => {
      await insert({ id: 'old', code: 'A', status: 'offered', startedAt: noon });
      await insert({ id: 'new', code: 'B', status: 'offered', startedAt: minutesLater(2) });
      await insert({ id: 'running', code: 'C', startedAt: noon });

      await store.write(({ watches }) => watches.deleteOffered(minutesLater(1)));

      const found = await Promise.all(['old', 'new', 'running'].map((id) => store.records.watches.find(id)));
      expect(found.map((watch) => watch?.id)).toEqual([undefined, 'new', 'running']);
    });

    it('deletes what is over and old, stretch after stretch, and leaves what is offered or running', async () => {
      const statuses = ['succeeded', 'running', 'timed-out', 'offered', 'stopped'] as const;
      for (const [index, status] of statuses.entries()) await insert({ id: status, code: `code-${index}`, status, startedAt: noon });
      await insert({ id: 'new', code: 'new', status: 'failed', startedAt: minutesLater(1) });
      const deleteOver = (after: number) => store.write(({ watches }) => watches.deleteOver({ before: minutesLater(1), after, limit: 4 }));

      const first = await deleteOver(0);
      const second = await deleteOver(first.endedAt ?? 0);

      expect([first.deletedCount, second]).toEqual([2, { deletedCount: 1 }]);
      const found = await Promise.all([...statuses, 'new'].map((id) => store.records.watches.find(id)));
      expect(found.flatMap((watch) => watch?.id ?? [])).toEqual(['running', 'offered', 'new']);
    });
  });
}
