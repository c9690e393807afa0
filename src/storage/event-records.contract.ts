// The promises about events and their identities as tests.
import { beforeEach, describe, expect, it } from 'vitest';
import type { RawEvent } from '../domain/raw-event.ts';
import { aRawEvent } from '../domain/testing/a-raw-event.ts';
import { anIncident } from '../domain/testing/an-incident.ts';
import { aMessage } from '../messages/testing/a-message.ts';
import type { Store } from './store.ts';
import { aDelivery } from './testing/a-delivery.ts';
import { codeOf } from './testing/code-of.ts';
import { DIFFICULT_TEXTS } from './testing/difficult-texts.ts';
import { minutesLater, noon } from './testing/instants.ts';
import type { OpenedStore } from './testing/opened-store.ts';

/** The largest message that SNS sends (https://docs.aws.amazon.com/sns/latest/dg/large-message-payloads.html). */
const LARGEST_BODY_BYTES = 256 * 1024;

/** Runs them against the store that the test has opened. */
export function describeEventRecords(opened: () => OpenedStore): void {
  let store: Store;
  beforeEach(() => {
    ({ store } = opened());
  });

  async function insertEvent(event: RawEvent): Promise<void> {
    await store.write((records) => records.events.insert(event, 'routed'));
  }
  describe('events', () => {
    it('keeps every field of an event', async () => {
      const event = aRawEvent({
        door: 'sns-https',
        identity: { key: 'sns:1', expiresAt: minutesLater(10) },
        receivedAt: noon,
        body: Uint8Array.from([0, 1, 127, 128, 255, 0]),
        text: 'text',
        subject: 'subject',
        topicArn: 'arn:aws:sns:us-east-1:123456789012:ops',
        sender: 'ana',
        sentAt: minutesLater(-1),
      });
      await store.write((records) => records.events.insert(event, 'held'));

      await expect(store.records.events.find('event-1')).resolves.toStrictEqual({ event, state: 'held', arrivalCount: 1 });
    });

    it('leaves absent what an event does not have', async () => {
      const event = aRawEvent({ body: Uint8Array.of() });
      await insertEvent(event);

      await expect(store.records.events.find('event-1')).resolves.toStrictEqual({ event, state: 'routed', arrivalCount: 1 });
      await expect(store.records.events.find('event-2')).resolves.toBeUndefined();
    });

    it('keeps the largest body byte for byte, over a restart', async () => {
      const body = Uint8Array.from({ length: LARGEST_BODY_BYTES }, (_, index) => (index * 31) % 256);
      const text = '\0é\ud800'.repeat(LARGEST_BODY_BYTES / 4);
      await insertEvent(aRawEvent({ body, text }));

      const reopened = await opened().reopen();
      const found = await reopened.records.events.find('event-1');

      expect(Buffer.compare(found?.event.body ?? Buffer.of(), body)).toBe(0);
      expect(found?.event.text === text).toBe(true);
    });

    it.each(DIFFICULT_TEXTS)('keeps the text %j wherever it stands', async (text) => {
      const event = aRawEvent({
        id: text,
        identity: { key: text },
        text,
        subject: text,
        topicArn: text,
        sender: text,
        body: Uint8Array.of(1),
      });
      await store.write(async (records) => {
        await records.events.insert(event, 'held');
        await records.incidents.insert(anIncident({ id: text, incidentKey: text, configurationName: text }));
        await records.deliveries.insert(aDelivery({ id: text, eventId: text, incidentId: text, reason: text, message: aMessage(text) }));
        await records.webMessages.put({ id: text, channelId: text, payload: text, now: noon });
      });

      const { events, incidents, deliveries, webMessages } = store.records;
      await expect(events.listHeld(text)).resolves.toStrictEqual([{ event, state: 'held', arrivalCount: 1 }]);
      await expect(incidents.findOpen(text, text)).resolves.toMatchObject({ id: text, incidentKey: text });
      await expect(deliveries.listOfEvent(text)).resolves.toMatchObject([{ id: text, reason: text, message: aMessage(text) }]);
      await expect(webMessages.listNewest(text, 1)).resolves.toMatchObject([{ id: text, payload: text }]);
    });

    it('tells two difficult texts apart', async () => {
      for (const [index, key] of DIFFICULT_TEXTS.entries()) await insertEvent(aRawEvent({ id: String(index), identity: { key } }));

      const owners = await store.write((records) => Promise.all(DIFFICULT_TEXTS.map((key) => records.events.recordRepeat(key, noon))));
      expect(owners).toEqual(DIFFICULT_TEXTS.map((_, index) => String(index)));
    });

    it('changes the state, and refuses to for an event that it does not have', async () => {
      await insertEvent(aRawEvent());

      await store.write((records) => records.events.setState('event-1', 'refused'));

      await expect(store.records.events.find('event-1')).resolves.toMatchObject({ state: 'refused' });
      expect(await codeOf(store.write((records) => records.events.setState('event-2', 'refused')))).toBe('event-unknown');
    });

    it('lists what is held for a topic, oldest first, and nothing else', async () => {
      const held = aRawEvent({ topicArn: 'a' });
      await store.write(async ({ events }) => {
        await events.insert({ ...held, id: 'z', identity: { key: 'z' }, receivedAt: minutesLater(1) }, 'held');
        await events.insert({ ...held, id: 'a', identity: { key: 'a' }, receivedAt: noon }, 'held');
        await events.insert({ ...held, id: 'routed', identity: { key: 'routed' } }, 'routed');
        await events.insert({ ...held, id: 'other', identity: { key: 'other' }, topicArn: 'b' }, 'held');
      });

      const list = await store.records.events.listHeld('a');
      expect(list.map(({ event }) => event.id)).toEqual(['z', 'a']);
      await expect(store.records.events.countHeld('a')).resolves.toBe(2);
      await expect(store.records.events.countHeld('c')).resolves.toBe(0);
    });

    it('measures text and body of what is held, of all topics together', async () => {
      await expect(store.records.events.measureHeld()).resolves.toBe(0);
      await store.write(async ({ events }) => {
        await events.insert(aRawEvent({ id: '1', topicArn: 'a', text: 'é', body: Uint8Array.of(0, 1, 0) }), 'held');
        await events.insert(aRawEvent({ id: '2', topicArn: 'b', text: '12345', body: Uint8Array.of() }), 'held');
        await events.insert(aRawEvent({ id: '3', topicArn: 'b', text: '12345' }), 'unrouted');
      });

      await expect(store.records.events.measureHeld()).resolves.toBe(2 + 3 + 5);
    });

    it('lists the newest events of a topic that no channel wanted, oldest first', async () => {
      await store.write(async ({ events }) => {
        for (const id of ['3', '2', '1']) await events.insert(aRawEvent({ id, topicArn: 'a' }), 'unrouted');
        await events.insert(aRawEvent({ id: 'held', topicArn: 'a' }), 'held');
        await events.insert(aRawEvent({ id: 'other', topicArn: 'b' }), 'unrouted');
      });

      const list = await store.records.events.listUnrouted('a', 2);
      expect(list.map(({ event }) => event.id)).toEqual(['2', '1']);
    });

    it('lists what is accepted and has not gone through the flow, oldest first, in pages', async () => {
      await store.write(async ({ events }) => {
        for (const id of ['3', '1', '2']) await events.insert(aRawEvent({ id, identity: { key: id } }), 'accepted');
        await events.insert(aRawEvent({ id: 'held', identity: { key: 'held' } }), 'held');
        await events.setState('1', 'routed');
        await events.insert(aRawEvent({ id: '0', identity: { key: '0' } }), 'accepted');
      });
      const listed = async (limit: number, after?: string): Promise<readonly string[]> =>
        (await store.records.events.listAccepted(limit, after)).map(({ event }) => event.id);

      await expect(listed(10)).resolves.toEqual(['3', '2', '0']);
      await expect(listed(1)).resolves.toEqual(['3']);
      await expect(listed(10, '3')).resolves.toEqual(['2', '0']);
      await expect(listed(10, '1')).resolves.toEqual(['2', '0']);
      await expect(listed(10, '0')).resolves.toEqual([]);
    });

    it('finds the event that another one repeats, without counting it', async () => {
      const event = aRawEvent({ identity: { key: 'same', expiresAt: minutesLater(1) } });
      await store.write((records) => records.events.insert(event, 'accepted'));
      const find = (now: Date) => store.write((records) => records.events.findRepeated('same', now));

      await expect(find(noon)).resolves.toBe(event.id);
      await expect(find(minutesLater(1))).resolves.toBeUndefined();
      await expect(store.records.events.find(event.id)).resolves.toMatchObject({ arrivalCount: 1 });
    });

    it('empties what is held for a topic when it is refused, and still knows it again', async () => {
      const event = aRawEvent({ topicArn: 'a', subject: 'subject' });
      await store.write(async ({ events }) => {
        await events.insert(event, 'held');
        await events.insert(aRawEvent({ id: 'routed', topicArn: 'a' }), 'routed');
        await events.insert(aRawEvent({ id: 'other', topicArn: 'b' }), 'held');
        await events.refuseHeld('a');
      });

      const { subject: _emptied, ...rest } = event;
      const emptied = { ...rest, text: '', body: Uint8Array.of() };
      await expect(store.records.events.find('event-1')).resolves.toStrictEqual({ event: emptied, state: 'refused', arrivalCount: 1 });
      await expect(store.records.events.find('routed')).resolves.toMatchObject({ state: 'routed', event: { text: event.text } });
      await expect(store.records.events.find('other')).resolves.toMatchObject({ state: 'held', event: { text: event.text } });
      await expect(store.write(({ events }) => events.recordRepeat(event.identity.key, noon))).resolves.toBe('event-1');
    });
  });

  describe('event identities', () => {
    const repeat = (key: string, now: Date) => store.write((records) => records.events.recordRepeat(key, now));

    it('finds the event again for as long as it is kept where the identity does not expire', async () => {
      await insertEvent(aRawEvent({ identity: { key: 'sns:1' } }));

      await expect(repeat('sns:1', minutesLater(1_000_000))).resolves.toBe('event-1');
      await expect(repeat('sns:2', noon)).resolves.toBeUndefined();
    });

    it('counts arrivals', async () => {
      await insertEvent(aRawEvent({ identity: { key: 'sns:1' } }));
      await repeat('sns:1', noon);
      await repeat('sns:1', noon);

      await expect(store.records.events.find('event-1')).resolves.toMatchObject({ arrivalCount: 3 });
    });

    it('stops finding the event at the instant of expiry', async () => {
      await insertEvent(aRawEvent({ identity: { key: 'hash:1', expiresAt: minutesLater(10) } }));

      await expect(repeat('hash:1', new Date(minutesLater(10).getTime() - 1))).resolves.toBe('event-1');
      await expect(repeat('hash:1', minutesLater(10))).resolves.toBeUndefined();
    });

    it('gives an expired identity to the next event', async () => {
      await insertEvent(aRawEvent({ identity: { key: 'hash:1', expiresAt: minutesLater(10) } }));
      await insertEvent(
        aRawEvent({ id: 'event-2', receivedAt: minutesLater(10), identity: { key: 'hash:1', expiresAt: minutesLater(20) } }),
      );

      await expect(repeat('hash:1', minutesLater(11))).resolves.toBe('event-2');
      await expect(store.records.events.find('event-1')).resolves.toMatchObject({ arrivalCount: 1 });
    });

    it('gives an identity that was found expired to the next event, even one that was received earlier', async () => {
      await insertEvent(aRawEvent({ identity: { key: 'hash:1', expiresAt: minutesLater(10) } }));

      await store.write(async ({ events }) => {
        await events.recordRepeat('hash:1', minutesLater(10));
        await events.insert(aRawEvent({ id: 'event-2', receivedAt: minutesLater(9), identity: { key: 'hash:1' } }), 'routed');
      });

      await expect(repeat('hash:1', minutesLater(11))).resolves.toBe('event-2');
    });

    it('refuses a second event while the identity counts', async () => {
      await insertEvent(aRawEvent({ identity: { key: 'sns:1' } }));

      expect(await codeOf(insertEvent(aRawEvent({ id: 'event-2', identity: { key: 'sns:1' } })))).toBe('event-identity-in-use');
      await expect(store.records.events.find('event-2')).resolves.toBeUndefined();
    });

    it('lets one of many simultaneous arrivals be the event', async () => {
      const arrivals = Array.from({ length: 30 }, (_, index) =>
        store.write(async ({ events }) => {
          const original = await events.recordRepeat('sns:1', noon);
          if (original !== undefined) return original;
          await events.insert(aRawEvent({ id: `event-${index}`, identity: { key: 'sns:1' } }), 'routed');
          return `event-${index}`;
        }),
      );

      expect(new Set(await Promise.all(arrivals))).toEqual(new Set(['event-0']));
      await expect(store.records.events.find('event-0')).resolves.toMatchObject({ arrivalCount: 30 });
    });
  });
}
