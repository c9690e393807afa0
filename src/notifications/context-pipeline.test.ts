import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChannelConfiguration } from '../domain/channel-configuration.ts';
import { aChannelConfiguration } from '../domain/testing/a-channel-configuration.ts';
import { aRawEvent } from '../domain/testing/a-raw-event.ts';
import { DEFAULT_UPDATE_POLICY } from '../domain/update-policy.ts';
import type { Message } from '../messages/message.ts';
import { renderPlainText } from '../messages/plain-text.ts';
import type { PostOutcome } from '../platforms/platform.ts';
import { createSqliteStore } from '../storage/sqlite/index.ts';
import type { Store } from '../storage/store.ts';
import { createContextPipeline } from './context-pipeline.ts';
import { DeliveryDispatcher } from './deliver/delivery-dispatcher.ts';
import type { EnqueuedNotification } from './enrich/context-enricher.ts';
import { sampleAlarm } from './ingest/sample-alarm.ts';
import { createNotificationsPipeline } from './pipeline.ts';
import { FakeContextSources } from './testing/fake-context-sources.ts';
import { FakePlatform } from './testing/fake-platform.ts';
import { gateStore, type GatedStore } from './testing/gated-store.ts';
import { openContext, type TestContext } from './testing/open-context.ts';

const limited: PostOutcome = { status: 'retry', reason: 'rate limited', scope: 'channel', retryAfterMs: 30_000, isOutcomeUnknown: false };
const refused: PostOutcome = { status: 'refused', reason: 'archived', cause: 'payload' };
const sampleKey = 'cloudwatch-alarm:arn:aws:cloudwatch:us-east-1:111122223333:alarm:checkout-api-high-cpu';
const known = {
  chart: { points: [{ at: '2026-03-01T02:00:00Z', value: 41 }], lines: [], band: [] },
  lines: { '/ecs/checkout-api': [{ at: '2026-03-01T02:59:00Z', text: 'ERROR order 1 failed' }] },
};

/** A platform whose payload is everything that a message says. */
class TellingPlatform extends FakePlatform {
  override render(message: Message): string {
    return renderPlainText(message);
  }
}

let context: TestContext;
let store: Store;
let gated: GatedStore;
let platform: TellingPlatform;
let sources: FakeContextSources;
let configuration: ChannelConfiguration | undefined;
let enqueued: EnqueuedNotification[];
let timers: (() => void)[];
let dispatcher: DeliveryDispatcher;
let eventCount: number;

beforeEach(async () => {
  context = await openContext();
  platform = new TellingPlatform();
  sources = new FakeContextSources(known);
  configuration = aChannelConfiguration();
  enqueued = [];
  timers = [];
  eventCount = 0;
  open(context.store);
});
afterEach(async () => {
  await dispatcher.stop();
  await store.close();
  await context.close();
});

function open(opened: Store): void {
  store = opened;
  gated = gateStore(opened);
  dispatcher = new DeliveryDispatcher({
    context: { ...context, store: gated },
    platforms: { find: () => platform },
    loggingLevelOf: () => 'ERROR',
    setTimer: (callback) => {
      timers.push(callback);
      return () => undefined;
    },
    random: () => 1,
  });
}

/** Ends as a killed process does, and begins anew on the same data folder. */
async function restart(): Promise<void> {
  await store.close();
  open(await createSqliteStore({ dataFolder: context.dataFolder }));
  await dispatcher.start();
  await dispatcher.idle();
}

const stages = () => ({
  context: { ...context, store: gated },
  directory: {
    list: () => (configuration === undefined ? [] : [configuration]),
    find: () => configuration,
    approvedFor: () => [],
  },
  mentions: () => 'people' as const,
  wakeDelivery: () => undefined,
});

/** Hands a state of the sample alarm in; its context is found when the test says so. */
async function take(state: 'ALARM' | 'OK', at = context.now()): Promise<void> {
  eventCount += 1;
  const event = aRawEvent({ id: `event-${eventCount}`, door: 'sample', text: sampleAlarm({ state, now: at }) });
  const pipeline = createNotificationsPipeline({
    ...stages(),
    hasThreads: () => platform.capabilities.threads,
    enrich: (each) => enqueued.push(each),
  });
  await pipeline({ event, audience: { kind: 'everyone' } });
  context.advance(1000);
}

/** Lets the context of the event that came first arrive. */
async function findContext(): Promise<void> {
  const next = enqueued.shift();
  expect(next).toBeDefined();
  const enricher = createContextPipeline({
    ...stages(),
    sources: sources.sources,
    findPlace: () => Promise.resolve(undefined),
    timeout: () => new AbortController().signal,
  });
  if (next !== undefined) enricher.add(next);
  await enricher.idle();
}

async function deliver(): Promise<void> {
  await dispatcher.start();
  await dispatcher.idle();
}

async function passTimer(milliseconds: number): Promise<void> {
  context.advance(milliseconds);
  timers.pop()?.();
  await dispatcher.idle();
}

/** What the platform was asked for: how, which state, and whether log lines stand in it. */
const shown = (): readonly string[] =>
  platform.calls.map(({ kind, text }) => {
    const state = /^(?:OK|ALARM)/m.exec(text)?.[0] ?? '';
    return `${kind} ${state}${text.includes('ERROR order 1 failed') ? ' with context' : ''}`;
  });

