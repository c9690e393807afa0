import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RawEvent } from '../domain/raw-event.ts';
import { aChannelConfiguration } from '../domain/testing/a-channel-configuration.ts';
import { aRawEvent } from '../domain/testing/a-raw-event.ts';
import { sampleAlarm } from './ingest/sample-alarm.ts';
import { createNotificationsPipeline, type NotificationsPipeline } from './pipeline.ts';
import { createRestyler, type Restyler } from './restyle/create-restyler.ts';
import { aRule } from './restyle/testing/a-rule.ts';
import { openContext, type TestContext } from './testing/open-context.ts';

const topicArn = 'arn:aws:sns:us-east-1:123456789012:alarms';
const audience = { kind: 'topic', topicArn } as const;
const configurations = [
  aChannelConfiguration({ configurationName: 'ops', snsTopicArns: [topicArn] }),
  aChannelConfiguration({
    configurationName: 'night',
    snsTopicArns: [topicArn],
    accountNames: { '111122223333': 'prod' },
    mentionRules: [{ severities: ['high'], mentions: [{ target: { kind: 'everyone', scope: 'here' }, text: '@here' }] }],
  }),
];

let context: TestContext;
let pipeline: NotificationsPipeline;
let woken: string[];
let hasThreads: boolean;
let restyler: Restyler | undefined;

beforeEach(async () => {
  context = await openContext();
  woken = [];
  hasThreads = false;
  restyler = undefined;
  pipeline = createNotificationsPipeline({
    context,
    directory: { list: () => configurations, find: () => undefined, approvedFor: () => [] },
    mentions: () => 'people',
    restyler: () => restyler,
    hasThreads: () => hasThreads,
    wakeDelivery: (key) => woken.push(key),
    originalUrl: ({ configurationName }, eventId) => `https://a.example/${configurationName}/${eventId}`,
  });
});
afterEach(() => context.close());

const alarm = (state: 'ALARM' | 'OK', id: string): RawEvent => aRawEvent({ id, text: sampleAlarm({ state, now: context.now() }) });

