// The promises of the store's port as tests; every adapter runs them. Those about one noun stand beside its port.
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RawEvent } from '../domain/raw-event.ts';
import { aRawEvent } from '../domain/testing/a-raw-event.ts';
import { describeAuditRecords } from './audit-records.contract.ts';
import { describeCommandRecords } from './command-records.contract.ts';
import { describeConversationRecords } from './conversation-records.contract.ts';
import { describeDigestRecords } from './digest-records.contract.ts';
import { describeDeliveryRecords } from './delivery-records.contract.ts';
import { describeEventRecords } from './event-records.contract.ts';
import { describeFileRecords } from './file-records.contract.ts';
import { describeActionRecords } from './action-records.contract.ts';
import { describeHeartbeatRecords } from './heartbeat-records.contract.ts';
import { describeGroupRecords } from './group-records.contract.ts';
import { describeOfferRecords } from './offer-records.contract.ts';
import { describeIncidentRecords } from './incident-records.contract.ts';
import { describeLeaseRecords } from './lease-records.contract.ts';
import { describeAliasRecords } from './alias-records.contract.ts';
import { describeSilenceRecords } from './silence-records.contract.ts';
import { describeRetention } from './retention.contract.ts';
import { describeSignInRecords } from './sign-in-records.contract.ts';
import { describeStoreModel } from './store-model.contract.ts';
import type { RecordWriters, Store } from './store.ts';
import { aTopic } from './testing/a-topic.ts';
import { codeOf } from './testing/code-of.ts';
import { noon } from './testing/instants.ts';
import type { OpenedStore } from './testing/opened-store.ts';
import { describeTopicRecords } from './topic-records.contract.ts';
import { describeUserRoleRecords } from './user-role-records.contract.ts';
import { describeWatchRecords } from './watch-records.contract.ts';
import { describeWebMessageRecords } from './web-message-records.contract.ts';

/** More units than a store lets wait. */
const TOO_MANY_UNITS = 5_000;

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
        const writing = Promise.all(Array.from({ length: 600 }, (_, index) => insertEvent(aRawEvent({ id: `event-${index}` })))).then(
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

    describeEventRecords(() => opened);
    describeDeliveryRecords(() => opened);
    describeDigestRecords(() => opened);
    describeIncidentRecords(() => opened);
    describeTopicRecords(() => opened);
    describeWebMessageRecords(() => opened);
    describeSignInRecords(() => opened);
    describeRetention(() => opened);
    describeGroupRecords(() => opened);
    describeCommandRecords(() => opened);
    describeAuditRecords(() => opened);
    describeWatchRecords(() => opened);
    describeConversationRecords(() => opened);
    describeOfferRecords(() => opened);
    describeFileRecords(() => opened);
    describeUserRoleRecords(() => opened);
    describeAliasRecords(() => opened);
    describeSilenceRecords(() => opened);
    describeLeaseRecords(() => opened);
    describeHeartbeatRecords(() => opened);
    describeActionRecords(() => opened);
  });

  describeStoreModel(name, openStore);
}
