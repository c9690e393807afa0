// Pipeline, store and dispatcher around one platform in memory, for tests of what becomes of the steps of an incident in the chat.
import { pino } from 'pino';
import type { ChannelConfiguration } from '../../domain/channel-configuration.ts';
import { aRawEvent } from '../../domain/testing/a-raw-event.ts';
import type { PlatformCapabilities } from '../../platforms/platform.ts';
import { createSqliteStore } from '../../storage/sqlite/index.ts';
import type { Store } from '../../storage/store.ts';
import type { NotificationsContext } from '../context.ts';
import { DeliveryDispatcher } from '../deliver/delivery-dispatcher.ts';
import type { EnqueuedEvent } from '../deliver/enqueue-event.ts';
import { sampleAlarm } from '../ingest/sample-alarm.ts';
import { createNotificationsPipeline, type Mute } from '../pipeline.ts';
import type { RouteTree } from '../route/route-tree.ts';
import type { FlappingRule } from '../../domain/flapping-rule.ts';
import type { IncidentDesk } from '../../domain/incident-desk.ts';
import { createComposeAnew } from '../compose-anew.ts';
import { createIncidentCare } from '../incident-care.ts';
import { createIncidentDesk } from '../incident-desk.ts';
import { muteRouted } from '../mute/mute-routed.ts';
import { MutingBook, NO_MUTING_RULES, type MutingRules } from '../mute/muting-book.ts';
import type { ChannelDirectory } from '../route/channel-directory.ts';
import { FakePlatform } from './fake-platform.ts';
import { openContext, type TestContext } from './open-context.ts';

/** A state of the sample alarm. */
type AlarmState = 'ALARM' | 'OK' | 'INSUFFICIENT_DATA';

/** How an event differs from the next one of the clock. */
interface AlarmEvent {
  /** When it happened; now unless given. */
  readonly at?: Date;
  /** What makes two of them the same; a new one unless given. */
  readonly key?: string;
}

/** The flow, and what a test does with it. */
export interface ThreadFlow {
  readonly context: TestContext;
  platform: FakePlatform;
  configurations: ChannelConfiguration[];
  /** What is kept back by the configuration, and when changes are too many to tell. */
  muting: MutingRules;
  flapping: FlappingRule | undefined;
  /** Takes what people say about incidents and silences. */
  desk(): IncidentDesk;
  /** Looks after incidents, as the task does. */
  care(): Promise<void>;
  routes: RouteTree | undefined;
  /** What keeps messages back; nothing at first. */
  mute: Mute;
  /** Timers that wait, the one set last at the end. */
  readonly timers: { readonly callback: () => void; readonly delayMs: number }[];
  /** Hands a state of the alarm in. */
  take(state: AlarmState, event?: AlarmEvent): Promise<EnqueuedEvent>;
  /** Sends what waits. */
  deliver(): Promise<void>;
  /** Both, one minute after what came before. */
  step(state: AlarmState): Promise<void>;
  /** Lets the time of the timer that was set last pass. */
  passTimer(): Promise<void>;
  /** What the platform was asked for: `post`, `edit`, `reply to <message>`, with the beginning of the text. */
  shown(): readonly string[];
  /** Ends as a killed process does, and begins anew on the same data folder. */
  restart(): Promise<void>;
  store(): Store;
  close(): Promise<void>;
}

