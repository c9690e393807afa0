// How much a database some way off is asked for an event, from the door to the outcome: each statement costs both sides, and what is waited
// for one after the other costs the way there and back.
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi, type MockInstance } from 'vitest';
import { aChannelConfiguration } from '../../src/domain/testing/a-channel-configuration.ts';
import { aRawEvent } from '../../src/domain/testing/a-raw-event.ts';
import { DeliveryDispatcher } from '../../src/notifications/deliver/delivery-dispatcher.ts';
import type { LaneOwnership } from '../../src/notifications/deliver/lane-ownership.ts';
import { sampleAlarm } from '../../src/notifications/ingest/sample-alarm.ts';
import { createNotificationsPipeline, type NotificationsPipeline } from '../../src/notifications/pipeline.ts';
import { createStormPipeline } from '../../src/notifications/storm-pipeline.ts';
import { FakePlatform } from '../../src/notifications/testing/fake-platform.ts';
import { RecordedMetrics } from '../../src/notifications/testing/recorded-metrics.ts';
import { createPostgresStore } from '../../src/storage/postgres/index.ts';
import type { Store } from '../../src/storage/store.ts';
import { startPostgres, type TestDatabase, type TestPostgres } from './start-postgres.ts';

/** What one event alone costs. It was 34; what is added here is paid by everybody, and is to be worth it. */
const STATEMENTS_ALONE_MAX = 22;

/** What each of many costs that come together, beside the transactions that they share. */
const STATEMENTS_TOGETHER_MAX = 16;
const TOGETHER = 60;

/** What transactions and connections need, which events share. Match: set local lock_timeout = 50. Near miss: insert into "leases" values ($1). */
const OF_CONNECTION = /^(?:begin|commit|rollback|savepoint|release|set|discard)\b/;

const LEASE = { name: 'channel:all', holder: 'node-of-test' };

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

describe('an event that is delivered', () => {
  const configurations = Array.from({ length: TOGETHER }, (_, index) =>
    aChannelConfiguration({ configurationName: `ops-${index}`, channel: { platform: 'slack', workspaceId: 'T1', channelId: `C${index}` } }),
  );
  let database: TestDatabase;
  let store: Store;
  let platform: FakePlatform;
  let pipeline: NotificationsPipeline;
  let dispatcher: DeliveryDispatcher;
  let query: MockInstance<typeof pg.Client.prototype.query>;

  beforeEach(async () => {
    database = await postgres.createDatabase();
    store = await createPostgresStore({ url: database.url, node: 'node-of-test' });
    await store.write(({ leases }) => leases.take(LEASE, new Date()));
    platform = new FakePlatform();
    const logger = pino({ level: 'silent' });
    const context = { store, logger, metrics: new RecordedMetrics(), now: () => new Date(), newId: () => randomUUID() };
    const ownership: LaneOwnership = {
      wakesHere: () => true,
      hold: async () => ({ stands: ({ leases }) => leases.isHeld(LEASE), mayCall: () => true }),
    };
    dispatcher = new DeliveryDispatcher({
      context,
      ownership,
      platforms: { find: () => platform },
      loggingLevelOf: () => 'ERROR',
      storm: createStormPipeline({
        context,
        settings: () => ({ backlog: 20, criticalsPerMinute: 20, quietSeconds: 60, everywhere: false }),
        abilitiesOf: () => ({ hasPace: true, edits: true, threads: true }),
        findConfiguration: () => undefined,
      }),
      setTimer: () => () => undefined,
      random: () => 1,
    });
    await dispatcher.start();
    pipeline = createNotificationsPipeline({
      context,
      directory: {
        list: () => configurations,
        find: (name) => configurations.find(({ configurationName }) => configurationName === name),
        approvedFor: () => [],
      },
      mentions: () => 'people',
      hasThreads: () => true,
      wakeDelivery: (key) => dispatcher.wake(key),
    });
    await deliver(0);
    query = vi.spyOn(pg.Client.prototype, 'query');
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await dispatcher.stop();
    await store.close();
    await database.drop();
  });

  async function deliver(index: number): Promise<void> {
    const configuration = configurations[index];
    if (configuration === undefined) throw new Error(`there is no configuration ${index}`);
    const id = randomUUID();
    const event = aRawEvent({ id, identity: { key: id }, text: sampleAlarm({ state: 'ALARM', now: new Date() }) });
    await pipeline({ event, audience: { kind: 'configurations', configurationNames: [configuration.configurationName] } });
    await expect.poll(async () => (await store.records.deliveries.listOfEvent(id))[0]?.status, { interval: 200 }).toBe('sent');
    await dispatcher.idle();
  }

  /** What was sent to the database for the events, but for what the test itself asked. */
  const statements = (): readonly string[] =>
    query.mock.calls.map(([statement]) => textOf(statement)).filter((text) => !text.includes('"event_id" = $1 order by "sequence"'));

  it('alone asks for no more than it did', async () => {
    await deliver(1);

    expect(statements().length).toBeLessThanOrEqual(STATEMENTS_ALONE_MAX);
  });

  it('together with others shares transactions with them, without savepoints', async () => {
    await Promise.all(range(1, TOGETHER).map((index) => deliver(index)));

    const [ofTransactions, own] = partition(statements(), (text) => OF_CONNECTION.test(text));
    expect(platform.calls).toHaveLength(TOGETHER);
    expect(own.length / (TOGETHER - 1)).toBeLessThanOrEqual(STATEMENTS_TOGETHER_MAX);
    // Alone an event has three.
    expect(ofTransactions.filter((text) => text === 'commit').length / (TOGETHER - 1)).toBeLessThan(3);
    expect(ofTransactions.filter((text) => text.includes('savepoint') || text.includes('rollback'))).toEqual([]);
  });
});

function partition(texts: readonly string[], test: (text: string) => boolean): readonly [readonly string[], readonly string[]] {
  return [texts.filter(test), texts.filter((text) => !test(text))];
}

function textOf(statement: unknown): string {
  const text = typeof statement === 'string' ? statement : (statement as { readonly text?: string } | undefined)?.text;
  return (text ?? '').replaceAll(/\s+/g, ' ');
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}
