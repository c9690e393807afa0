// The promises about messages that wait for others of their group, as tests.
import { beforeEach, describe, expect, it } from 'vitest';
import { aDigest } from '../domain/testing/a-digest.ts';
import { aRawEvent } from '../domain/testing/a-raw-event.ts';
import type { Delivery } from '../messages/delivery.ts';
import type { Store } from './store.ts';
import { aDelivery } from './testing/a-delivery.ts';
import { codeOf } from './testing/code-of.ts';
import { minutesLater, noon } from './testing/instants.ts';
import type { OpenedStore } from './testing/opened-store.ts';

const CHANNEL = 'web//ops';
const elsewhere = { platform: 'web', workspaceId: '', channelId: 'dev' } as const;

/** Runs them against the store that the test has opened. */
export function describeGroupRecords(opened: () => OpenedStore): void {
  let store: Store;
  beforeEach(() => {
    ({ store } = opened());
  });

  async function write(...overrides: readonly Partial<Delivery>[]): Promise<void> {
    await store.write(async ({ deliveries }) => {
      for (const one of overrides) await deliveries.insert(aDelivery({ groupKey: 'group', nextAttemptAt: minutesLater(1), ...one }));
    });
  }

  const ofGroup = async (limit = 9) => (await store.records.deliveries.listOfGroup(CHANNEL, 'group', limit)).map(({ id }) => id);
  const dueAt = (minutes: number) => store.records.deliveries.listDueGroups(CHANNEL, minutesLater(minutes), 9);

  describe('groups of deliveries', () => {
    beforeEach(() => store.write(({ events }) => events.insert(aRawEvent(), 'routed')));

    it('are due with the first message of which the time has come', async () => {
      await write(
        { id: 'later', nextAttemptAt: minutesLater(5) },
        { id: 'first' },
        { id: 'other', groupKey: 'other', nextAttemptAt: minutesLater(3) },
      );

      await expect(Promise.all([0, 1, 3].map((minutes) => dueAt(minutes)))).resolves.toEqual([[], ['group'], ['group', 'other']]);
    });

    it('have their messages that wait in a channel, in the order of queueing, due or not', async () => {
      await write(
        { id: 'b', nextAttemptAt: minutesLater(5), priority: 4 },
        { id: 'a', priority: 0 },
        { id: 'sent', status: 'sent' },
        { id: 'edit', action: 'edit' },
        { id: 'of a digest', digestId: 'digest-1' },
        { id: 'elsewhere', channel: elsewhere },
        { id: 'c' },
      );

      await expect(ofGroup()).resolves.toEqual(['b', 'a', 'c']);
      await expect(ofGroup(2)).resolves.toEqual(['b', 'a']);
      const [first] = await store.records.deliveries.listOfGroup(CHANNEL, 'group', 1);
      expect(first).toMatchObject({ nextAttemptAt: minutesLater(5), gist: aDelivery().gist, channel: aDelivery().channel });
    });

    it('can be left', async () => {
      await write({ id: 'a' }, { id: 'b' });
      await store.write(({ deliveries }) => deliveries.leaveGroup('a'));

      await expect(ofGroup()).resolves.toEqual(['b']);
      expect((await store.records.deliveries.find('a'))?.groupKey).toBeUndefined();
      await expect(codeOf(store.write(({ deliveries }) => deliveries.leaveGroup('none')))).resolves.toBe('delivery-unknown');
    });

    it('have one open digest each, which is found by the group', async () => {
      const group = (id: string, groupKey: string) => aDigest({ id, kind: 'group', groupKey });
      await store.write(async ({ digests }) => {
        await digests.insert(group('digest-a', 'a'));
        await digests.insert(group('digest-b', 'b'));
        await digests.insert(aDigest({ id: 'storm' }));
      });

      await expect(store.write(({ digests }) => digests.insert(group('digest-c', 'a')))).rejects.toThrow(/./);
      await expect(store.records.digests.findOpenGroup(CHANNEL, 'a')).resolves.toStrictEqual(group('digest-a', 'a'));
      await expect(store.records.digests.findOpenGroup(CHANNEL, 'c')).resolves.toBeUndefined();
      const listed = await store.records.digests.listOpenGroups(CHANNEL, 9);
      expect(listed.map(({ id }) => id)).toEqual(['digest-a', 'digest-b']);
      await store.write(({ digests }) => digests.replace({ ...group('digest-a', 'a'), closedAt: noon }));
      await expect(store.records.digests.listOpenGroups(CHANNEL, 9)).resolves.toHaveLength(1);
    });
  });
}
