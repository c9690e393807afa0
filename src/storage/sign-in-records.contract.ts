// The promises about sign-ins as tests.
import { beforeEach, describe, expect, it } from 'vitest';
import type { Store } from './store.ts';
import { aLink, aSession } from './testing/a-sign-in.ts';
import { minutesLater, noon } from './testing/instants.ts';
import type { OpenedStore } from './testing/opened-store.ts';

/** Runs them against the store that the test has opened. */
export function describeSignInRecords(opened: () => OpenedStore): void {
  let store: Store;
  beforeEach(() => {
    ({ store } = opened());
  });

  describe('sign-ins', () => {
    const take = (tokenHash: string) => store.write(({ signIns }) => signIns.takeLink(tokenHash));

    it('gives a link to one of many who take it at once', async () => {
      await store.write(({ signIns }) => signIns.insertLink(aLink()));

      const taken = await Promise.all(Array.from({ length: 10 }, () => take('hash')));

      expect(taken.filter((link) => link !== undefined)).toStrictEqual([aLink()]);
      await expect(take('another')).resolves.toBeUndefined();
    });

    it('gives a link back where the unit that took it failed', async () => {
      await store.write(({ signIns }) => signIns.insertLink(aLink()));
      const failing = store.write(async ({ signIns }) => {
        await signIns.takeLink('hash');
        throw new Error('no session after all');
      });
      await expect(failing).rejects.toThrow('no session after all');

      await expect(take('hash')).resolves.toStrictEqual(aLink());
    });

    it('keeps a session until it is deleted', async () => {
      await store.write(({ signIns }) => signIns.insertSession(aSession({ isAdministrator: false })));
      await expect(store.records.signIns.findSession('hash')).resolves.toStrictEqual(aSession({ isAdministrator: false }));

      await store.write(({ signIns }) => signIns.deleteSession('hash'));
      await expect(store.records.signIns.findSession('hash')).resolves.toBeUndefined();
    });

    it('shows a link without taking it', async () => {
      await store.write(({ signIns }) => signIns.insertLink(aLink()));

      await expect(store.records.signIns.findLink('hash')).resolves.toStrictEqual(aLink());
      await expect(take('hash')).resolves.toStrictEqual(aLink());
      await expect(store.records.signIns.findLink('hash')).resolves.toBeUndefined();
    });

    it('lists sessions, the oldest first', async () => {
      const sessions = [
        aSession({ tokenHash: 'b' }),
        aSession({ tokenHash: 'c', createdAt: minutesLater(1) }),
        aSession({ tokenHash: 'a' }),
      ];
      await store.write(({ signIns }) => Promise.all(sessions.map((session) => signIns.insertSession(session))));

      expect((await store.records.signIns.listSessions()).map(({ tokenHash }) => tokenHash)).toEqual(['a', 'b', 'c']);
    });

    it('deletes the links of one identity', async () => {
      await store.write(async ({ signIns }) => {
        await signIns.insertLink(aLink({ tokenHash: 'ana', userId: 'web:ana' }));
        await signIns.insertLink(aLink({ tokenHash: 'ben', userId: 'web:ben' }));
        await signIns.deleteLinksOf('web:ana');
      });

      await expect(take('ana')).resolves.toBeUndefined();
      await expect(take('ben')).resolves.toBeDefined();
    });

    it('deletes what has expired and nothing else', async () => {
      await store.write(async ({ signIns }) => {
        await signIns.insertLink(aLink({ tokenHash: 'old' }));
        await signIns.insertLink(aLink({ tokenHash: 'new', expiresAt: minutesLater(1) }));
        await signIns.insertSession(aSession({ tokenHash: 'old' }));
        await signIns.insertSession(aSession({ tokenHash: 'new', expiresAt: minutesLater(1) }));
        await signIns.deleteExpired(noon);
      });

      await expect(take('old')).resolves.toBeUndefined();
      await expect(take('new')).resolves.toBeDefined();
      await expect(store.records.signIns.findSession('old')).resolves.toBeUndefined();
      await expect(store.records.signIns.findSession('new')).resolves.toBeDefined();
    });
  });
}
