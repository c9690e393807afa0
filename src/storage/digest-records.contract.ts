// The promises about digests, and about what they ask of deliveries, as tests.
import { beforeEach, describe, expect, it } from 'vitest';
import type { Digest } from '../domain/digest.ts';
import { aDigest } from '../domain/testing/a-digest.ts';
import { anIncident } from '../domain/testing/an-incident.ts';
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
export function describeDigestRecords(opened: () => OpenedStore): void {
  let store: Store;
  beforeEach(() => {
    ({ store } = opened());
  });

  const insert = (digest: Digest) => store.write(({ digests }) => digests.insert(digest));

  describe('digests', () => {
    it('are kept over a restart', async () => {
      const tally = {
        total: 2,
        overCount: 1,
        bySeverity: { high: 2 },
        byKind: { Alarm: 2 },
        byPlace: { '': 2 },
        byName: { cpu: 1, disk: 1 },
      };
      const digest = aDigest({ kind: 'critical', tally, listedNames: ['cpu', 'disk'], closedAt: minutesLater(1), spanCount: 2 });
      await insert(digest);

      const reopened = await opened().reopen();
      await expect(reopened.records.digests.find('digest-1')).resolves.toStrictEqual(digest);
    });

    it('are open once of a kind in a channel', async () => {
      await insert(aDigest());
      await insert(aDigest({ id: 'digest-2', kind: 'critical' }));
      await insert(aDigest({ id: 'digest-3', channel: elsewhere }));

      await expect(insert(aDigest({ id: 'digest-4' }))).rejects.toThrow(/./);
      await expect(store.records.digests.findOpen(CHANNEL, 'critical')).resolves.toMatchObject({ id: 'digest-2' });
      await store.write(({ digests }) => digests.replace(aDigest({ closedAt: noon })));
      await expect(store.records.digests.findOpen(CHANNEL, 'storm')).resolves.toBeUndefined();
      await expect(insert(aDigest({ id: 'digest-4' }))).resolves.toBeUndefined();
    });

    it('are known by channel', async () => {
      await insert(aDigest({ closedAt: noon }));
      await insert(aDigest({ id: 'digest-2', channel: elsewhere }));

      await expect(store.records.digests.hasAny(CHANNEL)).resolves.toBe(true);
      await expect(store.records.digests.hasAny('web//none')).resolves.toBe(false);
      await expect(store.records.digests.listOpenChannels()).resolves.toEqual(['web//dev']);
    });

    it('are replaced only where they are', async () => {
      await expect(codeOf(store.write(({ digests }) => digests.replace(aDigest())))).resolves.toBe('digest-unknown');
    });
  });

  describe('what a digest asks about deliveries', () => {
    beforeEach(async () => {
      await store.write(async (records) => {
        await records.events.insert(aRawEvent(), 'routed');
        for (const id of ['incident-1', 'incident-2']) await records.incidents.insert(anIncident({ id, incidentKey: id }));
        await records.incidents.setMessageReference('incident-2', { channel: elsewhere, messageId: 'shown' });
      });
    });

    async function write(...overrides: readonly Partial<Delivery>[]): Promise<void> {
      await store.write(async ({ deliveries }) => {
        for (const one of overrides) await deliveries.insert(aDelivery(one));
      });
    }

    it('counts messages that are due and no digest’s own, no further than asked', async () => {
      await write(
        ...['a', 'b', 'c'].map((id) => ({ id })),
        { id: 'later', nextAttemptAt: minutesLater(90) },
        { id: 'own', digestId: 'digest-1' },
        { id: 'edit', action: 'edit', incidentId: 'incident-1' },
        { id: 'elsewhere', channel: elsewhere },
      );
      const count = (limit: number) => store.records.deliveries.countWaitingPosts(CHANNEL, minutesLater(60), limit);

      await expect(count(9)).resolves.toBe(3);
      await expect(count(2)).resolves.toBe(2);
    });

    it('lists what can be taken in: messages, and later steps of an incident whose message was taken in', async () => {
      await write(
        { id: 'taken', incidentId: 'incident-1', status: 'digested', digestId: 'digest-1' },
        { id: 'step of it', incidentId: 'incident-1', action: 'edit', priority: 2 },
        { id: 'taken too', incidentId: 'incident-2', status: 'digested', digestId: 'digest-1' },
        { id: 'step of what is shown since', incidentId: 'incident-2', action: 'edit', priority: 2 },
        { id: 'info', priority: 4 },
        { id: 'critical', priority: 0 },
      );

      const listed = await store.records.deliveries.listWaiting(CHANNEL, { now: minutesLater(60), limit: 9 });

      expect(listed.map(({ id, digestOfIncident }) => [id, digestOfIncident])).toEqual([
        ['critical', undefined],
        ['step of it', 'digest-1'],
        ['info', undefined],
      ]);
      expect(listed[1]).toMatchObject({ incidentId: 'incident-1', gist: aDelivery().gist, channel: aDelivery().channel });
    });

    it('lists what was taken in, page after page', async () => {
      await write(...['a', 'b', 'c'].map((id) => ({ id, status: 'digested' as const, digestId: 'digest-1' })), {
        id: 'own',
        digestId: 'digest-1',
      });
      const page = (afterSequence: number) => store.records.deliveries.listDigested('digest-1', { afterSequence, limit: 2 });

      const first = await page(0);
      const second = await page(first.at(-1)?.sequence ?? 0);

      expect([...first, ...second].map(({ id }) => id)).toEqual(['a', 'b', 'c']);
      expect(second).toHaveLength(1);
    });
  });
}
