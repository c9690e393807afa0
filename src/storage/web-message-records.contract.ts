// The promises about the web chat's messages as tests.
import { beforeEach, describe, expect, it } from 'vitest';
import type { Store } from './store.ts';
import { minutesLater, noon } from './testing/instants.ts';
import type { OpenedStore } from './testing/opened-store.ts';

/** Runs them against the store that the test has opened. */
export function describeWebMessageRecords(opened: () => OpenedStore): void {
  let store: Store;
  beforeEach(() => {
    ({ store } = opened());
  });

  describe('web messages', () => {
    const put = (id: string, payload: string, now: Date = noon) =>
      store.write(({ webMessages }) => webMessages.put({ id, channelId: 'ops', payload, now }));
    const idsOf = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);

    it('posts, edits, and gives each a higher revision', async () => {
      const posted = await put('a', 'first');
      const edited = await put('a', 'second', minutesLater(1));

      expect(posted).toStrictEqual({ id: 'a', channelId: 'ops', postedAt: noon, payload: 'first', revision: posted.revision });
      expect(edited).toStrictEqual({ ...posted, editedAt: minutesLater(1), payload: 'second', revision: edited.revision });
      expect(edited.revision).toBeGreaterThan(posted.revision);
      await expect(store.records.webMessages.find('a')).resolves.toStrictEqual(edited);
      await expect(store.records.webMessages.newestRevision()).resolves.toBe(edited.revision);
    });

    it('leaves a message alone that is posted again as it is', async () => {
      const posted = await put('a', 'first');

      await expect(put('a', 'first', minutesLater(1))).resolves.toStrictEqual(posted);
      await expect(store.records.webMessages.newestRevision()).resolves.toBe(posted.revision);
    });

    it('pages backwards through a channel, each page oldest first', async () => {
      await put('m2', '{}', minutesLater(2));
      await put('m1', '{}', minutesLater(1));
      await put('m2 again', '{}', minutesLater(2));
      await store.write(({ webMessages }) => webMessages.put({ id: 'elsewhere', channelId: 'dev', payload: '{}', now: noon }));
      await put('m3', '{}', minutesLater(3));
      const { webMessages } = store.records;

      expect(idsOf(await webMessages.listNewest('ops', 2))).toEqual(['m2 again', 'm3']);
      expect(idsOf(await webMessages.listNewest('ops', 2, 'm2 again'))).toEqual(['m1', 'm2']);
      expect(idsOf(await webMessages.listNewest('ops', 9, 'm2'))).toEqual(['m1']);
      expect(await webMessages.listNewest('ops', 9, 'm1')).toEqual([]);
      expect(await webMessages.listNewest('ops', 9, 'elsewhere')).toEqual([]);
      expect(await webMessages.listNewest('ops', 9, 'nobody')).toEqual([]);
    });

    it('keeps a message in its place when it is edited', async () => {
      await put('first', 'a', noon);
      await put('second', 'a', minutesLater(1));
      await put('first', 'b', minutesLater(2));

      expect(idsOf(await store.records.webMessages.listNewest('ops', 9))).toEqual(['first', 'second']);
    });

    it('resumes after a revision, in order of revision, over a restart', async () => {
      const first = await put('first', 'a');
      await put('second', 'a');
      await put('third', 'a');
      await put('first', 'b');
      const reopened = await opened().reopen();

      expect(idsOf(await reopened.records.webMessages.listChanged(first.revision, 9))).toEqual(['second', 'third', 'first']);
      expect(idsOf(await reopened.records.webMessages.listChanged(first.revision, 2))).toEqual(['second', 'third']);
      expect(await reopened.records.webMessages.listChanged(await reopened.records.webMessages.newestRevision(), 9)).toEqual([]);
      const next = await reopened.write(({ webMessages }) => webMessages.put({ id: 'fourth', channelId: 'ops', payload: 'a', now: noon }));
      expect(next.revision).toBe(first.revision + 4);
    });
  });
}
