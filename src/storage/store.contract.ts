// The promises of the store's port as tests; every adapter runs them.
import fc from 'fast-check';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../domain/errors.ts';
import type { RawEvent } from '../domain/raw-event.ts';
import { aRawEvent } from '../domain/testing/a-raw-event.ts';
import { anIncident, aStep } from '../domain/testing/an-incident.ts';
import type { Topic } from '../domain/topic.ts';
import type { Delivery } from '../messages/delivery.ts';
import { aMessage } from '../messages/testing/a-message.ts';
import type { RecordWriters, SignInLink, SignInSession, Store } from './store.ts';
import { aDelivery } from './testing/a-delivery.ts';
import { arbitraryUnit, runOperations, writeSeed, type Operation } from './testing/arbitrary-unit.ts';
import { modelRecords } from './testing/model-records.ts';
import { emptyState } from './testing/model-state.ts';
import { readEverything } from './testing/read-everything.ts';

/** A store that a test has opened. */
export interface OpenedStore {
  /** The store, empty at first. */
  readonly store: Store;
  /** Closes the store and opens it again over the same data; `store` is the old one from then on. */
  reopen(): Promise<Store>;
  /** Closes whatever is open and removes the data. */
  close(): Promise<void>;
}

/** More units than a store lets wait. */
const TOO_MANY_UNITS = 5_000;

/** The largest message that SNS sends (https://docs.aws.amazon.com/sns/latest/dg/large-message-payloads.html). */
const LARGEST_BODY_BYTES = 256 * 1024;

/** Texts that databases, drivers and encodings are known to trip over. */
const DIFFICULT_TEXTS = [
  '',
  ' ',
  '\0',
  'before\0after',
  '\ud800 lone high, lone low \udfff',
  '\u001a',
  '\u001a0000',
  "Robert'); DROP TABLE raw_events; --",
  '"; select 1; --',
  '$1 ? :name @name',
  '%_\\',
  '👩🏽‍🚀 日本語 عربى é é',
  '\ufeff\ufffe\uffff\u{10ffff}',
  '\r\n\t\u0001\u007f\u0085',
];

const noon = new Date('2026-03-01T12:00:00.123Z');
const CHANNEL = 'web//ops';

/** An instant some minutes after noon. */
function minutesLater(minutes: number): Date {
  return new Date(noon.getTime() + minutes * 60_000);
}

function aTopic(overrides: Partial<Topic> = {}): Topic {
  return {
    topicArn: 'arn:aws:sns:us-east-1:123456789012:ops',
    state: 'pending',
    firstSeenAt: noon,
    lastSeenAt: noon,
    configurationNames: [],
    ...overrides,
  };
}

function aLink(overrides: Partial<SignInLink> = {}): SignInLink {
  return { tokenHash: 'hash', userId: 'web:ana', displayName: 'Ana', isAdministrator: true, expiresAt: noon, ...overrides };
}

function aSession(overrides: Partial<SignInSession> = {}): SignInSession {
  return { ...aLink(), createdAt: noon, ...overrides };
}

/** Tells the code of the AppError that a promise rejects with. */
async function codeOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
    return 'resolved';
  } catch (error) {
    return error instanceof AppError ? error.code : `not an AppError: ${String(error)}`;
  }
}

