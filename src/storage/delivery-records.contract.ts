// The promises about deliveries as tests.
import { beforeEach, describe, expect, it } from 'vitest';
import { aRawEvent } from '../domain/testing/a-raw-event.ts';
import { anIncident } from '../domain/testing/an-incident.ts';
import type { Delivery } from '../messages/delivery.ts';
import { aMessage } from '../messages/testing/a-message.ts';
import type { DeliveryCriteria } from './delivery-records.ts';
import type { Store } from './store.ts';
import { aDelivery } from './testing/a-delivery.ts';
import { codeOf } from './testing/code-of.ts';
import { minutesLater, noon } from './testing/instants.ts';
import type { OpenedStore } from './testing/opened-store.ts';

const CHANNEL = 'web//ops';

/** Runs them against the store that the test has opened. */
export function describeDeliveryRecords(opened: () => OpenedStore): void {
  let store: Store;
  beforeEach(() => {
    ({ store } = opened());
  });

  /** Writes an event and its deliveries in one unit. */
  async function writeDeliveries(...deliveries: readonly Partial<Delivery>[]): Promise<void> {
    await store.write(async (records) => {
      if ((await records.events.find('event-1')) === undefined) await records.events.insert(aRawEvent(), 'routed');
      for (const delivery of deliveries) {
        const { incidentId } = delivery;
        if (incidentId !== undefined && (await records.incidents.find(incidentId)) === undefined) {
          await records.incidents.insert(anIncident({ id: incidentId, incidentKey: incidentId }));
        }
        await records.deliveries.insert(aDelivery(delivery));
      }
    });
  }
  describe('deliveries', () => {
    it('keeps every field of a delivery', async () => {
      const delivery = aDelivery({
        channel: { platform: 'slack', workspaceId: 'T0', channelId: 'C0' },
        action: 'edit',
        incidentId: 'incident-1',
        updates: { show: 'both', edit: true },
        status: 'dead',
        attemptCount: 7,
        queuedAt: noon,
        nextAttemptAt: minutesLater(1),
        finishedAt: minutesLater(2),
        reason: 'the channel is archived',
        messageReference: { channel: { platform: 'slack', workspaceId: 'T0', channelId: 'C0' }, messageId: '1.2' },
        isPossibleDuplicate: true,
      });
      await writeDeliveries(delivery);

      await expect(store.records.deliveries.find('delivery-1')).resolves.toStrictEqual(delivery);
    });

    it('leaves absent what a delivery does not have', async () => {
      await writeDeliveries(aDelivery());

      await expect(store.records.deliveries.find('delivery-1')).resolves.toStrictEqual(aDelivery());
      await expect(store.records.deliveries.find('delivery-2')).resolves.toBeUndefined();
    });

    it.each(['queued', 'sending', 'sent'] as const)('tells that a later delivery of the same incident is %s', async (status) => {
      await writeDeliveries(
        aDelivery({ id: 'first', incidentId: 'incident-1', status: 'dead' }),
        aDelivery({ id: 'second', incidentId: 'incident-1', status }),
        aDelivery({ id: 'third', incidentId: 'incident-1', status: 'dead' }),
        aDelivery({ id: 'other', incidentId: 'incident-2', status: 'dead' }),
        aDelivery({ id: 'alone', status: 'dead' }),
      );

      const superseded = [];
      for (const id of ['first', 'second', 'third', 'other', 'alone', 'unknown']) {
        if (await store.records.deliveries.isSuperseded(id)) superseded.push(id);
      }
      expect(superseded).toEqual(['first']);
    });

    it('tells that a reply takes the place of a first message only, and is never superseded itself', async () => {
      await writeDeliveries(
        aDelivery({ id: 'begin', incidentId: 'incident-1', status: 'dead' }),
        aDelivery({ id: 'edit', incidentId: 'incident-1', action: 'edit', status: 'dead' }),
        aDelivery({ id: 'reply', incidentId: 'incident-1', action: 'reply', status: 'sent' }),
        aDelivery({ id: 'edited', incidentId: 'incident-2', action: 'edit', status: 'dead' }),
        aDelivery({ id: 'replied', incidentId: 'incident-2', action: 'reply', status: 'dead' }),
        aDelivery({ id: 'later-edit', incidentId: 'incident-2', action: 'edit', status: 'sent' }),
      );

      const superseded = [];
      for (const id of ['begin', 'edit', 'reply', 'edited', 'replied', 'later-edit']) {
        if (await store.records.deliveries.isSuperseded(id)) superseded.push(id);
      }
      expect(superseded).toEqual(['begin', 'edited']);
    });

    it('refuses a delivery of an event or an incident that it does not have', async () => {
      const ofNoEvent = store.write((records) => records.deliveries.insert(aDelivery({ eventId: 'nobody' })));
      await expect(ofNoEvent).rejects.toThrow(/foreign key/i);

      const ofNoIncident = store.write(async (records) => {
        await records.events.insert(aRawEvent(), 'routed');
        await records.deliveries.insert(aDelivery({ incidentId: 'nobody' }));
      });
      await expect(ofNoIncident).rejects.toThrow(/foreign key/i);
    });

    it('changes what a change names and nothing else', async () => {
      const messageReference = { channel: aDelivery().channel, messageId: 'm' };
      await writeDeliveries(aDelivery({ reason: 'rate limited' }));

      await store.write(({ deliveries }) => deliveries.update('delivery-1', { status: 'sending' }));
      await store.write(({ deliveries }) =>
        deliveries.update('delivery-1', { status: 'sent', attemptCount: 2, finishedAt: noon, messageReference }),
      );
      await store.write(({ deliveries }) => deliveries.update('delivery-1', {}));

      await expect(store.records.deliveries.find('delivery-1')).resolves.toStrictEqual({
        ...aDelivery({ reason: 'rate limited' }),
        status: 'sent',
        attemptCount: 2,
        finishedAt: noon,
        messageReference,
      });
    });

    it('refuses to change or requeue a delivery that it does not have', async () => {
      expect(await codeOf(store.write(({ deliveries }) => deliveries.update('nobody', { status: 'sent' })))).toBe('delivery-unknown');
      expect(await codeOf(store.write(({ deliveries }) => deliveries.requeue('nobody', noon)))).toBe('delivery-unknown');
    });

    it('lists newest first, by status and configuration', async () => {
      await writeDeliveries(
        { id: 'd1', status: 'sent' },
        { id: 'd2', status: 'dead' },
        { id: 'd3', status: 'dead', configurationName: 'dev' },
        { id: 'd4', status: 'dead' },
      );
      const idsOf = async (filter: Parameters<Store['records']['deliveries']['list']>[0]) =>
        (await store.records.deliveries.list(filter)).map(({ id }) => id);

      await expect(idsOf({ limit: 10 })).resolves.toEqual(['d4', 'd3', 'd2', 'd1']);
      await expect(idsOf({ limit: 2 })).resolves.toEqual(['d4', 'd3']);
      await expect(idsOf({ status: 'dead', limit: 10 })).resolves.toEqual(['d4', 'd3', 'd2']);
      await expect(idsOf({ configurationName: 'dev', limit: 10 })).resolves.toEqual(['d3']);
      await expect(idsOf({ status: 'dead', configurationName: 'ops', limit: 1 })).resolves.toEqual(['d4']);
    });

    it('lists the deliveries of an event, oldest first', async () => {
      await writeDeliveries({ id: 'd2' }, { id: 'd1' });

      const list = await store.records.deliveries.listOfEvent('event-1');
      expect(list.map(({ id }) => id)).toEqual(['d2', 'd1']);
      await expect(store.records.deliveries.listOfEvent('event-2')).resolves.toEqual([]);
    });

    it('finds the delivery that was queued last about an incident, but for what was folded', async () => {
      await writeDeliveries(
        { id: 'd1', incidentId: 'incident-1', status: 'sent' },
        { id: 'd2', incidentId: 'incident-1', action: 'edit', status: 'dead' },
        { id: 'd3', incidentId: 'incident-1', action: 'edit', status: 'folded' },
        { id: 'd4', incidentId: 'incident-2' },
        { id: 'd5' },
      );

      await expect(store.records.deliveries.findNewestOfIncident('incident-1')).resolves.toMatchObject({ id: 'd2' });
      await expect(store.records.deliveries.findNewestOfIncident('incident-3')).resolves.toBeUndefined();
    });

    it('changes the message of a delivery', async () => {
      await writeDeliveries({ id: 'd1' });

      await store.write(({ deliveries }) => deliveries.update('d1', { message: aMessage('newer') }));

      await expect(store.records.deliveries.find('d1')).resolves.toStrictEqual(aDelivery({ id: 'd1', message: aMessage('newer') }));
    });

    it('lists the channels that wait, each once', async () => {
      await writeDeliveries(
        { id: 'd1' },
        { id: 'd2' },
        { id: 'd3', channel: { platform: 'slack', workspaceId: 'T0', channelId: 'C0' } },
        { id: 'd4', status: 'sending', channel: { platform: 'slack', workspaceId: 'T0', channelId: 'C1' } },
      );

      await expect(store.records.deliveries.listWaitingChannels()).resolves.toEqual(['slack/T0/C0', 'web//ops']);
    });

    it('looks at what there is of a channel', async () => {
      const now = new Date('2026-03-01T03:00:00Z');
      const later = new Date('2026-03-01T04:00:00Z');
      await writeDeliveries(
        { id: 'd1', nextAttemptAt: now },
        { id: 'd2', nextAttemptAt: now },
        { id: 'd3', nextAttemptAt: later, groupKey: 'group' },
        { id: 'd4', status: 'sent', channel: { platform: 'slack', workspaceId: 'T0', channelId: 'C0' } },
      );
      const nothing = { isAnythingQueued: false, hasDigest: false, hasOpenDigest: false, isGroupDue: false, isMuchWaiting: false };

      await expect(store.records.deliveries.look('slack/T0/C0', now, 1)).resolves.toEqual(nothing);
      await expect(store.records.deliveries.look('web//ops', now, 2)).resolves.toEqual({ ...nothing, isAnythingQueued: true });
      await expect(store.records.deliveries.look('web//ops', now, 1)).resolves.toMatchObject({ isMuchWaiting: true, isGroupDue: false });
      await expect(store.records.deliveries.look('web//ops', later, 9)).resolves.toMatchObject({ isMuchWaiting: false, isGroupDue: true });
    });

    it('starts to send what is queued, once', async () => {
      await writeDeliveries({ id: 'd1' });
      const start = () => store.write(({ deliveries }) => deliveries.startSending('d1'));

      await expect(start()).resolves.toMatchObject({ id: 'd1', status: 'sending' });
      await expect(start()).resolves.toBeUndefined();
      await expect(store.write(({ deliveries }) => deliveries.startSending('nowhere'))).resolves.toBeUndefined();
    });

    it('counts every status, also those that nothing has', async () => {
      await writeDeliveries({ id: 'd1' }, { id: 'd2' }, { id: 'd3', status: 'dead' });

      await expect(store.records.deliveries.countByStatus()).resolves.toEqual({
        queued: 2,
        sending: 0,
        sent: 0,
        folded: 0,
        digested: 0,
        muted: 0,
        dead: 1,
      });
    });

    it('puts back what was interrupted, marked as possible duplicates', async () => {
      await writeDeliveries({ id: 'd1', status: 'sending', attemptCount: 1 }, { id: 'd2' }, { id: 'd3', status: 'sent' });

      await expect(store.write(({ deliveries }) => deliveries.requeueInterrupted(minutesLater(5)))).resolves.toBe(1);

      await expect(store.records.deliveries.find('d1')).resolves.toStrictEqual(
        aDelivery({ id: 'd1', status: 'queued', attemptCount: 1, nextAttemptAt: minutesLater(5), isPossibleDuplicate: true }),
      );
      await expect(store.records.deliveries.find('d2')).resolves.toStrictEqual(aDelivery({ id: 'd2' }));
      await expect(store.records.deliveries.find('d3')).resolves.toMatchObject({ status: 'sent', isPossibleDuplicate: false });
    });

    it('puts back what was interrupted in one channel alone, and knows where something is under way', async () => {
      const channel = { platform: 'web', workspaceId: '', channelId: 'dev' } as const;
      await writeDeliveries({ id: 'd1', status: 'sending' }, { id: 'd2', status: 'sending', channel }, { id: 'd3', channel });
      await expect(store.records.deliveries.listSendingChannels()).resolves.toEqual(['web//dev', 'web//ops']);

      await expect(store.write(({ deliveries }) => deliveries.requeueInterrupted(minutesLater(5), 'web//dev'))).resolves.toBe(1);

      await expect(store.records.deliveries.listSendingChannels()).resolves.toEqual(['web//ops']);
    });

    it('knows a change that a later one of the same message will say all of', async () => {
      await writeDeliveries(
        { id: 'first', incidentId: 'incident-1', action: 'edit' },
        { id: 'reply', incidentId: 'incident-1', action: 'reply' },
        { id: 'last', incidentId: 'incident-1', action: 'edit' },
        { id: 'of another', incidentId: 'incident-2', action: 'edit' },
        { id: 'of none', action: 'edit' },
        { id: 'step', incidentId: 'incident-3', action: 'edit', updates: { show: 'thread', edit: true } },
        { id: 'added to it', incidentId: 'incident-3', action: 'edit' },
      );
      const overtaken = (id: string) => store.records.deliveries.hasLaterEdit(id);

      await expect(Promise.all(['first', 'reply', 'last', 'of another', 'of none', 'step'].map(overtaken))).resolves.toEqual([
        true,
        true,
        false,
        false,
        false,
        false,
      ]);
      await store.write(({ deliveries }) => deliveries.update('last', { status: 'sending' }));
      await expect(overtaken('first')).resolves.toBe(false);
    });

    it('makes due at once the changes of a message that wait for others, and nothing else', async () => {
      const waiting = { incidentId: 'a', action: 'edit', nextAttemptAt: minutesLater(5) } as const;
      await writeDeliveries(
        { ...waiting, id: 'edit' },
        { ...waiting, id: 'reply', action: 'reply' },
        { ...waiting, id: 'tried', attemptCount: 1 },
        { ...waiting, id: 'elsewhere', incidentId: 'b' },
      );

      await store.write(({ deliveries }) => deliveries.hurryEdits('a', noon));

      const ids = ['edit', 'reply', 'tried', 'elsewhere'];
      const instants = await Promise.all(ids.map(async (id) => (await store.records.deliveries.find(id))?.nextAttemptAt));
      expect(instants).toEqual([noon, minutesLater(5), minutesLater(5), minutesLater(5)]);
    });

    it('makes due at once what waits for its next attempt, and nothing else', async () => {
      await writeDeliveries(
        { id: 'tried', attemptCount: 3, nextAttemptAt: minutesLater(5) },
        { id: 'untried', nextAttemptAt: minutesLater(5) },
        { id: 'dead', attemptCount: 3, status: 'dead', nextAttemptAt: minutesLater(5) },
      );

      await store.write(({ deliveries }) => deliveries.hurry(noon));

      const instants = await Promise.all(
        ['tried', 'untried', 'dead'].map(async (id) => (await store.records.deliveries.find(id))?.nextAttemptAt),
      );
      expect(instants).toEqual([noon, minutesLater(5), minutesLater(5)]);
    });

    it('makes due as much earlier as the clock was set back, but not before now, what waits, and nothing else', async () => {
      await writeDeliveries(
        { id: 'long', nextAttemptAt: minutesLater(65) },
        { id: 'exactly', nextAttemptAt: minutesLater(60) },
        { id: 'short', attemptCount: 2, nextAttemptAt: minutesLater(5) },
        { id: 'due', nextAttemptAt: minutesLater(-5) },
        { id: 'dead', status: 'dead', nextAttemptAt: minutesLater(65) },
      );

      await store.write(({ deliveries }) => deliveries.bringForward(noon, 60 * 60_000));

      const instants = await Promise.all(
        ['long', 'exactly', 'short', 'due', 'dead'].map(async (id) => (await store.records.deliveries.find(id))?.nextAttemptAt),
      );
      expect(instants).toEqual([minutesLater(5), noon, noon, minutesLater(-5), minutesLater(65)]);
    });

    it('lets what waits have been queued as much earlier as the clock was set back, where that would be in the future', async () => {
      await writeDeliveries(
        { id: 'ahead', queuedAt: minutesLater(50) },
        { id: 'before', queuedAt: minutesLater(-10) },
        { id: 'sent', status: 'sent', queuedAt: minutesLater(50) },
      );

      await store.write(({ deliveries }) => deliveries.bringForward(noon, 60 * 60_000));

      const instants = await Promise.all(
        ['ahead', 'before', 'sent'].map(async (id) => (await store.records.deliveries.find(id))?.queuedAt),
      );
      expect(instants).toEqual([minutesLater(-10), minutesLater(-10), minutesLater(50)]);
    });

    it('lists the dead ones that are meant, newest first, page by page', async () => {
      await writeDeliveries(
        { id: 'd1', status: 'dead', finishedAt: noon, reason: 'Slack answered is_archived: 100% archived' },
        { id: 'd2', status: 'dead', finishedAt: minutesLater(5), reason: 'given up', configurationName: 'dev' },
        { id: 'd3', status: 'dead', finishedAt: minutesLater(9), reason: 'the channel IS_ARCHIVED' },
        { id: 'd4', status: 'sent', finishedAt: minutesLater(9) },
      );
      const { deliveries } = store.records;

      const deadIds = async (criteria: DeliveryCriteria) => (await deliveries.listDead(criteria, { limit: 9 })).map(({ id }) => id);

      await expect(deadIds({})).resolves.toEqual(['d3', 'd2', 'd1']);
      await expect(deadIds({ configurationName: 'dev' })).resolves.toEqual(['d2']);
      await expect(deadIds({ since: minutesLater(5) })).resolves.toEqual(['d3', 'd2']);
      await expect(deadIds({ reasonPart: 'Is_Archived' })).resolves.toEqual(['d3', 'd1']);
      await expect(deadIds({ reasonPart: '100%' })).resolves.toEqual(['d1']);
      await expect(deadIds({ reasonPart: '1%0' })).resolves.toEqual([]);
      const first = await deliveries.listDead({}, { limit: 2 });
      expect(first.map(({ id }) => id)).toEqual(['d3', 'd2']);
      await expect(deliveries.listDead({}, { limit: 2, before: first[1]?.sequence ?? 0 })).resolves.toMatchObject([{ id: 'd1' }]);
      const listed = await deliveries.list({ status: 'dead', since: minutesLater(5), reasonPart: 'given', limit: 9 });
      expect(listed.map(({ id }) => id)).toEqual(['d2']);
    });

    it('lists what a fallback is to show: first messages and the last word of each incident, each once', async () => {
      const step = { incidentId: 'incident-1', updates: { show: 'thread', edit: true } } as const;
      const question = { channelKey: CHANNEL, configurationName: 'ops', queuedBefore: minutesLater(1), limit: 9 };
      await writeDeliveries(
        { id: 'info', priority: 4 },
        { id: 'begins', incidentId: 'incident-1' },
        { id: 'context', incidentId: 'incident-1', action: 'edit' },
        { id: 'change', action: 'edit', ...step },
        { id: 'told by the change', action: 'reply', ...step },
        { id: 'last change', action: 'edit', ...step },
        { id: 'told alone', action: 'reply', updates: step.updates, incidentId: 'incident-2' },
        { id: 'too new', queuedAt: minutesLater(2) },
        { id: 'shown there', status: 'queued' },
        { id: 'its fallback', fallbackOf: 'shown there' },
        { id: 'of another', configurationName: 'dev' },
        { id: 'sent', status: 'sent' },
      );
      const { deliveries } = store.records;

      expect((await deliveries.listStranded(question)).map(({ id }) => id)).toEqual(['begins', 'last change', 'told alone', 'info']);
      expect((await deliveries.listStranded({ ...question, limit: 1 })).map(({ id }) => id)).toEqual(['begins']);
      expect((await deliveries.listOverdue({ ...question, limit: 2 })).map(({ id }) => id)).toEqual(['begins', 'context']);
    });

    it('puts a dead delivery back as if it had just come', async () => {
      await writeDeliveries({ status: 'dead', attemptCount: 9, finishedAt: noon, reason: 'given up', isPossibleDuplicate: true });

      await store.write(({ deliveries }) => deliveries.requeue('delivery-1', minutesLater(5)));

      await expect(store.records.deliveries.find('delivery-1')).resolves.toStrictEqual(
        aDelivery({ queuedAt: minutesLater(5), nextAttemptAt: minutesLater(5), isPossibleDuplicate: true }),
      );
    });
  });

  describe('the next delivery of a channel', () => {
    const dueId = async (now = minutesLater(60)) => (await store.records.deliveries.findDue(CHANNEL, now))?.id;

    it('is the oldest that is due', async () => {
      await writeDeliveries(
        { id: 'later', nextAttemptAt: minutesLater(2) },
        { id: 'first', nextAttemptAt: minutesLater(1) },
        { id: 'second', nextAttemptAt: noon },
      );

      await expect(dueId(new Date(noon.getTime() - 1))).resolves.toBeUndefined();
      await expect(dueId(noon)).resolves.toBe('second');
      await expect(dueId(minutesLater(1))).resolves.toBe('first');
      await expect(dueId(minutesLater(2))).resolves.toBe('later');
    });

    it('is the most urgent, and of these the oldest, but for what waits for an earlier one of its incident', async () => {
      await writeDeliveries(
        { id: 'info', priority: 4 },
        { id: 'begins', priority: 3, incidentId: 'incident-1' },
        { id: 'gets worse', priority: 0, incidentId: 'incident-1' },
        { id: 'critical', priority: 0 },
        { id: 'second critical', priority: 0 },
      );
      const order: string[] = [];
      for (let id = await dueId(); id !== undefined; id = await dueId()) {
        order.push(id);
        const sent = id;
        await store.write(({ deliveries }) => deliveries.update(sent, { status: 'sent' }));
      }

      expect(order).toEqual(['critical', 'second critical', 'begins', 'gets worse', 'info']);
    });

    it('is the most urgent of those that are no more urgent than asked for', async () => {
      await writeDeliveries({ id: 'critical', priority: 0 }, { id: 'info', priority: 4 }, { id: 'medium', priority: 3 });
      const due = async (leastPriority: 0 | 3 | 4) => (await store.records.deliveries.findDue(CHANNEL, noon, leastPriority))?.id;

      await expect(Promise.all([due(0), due(3), due(4)])).resolves.toEqual(['critical', 'medium', 'info']);
    });

    it('is of this channel and queued', async () => {
      await writeDeliveries(
        { id: 'elsewhere', channel: { platform: 'web', workspaceId: '', channelId: 'dev' } },
        { id: 'sending', status: 'sending' },
        { id: 'dead', status: 'dead' },
      );

      await expect(dueId()).resolves.toBeUndefined();
    });

    it('goes by the order of queueing where a clock has stepped back', async () => {
      await writeDeliveries({ id: 'first', queuedAt: minutesLater(9) }, { id: 'second', queuedAt: noon });

      await expect(dueId()).resolves.toBe('first');
    });

    it.each(['queued', 'sending'] as const)('waits for an earlier delivery of its incident that is %s', async (status) => {
      await writeDeliveries(
        { id: 'earlier', incidentId: 'incident-1', status, nextAttemptAt: minutesLater(90) },
        { id: 'blocked', incidentId: 'incident-1' },
        { id: 'other incident', incidentId: 'incident-2' },
        { id: 'no incident' },
      );

      await expect(dueId()).resolves.toBe('other incident');
      await store.write(({ deliveries }) => deliveries.update('other incident', { status: 'sent' }));
      await expect(dueId()).resolves.toBe('no incident');
      await store.write(({ deliveries }) => deliveries.update('no incident', { status: 'sent' }));
      await expect(dueId()).resolves.toBeUndefined();
    });

    it.each(['sent', 'folded', 'digested', 'muted', 'dead'] as const)('does not wait for one that is %s', async (status) => {
      await writeDeliveries({ id: 'earlier', incidentId: 'incident-1', status }, { id: 'next', incidentId: 'incident-1' });

      await expect(dueId()).resolves.toBe('next');
    });

    it('comes at the earliest instant at which there is one', async () => {
      const nextAttempt = () => store.records.deliveries.findNextAttemptAt(CHANNEL);
      await expect(nextAttempt()).resolves.toBeUndefined();

      await writeDeliveries(
        { id: 'blocking', incidentId: 'incident-1', nextAttemptAt: minutesLater(5) },
        { id: 'blocked', incidentId: 'incident-1', nextAttemptAt: noon },
        { id: 'free', nextAttemptAt: minutesLater(7) },
      );

      await expect(nextAttempt()).resolves.toEqual(minutesLater(5));
      await store.write(({ deliveries }) => deliveries.update('blocking', { status: 'sending' }));
      await expect(nextAttempt()).resolves.toEqual(minutesLater(7));
      await store.write(({ deliveries }) => deliveries.update('blocking', { status: 'sent' }));
      await expect(nextAttempt()).resolves.toEqual(noon);
    });
  });
}