describe('createNotificationsPipeline', () => {
  it('puts an event with one delivery for each channel on disk, and wakes their lanes', async () => {
    const enqueued = await pipeline({ event: aRawEvent({ id: 'e1', body: Buffer.from([0, 255]) }), audience });

    expect(enqueued).toMatchObject({ eventId: 'e1', status: 'accepted' });
    expect(enqueued.deliveries.map(({ configurationName }) => configurationName)).toEqual(['ops', 'night']);
    expect(woken).toEqual(['web//ops', 'web//night']);
    const stored = await context.store.records.events.find('e1');
    expect(stored).toMatchObject({ state: 'routed', arrivalCount: 1 });
    expect(Buffer.from(stored?.event.body ?? []).toString('hex')).toBe('00ff');
    expect(context.metrics.count('unsupported ops')).toBe(1);
  });

  it('counts the same event up and delivers it once', async () => {
    await pipeline({ event: aRawEvent({ id: 'e1', identity: { key: 'sns:1' } }), audience });

    const repeated = await pipeline({ event: aRawEvent({ id: 'e2', identity: { key: 'sns:1' } }), audience });

    expect(repeated).toEqual({ eventId: 'e1', status: 'duplicate', deliveries: [] });
    expect((await context.store.records.events.find('e1'))?.arrivalCount).toBe(2);
    expect(await context.store.records.events.find('e2')).toBeUndefined();
    expect(await context.store.records.deliveries.list({ limit: 10 })).toHaveLength(2);
  });

  it('brings the same event to a second audience that has not had it', async () => {
    const event = aRawEvent({ id: 'e1', identity: { key: 'eventbridge:1' } });
    await pipeline({ event, audience: { kind: 'configurations', configurationNames: ['ops'] } });

    const again = await pipeline({ event: { ...event, id: 'e2' }, audience });

    expect(again).toMatchObject({ eventId: 'e1', status: 'accepted', deliveries: [{ configurationName: 'night' }] });
    expect(await context.store.records.deliveries.listOfEvent('e1')).toHaveLength(2);
  });

  it('leads from each message to the event that is stored, also where it came again under another id', async () => {
    const event = aRawEvent({ id: 'e1', identity: { key: 'eventbridge:1' } });
    await pipeline({ event, audience: { kind: 'configurations', configurationNames: ['ops'] } });
    await pipeline({ event: { ...event, id: 'e2' }, audience });

    const [first, second] = await context.store.records.deliveries.listOfEvent('e1');
    expect(JSON.stringify(first?.message)).toContain('https://a.example/ops/e1');
    expect(JSON.stringify(second?.message)).toContain('https://a.example/night/e1');
    expect(JSON.stringify(second?.message)).not.toContain('e2');
  });

  it('folds an event that comes after a later one of its incident', async () => {
    const late = alarm('ALARM', 'e1');
    context.advance(60_000);
    await pipeline({ event: alarm('ALARM', 'e2'), audience });
    woken = [];

    await pipeline({ event: late, audience });

    const deliveries = await context.store.records.deliveries.listOfEvent('e1');
    expect(deliveries.map(({ status, reason }) => [status, reason])).toEqual(
      Array.from({ length: 2 }, () => ['folded', 'it is older than the state that the message already shows']),
    );
  });

  it('composes for each channel: its names of accounts, and whom it calls, once', async () => {
    const messagesOf = async (id: string): Promise<readonly string[]> =>
      (await context.store.records.deliveries.listOfEvent(id)).map(
        ({ configurationName, message }) => `${configurationName} ${JSON.stringify(message)}`,
      );
    await pipeline({ event: alarm('ALARM', 'e1'), audience });
    context.advance(60_000);
    await pipeline({ event: alarm('ALARM', 'e2'), audience });

    const [ops = '', night = ''] = await messagesOf('e1');
    expect(ops).toContain('Account: 111122223333');
    expect(ops).not.toContain('@here');
    expect(night).toContain('Account: prod (111122223333)');
    expect(night).toContain('"kind":"mention"');
    expect((await messagesOf('e2')).join('\n')).not.toContain('@here');
  });

  it('restyles by the rules of the moment, before anything else is decided', async () => {
    const rule = aRule({ set: { title: 'Disk of {{ text | split: " " | last }}', incidentKey: 'disk', severity: 'high' } });
    restyler = createRestyler([rule]);
    await pipeline({ event: aRawEvent({ id: 'e1', text: 'full on db-1' }), audience });
    restyler = undefined;
    await pipeline({ event: aRawEvent({ id: 'e2', text: 'full on db-2' }), audience });

    const [first] = await context.store.records.deliveries.listOfEvent('e1');
    const [second] = await context.store.records.deliveries.listOfEvent('e2');
    expect(first).toMatchObject({ message: { title: { emoji: '🔴' }, fallbackText: expect.stringContaining('Disk of db-1') } });
    expect(first?.incidentId).toBeDefined();
    expect(JSON.stringify(second)).not.toContain('Disk of');
    expect(context.metrics.count('unsupported ops')).toBe(1);
  });

  it('keeps an event that no channel wants', async () => {
    const enqueued = await pipeline({ event: aRawEvent({ id: 'e1' }), audience: { kind: 'configurations', configurationNames: [] } });

    expect(enqueued.deliveries).toEqual([]);
    expect((await context.store.records.events.find('e1'))?.state).toBe('unrouted');
    expect(context.metrics.count('unrouted notify-http')).toBe(1);
  });

  it('routes an event that no channel wanted once one does, and counts no second time where none does', async () => {
    const event = aRawEvent({ id: 'e1' });
    const nobody = { kind: 'configurations', configurationNames: [] } as const;
    await pipeline({ event, audience: nobody });

    const again = await pipeline({ event, audience: nobody, storedAs: 'held' });
    const wanted = await pipeline({ event, audience, storedAs: 'held' });

    expect(again).toMatchObject({ status: 'duplicate', deliveries: [] });
    expect(context.metrics.count('unrouted notify-http')).toBe(1);
    expect(wanted.deliveries).toHaveLength(2);
    expect((await context.store.records.events.find('e1'))?.state).toBe('routed');
  });

  it('makes the OK of an alarm an edit of its message, in each channel', async () => {
    await pipeline({ event: alarm('ALARM', 'e1'), audience });
    context.advance(12 * 60_000);
    await pipeline({ event: alarm('OK', 'e2'), audience });

    const deliveries = await context.store.records.deliveries.listOfEvent('e2');
    expect(deliveries.map(({ action }) => action)).toEqual(['edit', 'edit']);
    expect(JSON.stringify(deliveries[0]?.message)).toContain('12 min');
    const [first] = await context.store.records.deliveries.listOfEvent('e1');
    expect(deliveries[0]?.incidentId).toBe(first?.incidentId);
  });

  it('opens a new incident when the alarm comes back', async () => {
    for (const [id, state] of [
      ['e1', 'ALARM'],
      ['e2', 'OK'],
      ['e3', 'ALARM'],
    ] as const) {
      await pipeline({ event: alarm(state, id), audience });
      context.advance(60_000);
    }

    const [again] = await context.store.records.deliveries.listOfEvent('e3');
    const [first] = await context.store.records.deliveries.listOfEvent('e1');
    expect(again?.action).toBe('post');
    expect(again?.incidentId).not.toBe(first?.incidentId);
  });

  it('delivers nothing of an event whose topic was refused meanwhile', async () => {
    const event = aRawEvent({ id: 'e1' });
    await context.store.write((records) => records.events.insert(event, 'refused'));

    expect(await pipeline({ event, audience, storedAs: 'held' })).toMatchObject({ status: 'duplicate', deliveries: [] });
  });

  it('releases a held event once, however many releases meet', async () => {
    const event = aRawEvent({ id: 'e1' });
    await context.store.write((records) => records.events.insert(event, 'held'));

    const released = await Promise.all([1, 2, 3].map(() => pipeline({ event, audience, storedAs: 'held' })));

    expect(released.map(({ status }) => status).toSorted()).toEqual(['accepted', 'duplicate', 'duplicate']);
    expect(await context.store.records.deliveries.list({ limit: 10 })).toHaveLength(2);
  });
});