/** Opens the flow for some configurations, on a platform that can do what the test says. */
export async function openThreadFlow(
  configurations: readonly ChannelConfiguration[],
  capabilities: Partial<PlatformCapabilities> = {},
): Promise<ThreadFlow> {
  const context = await openContext();
  const timers: { callback: () => void; delayMs: number }[] = [];
  let { store } = context;
  let eventCount = 0;
  let dispatcher: DeliveryDispatcher | undefined;

  const current = (): NotificationsContext => ({ ...context, store, logger: pino({ level: 'silent' }) });
  const start = async (): Promise<DeliveryDispatcher> => {
    const started = new DeliveryDispatcher({
      context: current(),
      platforms: { find: () => flow.platform },
      loggingLevelOf: () => 'ERROR',
      setTimer: (callback, delayMs) => {
        timers.push({ callback, delayMs });
        return () => undefined;
      },
      random: () => 1,
    });
    await started.start();
    return started;
  };

  const book = new MutingBook(() => flow.muting);
  const mute: Mute = (routed, event) => {
    const { labels, notification, now } = event;
    return muteRouted(flow.mute(routed, event), { labels, incidentKey: notification.incident?.key, now }, book);
  };
  const stages = () => ({
    context: current(),
    directory: directoryOf(flow),
    mentions: () => 'people' as const,
    wakeDelivery: () => undefined,
    mute,
    book,
    flapping: () => flow.flapping,
    remindersOf: (name: string) => directoryOf(flow).find(name)?.reminders,
    routes: () => flow.routes,
  });

  const flow: ThreadFlow = {
    context,
    platform: new FakePlatform({ threads: true, ...capabilities }),
    configurations: [...configurations],
    routes: undefined,
    mute: (routed) => routed,
    timers,
    muting: NO_MUTING_RULES,
    flapping: undefined,
    desk: () =>
      createIncidentDesk({
        context: current(),
        composeMessage: createComposeAnew(stages()),
        wakeDelivery: () => undefined,
        listUnheard: () => flow.configurations.map(({ configurationName }) => configurationName).filter((name) => name !== 'ops'),
        onSilencesChanged: () => book.refresh(store.records, context.now()),
      }),
    async care() {
      await book.refresh(store.records, context.now());
      const care = createIncidentCare(stages());
      await care.release();
      await care.remind();
    },
    take: (state, { at = context.now(), key } = {}) => {
      eventCount += 1;
      const pipeline = createNotificationsPipeline({
        ...stages(),
        hasThreads: () => flow.platform.capabilities.threads,
      });
      const id = `event-${eventCount}`;
      const event = aRawEvent({ id, identity: { key: key ?? id }, text: alarmText(state, at) });
      return pipeline({ event, audience: { kind: 'everyone' } });
    },
    async deliver() {
      dispatcher ??= await start();
      for (const key of await store.records.deliveries.listWaitingChannels()) dispatcher.wake(key);
      await dispatcher.idle();
    },
    async step(state) {
      await flow.take(state);
      await flow.deliver();
      context.advance(60_000);
    },
    async passTimer() {
      const timer = timers.pop();
      context.advance(timer?.delayMs ?? 0);
      timer?.callback();
      await dispatcher?.idle();
    },
    shown: () =>
      flow.platform.calls.map(({ kind, key, text, thread, isBroadcast }) => {
        const what = kind === 'edit' ? `edit ${key}` : thread === undefined ? 'post' : `reply to ${thread}`;
        return `${what}${isBroadcast === true ? ' and channel' : ''}: ${STATES.find((state) => text.includes(state)) ?? text}`;
      }),
    async restart() {
      // What the killed process was about to do is never done: its lane hangs in the platform for good.
      await store.close();
      store = await createSqliteStore({ dataFolder: context.dataFolder });
      await book.refresh(store.records, context.now());
      dispatcher = await start();
      await dispatcher.idle();
    },
    store: () => store,
    async close() {
      await store.close();
      await context.close();
    },
  };
  return flow;
}

function directoryOf(flow: Pick<ThreadFlow, 'configurations'>): ChannelDirectory {
  return {
    list: () => flow.configurations,
    find: (name) => flow.configurations.find(({ configurationName }) => configurationName === name),
    approvedFor: () => [],
  };
}

const STATES: readonly AlarmState[] = ['INSUFFICIENT_DATA', 'OK', 'ALARM'];

function alarmText(state: AlarmState, at: Date): string {
  if (state !== 'INSUFFICIENT_DATA') return sampleAlarm({ state, now: at });
  const alarm = JSON.parse(sampleAlarm({ state: 'ALARM', now: at })) as Record<string, unknown>;
  return JSON.stringify({ ...alarm, NewStateValue: state, OldStateValue: 'ALARM', NewStateReason: 'Insufficient Data: no datapoints.' });
}