describe('createContextPipeline', () => {
  it('changes the message that is out', async () => {
    await take('ALARM');
    await deliver();
    await findContext();
    await deliver();

    expect(shown()).toEqual(['post ALARM', 'edit ALARM with context']);
    expect(context.metrics.count('gathered ops log-lines')).toBe(1);
  });

  it('gives its context to a message that waits for the pace of the platform, which is then posted once', async () => {
    platform.script(limited);
    await take('ALARM');
    await deliver();
    await findContext();
    await passTimer(30_000);

    expect(shown()).toEqual(['post ALARM', 'post ALARM with context']);
    expect(await store.records.deliveries.countByStatus()).toMatchObject({ sent: 1, queued: 0 });
  });

  it('gives it to a message that the lane is about to send', async () => {
    await take('ALARM');
    const sending = gated.holdUpBefore();
    const delivering = dispatcher.start();
    // The first write of a start puts back what was interrupted.
    await sending.reached;
    const marking = gated.holdUpBefore();
    sending.open();
    await delivering;
    await marking.reached;
    await findContext();
    marking.open();
    await dispatcher.idle();

    expect(shown()).toEqual(['post ALARM with context']);
  });

  it('adds to the newest state where that came before the context did', async () => {
    await take('ALARM');
    await deliver();
    await take('OK');
    await deliver();
    await findContext();
    await deliver();

    expect(shown()).toEqual(['post ALARM', 'edit OK', 'edit OK with context']);
  });

  it('adds to the newest state where that still waits, and changes nothing else', async () => {
    await take('ALARM');
    await deliver();
    await take('OK');
    await findContext();
    await deliver();

    expect(shown()).toEqual(['post ALARM', 'edit OK with context']);
  });

  it('is kept for whatever is composed next', async () => {
    await take('ALARM');
    await deliver();
    await findContext();
    await take('OK');
    await deliver();

    expect(shown().at(-1)).toBe('edit OK with context');
  });

  it('is shown beside the newest state where it belongs to an older event that came late', async () => {
    await take('ALARM', new Date('2026-03-01T02:50:00Z'));
    await take('OK', new Date('2026-03-01T02:58:00Z'));
    await take('ALARM', new Date('2026-03-01T02:55:00Z'));
    await deliver();
    enqueued.splice(0, 2);
    await findContext();
    await deliver();

    expect(shown().at(-1)).toBe('edit OK with context');
  });

  it('survives a crash once it is stored, and takes nothing with it before', async () => {
    await take('ALARM');
    await deliver();
    // The process dies while the context is looked for: the message stands.
    await restart();
    expect(shown()).toEqual(['post ALARM']);

    await findContext();
    await restart();

    expect(shown()).toEqual(['post ALARM', 'edit ALARM with context']);
    const incident = await store.records.incidents.findOpen('ops', sampleKey);
    expect(incident?.context?.logLines?.logGroup).toBe('/ecs/checkout-api');
  });

  it('says nothing where the message will not be posted', async () => {
    platform.script(refused);
    await take('ALARM');
    await deliver();
    await findContext();
    await deliver();

    expect(shown()).toEqual(['post ALARM']);
    expect((await store.records.incidents.findOpen('ops', sampleKey))?.context).toBeDefined();
  });

  it('is not posted where the message was deleted, or may not be changed', async () => {
    await take('ALARM');
    await deliver();
    platform.script({ status: 'message-gone', reason: 'the workspace does not allow changing messages' });
    await findContext();
    await deliver();

    expect(shown()).toEqual(['post ALARM', 'edit ALARM with context']);
    const [addition] = await context.store.records.deliveries.list({ limit: 1 });
    expect(addition).toMatchObject({ action: 'edit', status: 'folded' });
  });

  it('changes nothing where it found nothing new', async () => {
    await take('ALARM');
    await deliver();
    await findContext();
    await deliver();
    context.advance(120_000);
    await take('ALARM', new Date('2026-03-01T03:00:00Z'));
    await deliver();
    const before = shown().length;
    await findContext();
    await deliver();

    expect(shown()).toHaveLength(before);
  });

  it('keeps what was read before where it cannot be read again', async () => {
    await take('ALARM');
    await findContext();
    sources.refuse('refused');
    context.advance(120_000);
    await take('OK');
    await findContext();
    await deliver();

    expect(shown().at(-1)).toBe('edit OK with context');
  });

  it('is dropped where the channel has no configuration any more', async () => {
    await take('ALARM');
    await deliver();
    configuration = undefined;
    await findContext();
    await deliver();

    expect(shown()).toEqual(['post ALARM']);
  });

  it('adds to the first message alone where later steps stand beside it', async () => {
    configuration = aChannelConfiguration({ updates: { ...DEFAULT_UPDATE_POLICY, show: 'channel', edit: false } });
    await take('ALARM');
    await deliver();
    await take('OK');
    await deliver();
    await findContext();
    await deliver();

    expect(shown()).toEqual(['post ALARM', 'post OK', 'edit ALARM with context']);
    expect(platform.calls[2]?.key).toBe(`message-of-${platform.calls[0]?.key ?? ''}`);
  });

  it('does not bring back the state of a message whose place a reply has taken', async () => {
    configuration = aChannelConfiguration({ updates: { ...DEFAULT_UPDATE_POLICY, edit: false } });
    platform = new TellingPlatform({ threads: true });
    await take('ALARM');
    await deliver();
    platform.script({ status: 'message-gone', reason: 'deleted' });
    await take('OK');
    await deliver();
    await findContext();
    await deliver();

    expect(platform.calls.map(({ kind }) => kind)).toEqual(['post', 'post', 'post']);
  });

  it('leaves a platform alone that cannot change messages', async () => {
    platform = new TellingPlatform({ edits: false });
    await take('ALARM');
    await deliver();
    await findContext();
    await deliver();

    expect(shown()).toEqual(['post ALARM']);
  });
});
