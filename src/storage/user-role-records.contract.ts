// The promises about user roles as tests.
import { beforeEach, describe, expect, it } from 'vitest';
import type { UserRole } from '../domain/user-role.ts';
import type { Store } from './store.ts';
import { aRoleProof, aUserRole } from './testing/a-user-role.ts';
import { DIFFICULT_TEXTS } from './testing/difficult-texts.ts';
import { minutesLater, noon } from './testing/instants.ts';
import type { OpenedStore } from './testing/opened-store.ts';

/** Runs them against the store that the test has opened. */
export function describeUserRoleRecords(opened: () => OpenedStore): void {
  let store: Store;
  beforeEach(() => {
    ({ store } = opened());
  });

  describe('user roles', () => {
    const put = (role: UserRole) => store.write(({ userRoles }) => userRoles.put(role));
    const list = (userId?: string) => store.records.userRoles.list(userId === undefined ? {} : { userId });
    const takeProof = (nonceHash: string) => store.write(({ userRoles }) => userRoles.takeProof(nonceHash));

    it('are kept over a restart, with and without a proof', async () => {
      const proven = aUserRole({ provenArn: 'arn:aws:sts::123456789012:assumed-role/ana/cli' });
      const mapped = aUserRole({ userId: 'web:ben', mappedBy: 'web:ana', configurationName: '' });
      await put(proven);
      await put(mapped);

      const reopened = await opened().reopen();
      await expect(reopened.records.userRoles.list()).resolves.toStrictEqual([proven, mapped]);
    });

    it('are one for each person, account and configuration: a later one takes the place, and what was proved is not kept', async () => {
      await put(aUserRole({ provenArn: 'arn:aws:sts::123456789012:assumed-role/ana/cli' }));
      const others = [aUserRole({ configurationName: 'dev' }), aUserRole({ accountId: '210987654321' }), aUserRole({ userId: 'web:ben' })];
      for (const role of others) await put(role);
      const later = aUserRole({ roleArn: 'arn:aws:iam::123456789012:role/other', mappedBy: 'web:ben', mappedAt: minutesLater(1) });
      await put(later);

      await expect(list('web:ana')).resolves.toStrictEqual([others[0], later, others[1]]);
      await expect(list('web:ben')).resolves.toStrictEqual([others[2]]);
      await expect(list('web:eve')).resolves.toEqual([]);
    });

    it('are taken away once', async () => {
      await put(aUserRole());
      await put(aUserRole({ configurationName: '' }));
      const { userId, accountId, configurationName } = aUserRole();
      const take = () => store.write(({ userRoles }) => userRoles.take({ userId, accountId, configurationName }));

      const taken = await Promise.all([take(), take(), take()]);

      expect(taken.filter((role) => role !== undefined)).toStrictEqual([aUserRole()]);
      await expect(list()).resolves.toStrictEqual([aUserRole({ configurationName: '' })]);
    });

    it('keep difficult texts', async () => {
      const all = DIFFICULT_TEXTS.map((text) => aUserRole({ userId: text, configurationName: text, mappedBy: text, provenArn: text }));
      for (const role of all) await put(role);

      const found = await Promise.all(DIFFICULT_TEXTS.map((text) => list(text)));
      expect(found.flat()).toStrictEqual(all);
    });

    it('give a proof to one of many who take it at once', async () => {
      const proof = aRoleProof({ threadMessageId: '1700000000.000100' });
      await store.write(({ userRoles }) => userRoles.insertProof(proof));
      await expect(store.records.userRoles.findProof('hash')).resolves.toStrictEqual(proof);

      const taken = await Promise.all(Array.from({ length: 10 }, () => takeProof('hash')));

      expect(taken.filter((each) => each !== undefined)).toStrictEqual([proof]);
      await expect(store.records.userRoles.findProof('hash')).resolves.toBeUndefined();
    });

    it('drop proofs whose time is over', async () => {
      await store.write(async ({ userRoles }) => {
        await userRoles.insertProof(aRoleProof());
        await userRoles.insertProof(aRoleProof({ nonceHash: 'later', expiresAt: minutesLater(1) }));
        await userRoles.deleteExpiredProofs(noon);
      });

      await expect(takeProof('hash')).resolves.toBeUndefined();
      await expect(takeProof('later')).resolves.toBeDefined();
    });
  });
}