/** Runs the promises of the port against the stores that `openStore` opens. */
export function describeStoreContract(name: string, openStore: () => Promise<OpenedStore>): void {
  describe(`${name} as a store`, () => {
    let opened: OpenedStore;
    let store: Store;

    beforeEach(async () => {
      opened = await openStore();
      ({ store } = opened);
    });
    afterEach(() => opened.close());

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

    async function insertEvent(event: RawEvent): Promise<void> {
      await store.write((records) => records.events.insert(event, 'routed'));
    }

    describe('write', () => {
      it('returns what the unit returns', async () => {
        await expect(store.write(async () => 42)).resolves.toBe(42);
      });

      it('shows a unit its own writes', async () => {
        const found = await store.write(async (records) => {
          await records.events.insert(aRawEvent(), 'held');
          await records.events.setState('event-1', 'routed');
          return records.events.find('event-1');
        });

        expect(found?.state).toBe('routed');
      });

      it('shows readers nothing of a unit before it is committed', async () => {
        const seen: (string | undefined)[] = [];
        await store.write(async (records) => {
          await records.events.insert(aRawEvent(), 'held');
          seen.push((await store.records.events.find('event-1'))?.state);
        });
        seen.push((await store.records.events.find('event-1'))?.state);

        expect(seen).toEqual([undefined, 'held']);
      });

      it('leaves nothing of a unit that throws, and lets its error out unchanged', async () => {
        const error = new Error('the unit changed its mind');
        const attempt = store.write(async (records) => {
          await records.events.insert(aRawEvent(), 'held');
          await records.topics.save(aTopic());
          throw error;
        });

        await expect(attempt).rejects.toBe(error);
        await expect(store.records.events.find('event-1')).resolves.toBeUndefined();
        await expect(store.records.topics.list()).resolves.toEqual([]);
      });

      it('lets out what a unit throws before it returns a promise', async () => {
        const error = new Error('at once');

        await expect(
          store.write(() => {
            throw error;
          }),
        ).rejects.toBe(error);
      });

      it.each([0, 1, 2])('commits the neighbours of a failing unit (position %i of three)', async (position) => {
        const units = [0, 1, 2].map((index) =>
          store.write(async (records) => {
            await records.events.insert(aRawEvent({ id: `event-${index}` }), 'routed');
            if (index === position) throw new Error('only this one');
          }),
        );
        const outcomes = await Promise.allSettled(units);
        const found = await Promise.all([0, 1, 2].map((index) => store.records.events.find(`event-${index}`)));

        expect(outcomes.map(({ status }) => status === 'rejected')).toEqual([0, 1, 2].map((index) => index === position));
        expect(found.map((event) => event === undefined)).toEqual([0, 1, 2].map((index) => index === position));
      });

      it('commits the neighbours of a unit that breaks a rule of the database', async () => {
        await insertEvent(aRawEvent({ id: 'taken' }));

        const outcomes = await Promise.allSettled(
          ['before', 'taken', 'after'].map((id) => insertEvent(aRawEvent({ id, identity: { key: `another-${id}` } }))),
        );

        expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
        await expect(store.records.events.find('before')).resolves.toBeDefined();
        await expect(store.records.events.find('after')).resolves.toBeDefined();
      });

      it.each(['alone', 'beside others'])(
        'fails a unit one of whose queries failed, also where it caught the error (%s)',
        async (company) => {
          await insertEvent(aRawEvent({ id: 'taken' }));
          const before = company === 'alone' ? [] : [insertEvent(aRawEvent({ id: 'neighbour' }))];

          const attempt = store.write(async (records) => {
            await records.topics.save(aTopic());
            await records.events.insert(aRawEvent({ id: 'taken', identity: { key: 'other' } }), 'routed').catch(() => undefined);
          });

          await expect(attempt).rejects.toThrow(/unique/i);
          await Promise.all(before);
          await expect(store.records.topics.list()).resolves.toEqual([]);
        },
      );

      it('runs units one after the other in the order in which they were handed in', async () => {
        const steps: string[] = [];
        const units = Array.from({ length: 60 }, (_, index) =>
          store.write(async (records) => {
            steps.push(`${index} begins`);
            await records.topics.countPending();
            await records.webMessages.put({ id: String(index), channelId: 'ops', payload: '{}', now: noon });
            steps.push(`${index} ends`);
          }),
        );
        await Promise.all(units);
        const messages = await store.records.webMessages.listChanged(0, 100);

        expect(steps).toEqual(units.flatMap((_, index) => [`${index} begins`, `${index} ends`]));
        expect(messages.map(({ id }) => id)).toEqual(units.map((_, index) => String(index)));
      });

      it('tells of units in the order in which they were handed in', async () => {
        const told: number[] = [];
        await Promise.all(
          [0, 1, 2, 3].map(async (index) => {
            await store.write((records) => records.topics.save(aTopic()));
            told.push(index);
          }),
        );

        expect(told).toEqual([0, 1, 2, 3]);
      });

      it('takes a unit that is handed in while another one runs', async () => {
        const inner: Promise<void>[] = [];
        await store.write(async (records) => {
          await records.topics.save(aTopic({ topicArn: 'first' }));
          inner.push(store.write((later) => later.topics.save(aTopic({ topicArn: 'second' }))));
        });
        await Promise.all(inner);

        await expect(store.records.topics.list()).resolves.toHaveLength(2);
      });

      it('refuses the records of a unit after its end', async () => {
        const kept: RecordWriters[] = [];
        await store.write(async (records) => {
          kept.push(records);
        });

        const [records] = kept;
        expect(await codeOf(records?.topics.save(aTopic()) ?? Promise.resolve())).toBe('internal');
        await expect(store.records.topics.list()).resolves.toEqual([]);
      });

      it('refuses units while too many wait, and takes them again afterwards', async () => {
        const outcomes = await Promise.all(Array.from({ length: TOO_MANY_UNITS }, () => codeOf(store.write(async () => undefined))));

        expect(new Set(outcomes)).toEqual(new Set(['resolved', 'overloaded']));
        expect(outcomes.indexOf('overloaded')).toBeGreaterThan(outcomes.lastIndexOf('resolved'));
        await expect(store.write(async () => 'again')).resolves.toBe('again');
      });

      it('lets the event loop turn between groups', async () => {
        let turns = 0;
        let isDone = false;
        const writing = Promise.all(Array.from({ length: 200 }, (_, index) => insertEvent(aRawEvent({ id: `event-${index}` })))).then(
          () => {
            isDone = true;
          },
        );
        while (!isDone) {
          await setImmediate();
          turns += 1;
        }
        await writing;

        expect(turns).toBeGreaterThan(3);
      });
    });

    describe('close', () => {
      it('finishes the units that wait, and refuses later ones', async () => {
        const waiting = Array.from({ length: 40 }, (_, index) => insertEvent(aRawEvent({ id: `event-${index}` })));
        const closing = store.close();
        const late = codeOf(store.write(async () => undefined));

        await Promise.all([...waiting, closing]);
        expect(await late).toBe('stopping');
        const reopened = await opened.reopen();
        await expect(reopened.records.events.find('event-39')).resolves.toBeDefined();
      });

      it('can be called twice', async () => {
        await Promise.all([store.close(), store.close()]);

        await expect(store.close()).resolves.toBeUndefined();
      });

      it('refuses reads', async () => {
        await store.close();

        expect(await codeOf(store.records.topics.list())).toBe('stopping');
      });
    });

    describe('isHealthy', () => {
      it('is true while the store works and false once it is closed', async () => {
        await expect(store.isHealthy()).resolves.toBe(true);

        await store.close();

        await expect(store.isHealthy()).resolves.toBe(false);
      });
    });

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

        const reopened = await opened.reopen();
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

    describe('deliveries', () => {
      it('keeps every field of a delivery', async () => {
        const delivery = aDelivery({
          channel: { platform: 'slack', workspaceId: 'T0', channelId: 'C0' },
          action: 'edit',
          incidentId: 'incident-1',
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

      it('lists the channels that wait, each once', async () => {
        await writeDeliveries(
          { id: 'd1' },
          { id: 'd2' },
          { id: 'd3', channel: { platform: 'slack', workspaceId: 'T0', channelId: 'C0' } },
          { id: 'd4', status: 'sending', channel: { platform: 'slack', workspaceId: 'T0', channelId: 'C1' } },
        );

        await expect(store.records.deliveries.listWaitingChannels()).resolves.toEqual(['slack/T0/C0', 'web//ops']);
      });

      it('counts every status, also those that nothing has', async () => {
        await writeDeliveries({ id: 'd1' }, { id: 'd2' }, { id: 'd3', status: 'dead' });

        await expect(store.records.deliveries.countByStatus()).resolves.toEqual({ queued: 2, sending: 0, sent: 0, folded: 0, dead: 1 });
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

      it.each(['sent', 'folded', 'dead'] as const)('does not wait for one that is %s', async (status) => {
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

    describe('incidents', () => {
      it('keeps an incident as it is, instants in the words of the sender', async () => {
        const incident = anIncident({
          openedAt: '2026-11-20T03:00:12+01:00',
          steps: [aStep(), aStep({ state: 'OK' })],
          notificationCount: 9,
        });
        await store.write((records) => records.incidents.insert(incident));

        await expect(store.records.incidents.find('incident-1')).resolves.toStrictEqual(incident);
        await expect(store.records.incidents.find('incident-2')).resolves.toBeUndefined();
      });

      it('finds the open one of a configuration and key', async () => {
        const closed = anIncident({ id: 'closed', closedAt: '2026-11-20T03:10:00Z' });
        await store.write(async ({ incidents }) => {
          await incidents.insert(closed);
          await incidents.insert(anIncident({ id: 'open' }));
          await incidents.insert(anIncident({ id: 'elsewhere', configurationName: 'dev' }));
        });

        await expect(store.records.incidents.findOpen('ops', closed.incidentKey)).resolves.toMatchObject({ id: 'open' });
        await store.write(({ incidents }) => incidents.replace(anIncident({ id: 'open', closedAt: '2026-11-20T03:20:00Z' })));
        await expect(store.records.incidents.findOpen('ops', closed.incidentKey)).resolves.toBeUndefined();
      });

      it('finds the newest one of a configuration and key: the open one, else the last that was closed', async () => {
        const key = anIncident().incidentKey;
        await store.write(async ({ incidents }) => {
          await incidents.insert(anIncident({ id: '2-closed', closedAt: '2026-11-20T03:10:00Z' }));
          await incidents.insert(anIncident({ id: '3-closed', closedAt: '2026-11-20T03:20:00Z' }));
          await incidents.insert(anIncident({ id: '9-elsewhere', configurationName: 'dev' }));
        });

        await expect(store.records.incidents.findNewest('ops', key)).resolves.toMatchObject({ id: '3-closed' });
        await store.write(({ incidents }) => incidents.insert(anIncident({ id: '1-open' })));
        await expect(store.records.incidents.findNewest('ops', key)).resolves.toMatchObject({ id: '1-open' });
        await expect(store.records.incidents.findNewest('ops', 'another key')).resolves.toBeUndefined();
      });

      it('refuses a second open one of the same key', async () => {
        await store.write(({ incidents }) => incidents.insert(anIncident()));

        await expect(store.write(({ incidents }) => incidents.insert(anIncident({ id: 'second' })))).rejects.toThrow(/unique/i);
      });

      it('replaces everything but the message reference', async () => {
        const messageReference = { channel: aDelivery().channel, messageId: 'm' };
        const replacement = anIncident({ steps: [aStep(), aStep({ summary: 'worse' })], closedAt: '2026-11-20T03:20:00Z' });
        await store.write(({ incidents }) => incidents.insert(anIncident()));
        await store.write(({ incidents }) => incidents.setMessageReference('incident-1', messageReference));

        await store.write(({ incidents }) =>
          incidents.replace({ ...replacement, messageReference: { channel: aDelivery().channel, messageId: 'stale' } }),
        );

        await expect(store.records.incidents.find('incident-1')).resolves.toStrictEqual({ ...replacement, messageReference });
      });

      it('refuses to change an incident that it does not have', async () => {
        const messageReference = { channel: aDelivery().channel, messageId: 'm' };

        expect(await codeOf(store.write(({ incidents }) => incidents.replace(anIncident())))).toBe('incident-unknown');
        expect(await codeOf(store.write(({ incidents }) => incidents.setMessageReference('incident-1', messageReference)))).toBe(
          'incident-unknown',
        );
      });
    });

    describe('topics', () => {
      it('keeps a topic as it is, and replaces it', async () => {
        const topic = aTopic({ confirmationToken: 'token', confirmedAt: noon, configurationNames: ['ops', 'dev'] });
        await store.write(({ topics }) => topics.save(topic));
        await expect(store.records.topics.find(topic.topicArn)).resolves.toStrictEqual(topic);

        await store.write(({ topics }) => topics.save(aTopic({ state: 'allowed' })));
        await expect(store.records.topics.find(topic.topicArn)).resolves.toStrictEqual(aTopic({ state: 'allowed' }));
        await expect(store.records.topics.find('another')).resolves.toBeUndefined();
      });

      it('forgets a topic, and takes the absence of one for granted', async () => {
        await store.write(async ({ topics }) => {
          await topics.save(aTopic({ topicArn: 'a' }));
          await topics.save(aTopic({ topicArn: 'b' }));
          await topics.delete('a');
          await topics.delete('absent');
        });

        expect((await store.records.topics.list()).map(({ topicArn }) => topicArn)).toEqual(['b']);
      });

      it('lists topics in the order in which they were first seen, then by name', async () => {
        await store.write(async ({ topics }) => {
          await topics.save(aTopic({ topicArn: 'late', firstSeenAt: minutesLater(1) }));
          await topics.save(aTopic({ topicArn: 'b' }));
          await topics.save(aTopic({ topicArn: 'C', state: 'allowed' }));
        });

        const list = await store.records.topics.list();
        expect(list.map(({ topicArn }) => topicArn)).toEqual(['C', 'b', 'late']);
        await expect(store.records.topics.countPending()).resolves.toBe(2);
      });
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
        const reopened = await opened.reopen();

        expect(idsOf(await reopened.records.webMessages.listChanged(first.revision, 9))).toEqual(['second', 'third', 'first']);
        expect(idsOf(await reopened.records.webMessages.listChanged(first.revision, 2))).toEqual(['second', 'third']);
        expect(await reopened.records.webMessages.listChanged(await reopened.records.webMessages.newestRevision(), 9)).toEqual([]);
        const next = await reopened.write(({ webMessages }) =>
          webMessages.put({ id: 'fourth', channelId: 'ops', payload: 'a', now: noon }),
        );
        expect(next.revision).toBe(first.revision + 4);
      });
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
  });

  describe(`${name} beside a model`, () => {
    it('does what the model does, whatever units come together', { timeout: 120_000 }, async () => {
      const batches = fc.array(fc.array(arbitraryUnit(), { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 12 });
      const property = fc.asyncProperty(batches, async (groups) => {
        const opened = await openStore();
        try {
          await compareWithModel(opened, groups);
        } finally {
          await opened.close();
        }
      });

      await expect(fc.assert(property, { numRuns: 12, interruptAfterTimeLimit: 60_000 })).resolves.toBeUndefined();
    });
  });
}

/** Units that are handed in at once. */
type Group = readonly (readonly Operation[])[];

async function compareWithModel(opened: OpenedStore, groups: readonly Group[]): Promise<void> {
  const model = new Model();
  await model.write(writeSeed);
  await opened.store.write(writeSeed);
  for (const units of groups) {
    const expected = [];
    for (const unit of units) expected.push(await model.write((records) => runOperations(records, unit)));
    const actual = await Promise.allSettled(units.map((unit) => opened.store.write((records) => runOperations(records, unit))));

    expect(actual.map(describeOutcome)).toStrictEqual(expected.map(describeOutcome));
    expect(await readEverything(opened.store.records)).toStrictEqual(await readEverything(model.records));
  }
  const reopened = await opened.reopen();
  expect(await readEverything(reopened.records)).toStrictEqual(await readEverything(model.records));
}

class Model {
  #state = emptyState();

  get records(): RecordWriters {
    return modelRecords(this.#state);
  }

  async write(unit: (records: RecordWriters) => Promise<unknown>): Promise<PromiseSettledResult<unknown>> {
    const before = structuredClone(this.#state);
    const [outcome] = await Promise.allSettled([unit(this.records)]);
    if (outcome.status === 'rejected') this.#state = before;
    return outcome;
  }
}

/** Rules of the database break with its own words; everything else must be the same. */
function describeOutcome(outcome: PromiseSettledResult<unknown>): unknown {
  if (outcome.status === 'fulfilled') return { returned: outcome.value };
  const error: unknown = outcome.reason;
  if (error instanceof AppError) return { code: error.code };
  return { isItsOwnError: error instanceof Error && error.message === 'the unit fails by itself' };
}
