// The promises about what is deleted of old records, as tests.
import { beforeEach, describe, expect, it } from 'vitest';
import type { CommandRecord } from '../domain/command-record.ts';
import { aDigest } from '../domain/testing/a-digest.ts';
import { anIncident } from '../domain/testing/an-incident.ts';
import { aRawEvent } from '../domain/testing/a-raw-event.ts';
import type { Delivery } from '../messages/delivery.ts';
import type { EventState } from './event-records.ts';
import type { Store } from './store.ts';
import { aCommandRecord } from './testing/a-command-record.ts';
import { aPendingConfirmation } from './testing/a-pending-confirmation.ts';
import { anAuditEvent } from './testing/an-audit-event.ts';
import { aDelivery } from './testing/a-delivery.ts';
import { minutesLater, noon } from './testing/instants.ts';
import type { OpenedStore } from './testing/opened-store.ts';

const OLD = minutesLater(-1);

/** Runs them against the store that the test has opened. */
export function describeRetention(opened: () => OpenedStore): void {
  let store: Store;
  beforeEach(() => {
    ({ store } = opened());
  });

  async function insertEvent(id: string, { state = 'routed', receivedAt = OLD }: { state?: EventState; receivedAt?: Date } = {}) {
    await store.write(({ events }) => events.insert(aRawEvent({ id, receivedAt }), state));
  }

  async function insertDelivery(id: string, overrides: Partial<Delivery> = {}): Promise<void> {
    await insertEvent(id);
    await store.write(({ deliveries }) => deliveries.insert(aDelivery({ id, eventId: id, status: 'sent', ...overrides })));
  }

  const deleteSettled = (after = 0, limit = 100) => store.write(({ events }) => events.deleteSettled({ before: noon, after, limit }));

  async function keptOf(...ids: readonly string[]): Promise<readonly string[]> {
    const found = await Promise.all(ids.map((id) => store.records.events.find(id)));
    return found.flatMap((stored) => stored?.event.id ?? []);
  }

  describe('deleteSettled', () => {
    it('deletes old events with their deliveries, and forgets their identities', async () => {
      await insertDelivery('sent');
      await insertDelivery('folded', { status: 'folded' });
      await insertEvent('unrouted', { state: 'unrouted' });
      await insertEvent('refused', { state: 'refused' });
      await insertEvent('new', { receivedAt: noon });

      await expect(deleteSettled()).resolves.toMatchObject({ deletedCount: 4 });

      await expect(keptOf('sent', 'folded', 'unrouted', 'refused', 'new')).resolves.toEqual(['new']);
      await expect(store.records.deliveries.find('sent')).resolves.toBeUndefined();
      await insertEvent('again');
      await expect(store.write(({ events }) => events.recordRepeat('test:sent', noon))).resolves.toBeUndefined();
      await expect(store.write(({ events }) => events.recordRepeat('test:new', noon))).resolves.toBe('new');
    });

    it('leaves what is held, waits, is under way, or is dead', async () => {
      await insertEvent('held', { state: 'held' });
      for (const status of ['queued', 'sending', 'dead'] as const) await insertDelivery(status, { status });
      // Of two channels only one has it.
      await insertDelivery('half', { status: 'dead' });
      await store.write(({ deliveries }) => deliveries.insert(aDelivery({ id: 'half sent', eventId: 'half', status: 'sent' })));

      await expect(deleteSettled()).resolves.toMatchObject({ deletedCount: 0 });

      await expect(keptOf('held', 'queued', 'sending', 'dead', 'half')).resolves.toHaveLength(5);
      await expect(store.records.deliveries.find('half sent')).resolves.toBeDefined();
    });

    it('leaves all of an incident that is open, and deletes one that is closed with its last event', async () => {
      await store.write(async ({ incidents }) => {
        await incidents.insert(anIncident({ id: 'open', incidentKey: 'open' }));
        for (const id of ['closed', 'partly old'])
          await incidents.insert(anIncident({ id, incidentKey: id, closedAt: noon.toISOString() }));
      });
      await insertDelivery('of open', { incidentId: 'open' });
      await insertDelivery('of closed', { incidentId: 'closed' });
      await insertDelivery('first step', { incidentId: 'partly old' });
      await insertEvent('second step', { receivedAt: noon });
      await store.write(({ deliveries }) =>
        deliveries.insert(aDelivery({ id: 'second', eventId: 'second step', status: 'sent', incidentId: 'partly old' })),
      );

      await expect(deleteSettled()).resolves.toMatchObject({ deletedCount: 2 });

      await expect(keptOf('of open', 'of closed', 'first step', 'second step')).resolves.toEqual(['of open', 'second step']);
      const incidents = await Promise.all(['open', 'closed', 'partly old'].map((id) => store.records.incidents.find(id)));
      expect(incidents.map((incident) => incident?.id)).toEqual(['open', undefined, 'partly old']);
    });

    it('leaves what was taken into a digest whose message is dead, and deletes a closed digest with the last of it', async () => {
      await store.write(async ({ incidents, digests }) => {
        for (const id of ['shown', 'dead']) {
          await incidents.insert(anIncident({ id, incidentKey: id, closedAt: noon.toISOString() }));
          await digests.insert(aDigest({ id, closedAt: noon }));
        }
      });
      for (const [id, status] of [
        ['shown', 'sent'],
        ['dead', 'dead'],
      ] as const) {
        await insertDelivery(`message of ${id}`, { incidentId: id, digestId: id, status });
        await insertDelivery(`taken into ${id}`, { digestId: id, status: 'digested' });
      }

      await expect(deleteSettled()).resolves.toMatchObject({ deletedCount: 2 });

      await expect(keptOf('message of dead', 'taken into dead')).resolves.toHaveLength(2);
      await expect(store.records.digests.find('shown')).resolves.toBeUndefined();
      await expect(store.records.digests.find('dead')).resolves.toBeDefined();
    });

    it('goes on where the stretch before ended, until nothing is old any more', async () => {
      for (const id of ['a', 'b', 'c', 'd', 'e']) await insertEvent(id);
      await insertEvent('new', { receivedAt: noon });
      await insertEvent('newer', { receivedAt: noon });

      const first = await deleteSettled(0, 2);
      const second = await deleteSettled(first.endedAt, 2);
      const third = await deleteSettled(second.endedAt, 2);
      const last = await deleteSettled(third.endedAt, 2);

      expect([first, second, third, last].map(({ deletedCount }) => deletedCount)).toEqual([2, 2, 1, 0]);
      expect(last.endedAt).toBeUndefined();
      await expect(keptOf('a', 'e', 'new', 'newer')).resolves.toEqual(['new', 'newer']);
    });
  });

  describe('deleteOver', () => {
    const deleteOver = (after = 0, limit = 100) => store.write(({ commands }) => commands.deleteOver({ before: noon, after, limit }));
    const insertCommand = (id: string, overrides: Partial<CommandRecord> = {}) =>
      store.write(({ commands }) => commands.insert(aCommandRecord({ id, idempotencyKey: id, receivedAt: OLD, ...overrides })));

    it('deletes old commands that are over, and leaves what waits, is under way or new, and the audit log', async () => {
      const statuses = ['answered', 'cancelled', 'expired', 'succeeded', 'failed', 'outcome-unknown'] as const;
      for (const status of statuses) await insertCommand(status, { status });
      for (const status of ['received', 'executing'] as const) await insertCommand(status, { status });
      await insertCommand('waits', { status: 'awaiting-confirmation', confirmation: aPendingConfirmation() });
      await insertCommand('approval', { status: 'awaiting-approval', confirmation: aPendingConfirmation() });
      await insertCommand('new', { status: 'succeeded', receivedAt: noon });
      await store.write(({ auditEvents }) => auditEvents.append(anAuditEvent({ commandId: 'succeeded' })));

      await expect(deleteOver()).resolves.toEqual({ deletedCount: 6 });

      const ids = [...statuses, 'received', 'executing', 'waits', 'approval', 'new'];
      const found = await Promise.all(ids.map((id) => store.records.commands.find(id)));
      expect(found.flatMap((record) => record?.id ?? [])).toEqual(['received', 'executing', 'waits', 'approval', 'new']);
      await expect(store.records.auditEvents.list({ commandId: 'succeeded', limit: 9 })).resolves.toHaveLength(1);
      await expect(insertCommand('succeeded')).resolves.toBe(true);
    });

    it('goes on where the stretch before ended, until nothing is old any more', async () => {
      for (const id of ['a', 'b', 'c']) await insertCommand(id, { status: 'answered' });
      for (const id of ['d', 'e']) await insertCommand(id, { status: 'answered', receivedAt: noon });

      const first = await deleteOver(0, 2);
      const second = await deleteOver(first.endedAt, 2);
      const third = await deleteOver(second.endedAt, 2);

      expect([first, second, third].map(({ deletedCount }) => deletedCount)).toEqual([2, 1, 0]);
      expect(third.endedAt).toBeUndefined();
    });
  });

  describe('deleteOld', () => {
    it('deletes messages that nobody has posted or edited since, but for those of a delivery', async () => {
      const put = (id: string, now: Date, payload = '{}') =>
        store.write(({ webMessages }) => webMessages.put({ id, channelId: 'ops', payload, now }));
      for (const id of ['old', 'edited', 'of a delivery']) await put(id, OLD);
      await put('edited', noon, '{"edited":1}');
      await put('new', noon);
      await insertDelivery('of a delivery');
      const deleteOld = () => store.write(({ webMessages }) => webMessages.deleteOld({ before: noon, after: 0, limit: 3 }));

      await expect(deleteOld()).resolves.toMatchObject({ deletedCount: 1, endedAt: expect.any(Number) });

      const listed = await store.records.webMessages.listNewest('ops', 9);
      expect(listed.map(({ id }) => id)).toEqual(['edited', 'of a delivery', 'new']);
      await deleteSettled();
      await expect(deleteOld()).resolves.toMatchObject({ deletedCount: 1 });
      await expect(store.records.webMessages.find('of a delivery')).resolves.toBeUndefined();
    });
  });
}
