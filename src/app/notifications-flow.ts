// Puts the notifications flow together: doors before it, delivery behind it.
import { platformOfKey } from '../domain/channel.ts';
import { setRealTimer } from '../lib/timers.ts';
import { EventBacklog } from '../notifications/event-backlog.ts';
import { createFlowStages, type FlowStagesOptions } from '../notifications/flow-stages.ts';
import { createContextPipeline } from '../notifications/context-pipeline.ts';
import type { NotificationsContext } from '../notifications/context.ts';
import type { ChannelNote } from '../notifications/deliver/dispatcher-options.ts';
import { DeadLetterWatch } from '../notifications/deliver/dead-letter-watch.ts';
import { DeliveryDispatcher } from '../notifications/deliver/delivery-dispatcher.ts';
import type { PlatformDirectory } from '../notifications/deliver/platform-directory.ts';
import { createNotifyDoor, type NotifyDoor } from '../notifications/ingest/notify-door.ts';
import type { SenderUsage } from '../notifications/ingest/notify/sender-usage.ts';
import { createSnsDoor, type SnsDoor } from '../notifications/ingest/sns-door.ts';
import { createSqsDoor, type SqsDoor } from '../notifications/ingest/sqs-door.ts';
import type { ContextEnricher } from '../notifications/enrich/context-enricher.ts';
import { TopicApprovals } from '../notifications/ingest/topic-approvals.ts';
import { TopicRegistry } from '../notifications/ingest/topic-registry.ts';
import { createStormPipeline } from '../notifications/storm-pipeline.ts';
import { createSetAside, withSetAside } from '../notifications/set-aside-event.ts';
import type { OperatorNotices } from '../notifications/operator-notices.ts';
import { createNotificationsPipeline, type NotificationsPipeline } from '../notifications/pipeline.ts';
import { createOperatorNotices } from '../notifications/tell-operators.ts';
import type { Config } from '../config/schema.ts';
import type { CurrentConfiguration } from './current-configuration.ts';
import { createFindObstacle } from './find-delivery-obstacle.ts';
import type { NodesWiring } from './nodes/nodes-wiring.ts';
import { wireHeartbeats, type HeartbeatWiring } from './heartbeat-wiring.ts';
import type { OrganizationPolicyGate } from './organization-policy-gate.ts';
import type { AwsReading } from './reading.ts';
import type { SnsAdapters } from './sns-adapters.ts';
import { wireIncidentCare, type IncidentCareWiring } from './incident-care-wiring.ts';

/** From so many waiting units on, events are stored first and go through the flow behind that: in quiet times none waits. Our own bound. */
const BUSY_FROM_WRITES = 8;

/** What the flow is made from. */
export interface NotificationsFlowOptions {
  readonly context: NotificationsContext;
  readonly configuration: CurrentConfiguration;
  readonly platforms: PlatformDirectory;
  readonly sns: SnsAdapters;
  /** Notes who hands events in at the HTTP door. */
  readonly senderUsage: SenderUsage;
  /** Takes what is logged about a channel configuration, for its log group. */
  readonly noteForChannel: (note: ChannelNote) => void;
  /** What the organization's policy says about channels. */
  readonly gate: Pick<OrganizationPolicyGate, 'judge'>;
  /** What is read in AWS about alarms. */
  readonly reading: AwsReading;
  /** Where the readers of a channel open a stored event. */
  readonly originalUrl: NonNullable<FlowStagesOptions['originalUrl']>;
  /** How many units of work wait in the store. */
  readonly countWaitingWrites: () => number;
  /** What is offered under notifications. */
  readonly buttons: NonNullable<FlowStagesOptions['buttons']>;
  /** The other nodes on the same store. */
  readonly nodes: Pick<NodesWiring, 'ownership' | 'tell' | 'hear'>;
}

/** The parts that others speak to. */
export interface NotificationsFlow {
  readonly pipeline: NotificationsPipeline;
  readonly backlog: EventBacklog;
  readonly dispatcher: DeliveryDispatcher;
  readonly deadLetterWatch: DeadLetterWatch;
  readonly notices: OperatorNotices;
  readonly heartbeats: HeartbeatWiring;
  readonly enricher: ContextEnricher;
  readonly care: IncidentCareWiring;
  readonly registry: TopicRegistry;
  readonly approvals: TopicApprovals;
  readonly doors: { readonly sns: SnsDoor; readonly notify: NotifyDoor; readonly sqs: SqsDoor };
}

/** Builds the flow; nothing is sent before its dispatcher is started. */
export async function createNotificationsFlow(options: NotificationsFlowOptions): Promise<NotificationsFlow> {
  const { context, configuration, platforms, sns, gate, reading, nodes } = options;
  const notices = createOperatorNotices({
    context,
    pipeline: () => pipeline,
    findOperations: () => {
      const { channel } = configuration.config.operations;
      return channel === undefined ? undefined : configuration.find(channel);
    },
  });
  const deadLetterWatch = new DeadLetterWatch(context, notices);
  const dispatcher = new DeliveryDispatcher({
    context,
    notices,
    platforms,
    loggingLevelOf: (name) => configuration.find(name)?.loggingLevel ?? 'ERROR',
    noteForChannel: options.noteForChannel,
    fallbackOf: (name) => configuration.findFallback(name),
    onDead: () => {
      void deadLetterWatch.check();
    },
    findObstacle: createFindObstacle(gate, (name) => configuration.find(name)),
    storm: createStormPipeline({
      context,
      settings: () => configuration.config.notifications.storms,
      abilitiesOf: (key) => {
        const capabilities = platforms.find(platformOfKey(key))?.capabilities;
        return capabilities === undefined ? undefined : { ...capabilities, hasPace: capabilities.pace !== undefined };
      },
      findConfiguration: (name) => configuration.find(name),
    }),
    ...(nodes.ownership === undefined ? {} : { ownership: nodes.ownership }),
    setTimer: setRealTimer,
    elapsed: () => performance.now(),
    random: Math.random,
  });
  const registry = new TopicRegistry(context.store, (topicArn) => configuration.listsTopic(topicArn));
  await registry.load();
  registry.subscribe((where) => {
    if (where === 'here') nodes.tell('topics');
  });
  nodes.hear('topics', () => {
    registry.load().catch((error: unknown) => {
      context.logger.warn({ error }, 'topics that another node has changed could not be read');
    });
  });
  const directory = configuration.directory((topicArn) => registry.configurationsOf(topicArn));
  const stages = {
    context,
    directory,
    mentions: () => configuration.config.mentions,
    restyler: () => configuration.restyler,
    originalUrl: options.originalUrl,
    buttons: options.buttons,
    wakeDelivery: (key: string) => {
      dispatcher.wake(key);
    },
  };
  const { findPlace, ...sources } = reading;
  const enricher = createContextPipeline({ ...stages, sources, findPlace, timeout: (milliseconds) => AbortSignal.timeout(milliseconds) });
  const care = await wireIncidentCare({ ...stages, configuration, platforms, nodes, setTimer: setRealTimer });
  const heartbeats = wireHeartbeats({ context, configuration, pipeline: () => pipeline });
  const pipeline = createNotificationsPipeline({
    ...stages,
    hear: (heard) => {
      heartbeats.watch.hear(heard);
    },
    ...care.stages,
    routes: () => configuration.routes,
    // One that is not there at the moment may have them: its lane decides.
    hasThreads: ({ platform }) => platforms.find(platform)?.capabilities.threads ?? true,
    enrich: (enqueued) => {
      enricher.add(enqueued);
    },
  });
  const { subscriptions, certificates } = sns;
  const setAside = createSetAside(context, directory);
  const isBusy = (): boolean => options.countWaitingWrites() >= BUSY_FROM_WRITES;
  const backlog = new EventBacklog({
    context,
    pipeline,
    setAside,
    recognize: createFlowStages(stages).recognize,
    setTimer: setRealTimer,
  });
  const inOrder: NotificationsPipeline = (input) => backlog.takeBehind(input);
  const approvals = new TopicApprovals({
    context,
    registry,
    pipeline: inOrder,
    subscriptions,
    setTimer: setRealTimer,
    hasConfiguration: (name) => directory.find(name) !== undefined,
  });

  const doors = {
    sns: createSnsDoor({
      context,
      pipeline: withSetAside(inOrder, setAside),
      registry,
      // Several nodes on one database take each event through the flow at once: whose backlog would it be when one of them dies?
      ...(nodes.ownership === undefined
        ? { backlog: { isNeeded: () => backlog.size > 0 || isBusy(), accept: (event) => backlog.accept(event) } }
        : {}),
      verification: () => ({
        certificates,
        now: context.now(),
        requireSignatureVersion2: configuration.config.sns.requireSignatureVersion2,
      }),
      confirmSoon: (topicArn) => approvals.confirmSoon(topicArn),
    }),
    notify: createNotifyDoor({
      context,
      pipeline: withSetAside(inOrder, setAside),
      listSenders: () => configuration.notifySenders,
      usage: options.senderUsage,
      publicHost: publicHostOf(configuration.config.server),
    }),
    sqs: createSqsDoor({
      context,
      pipeline: inOrder,
      registry,
      setAside,
      confirmSoon: (topicArn) => approvals.confirmSoon(topicArn),
    }),
  };
  return { pipeline: inOrder, backlog, dispatcher, deadLetterWatch, notices, heartbeats, enricher, care, registry, approvals, doors };
}

/** The name under which senders reach the doors, where the configuration says it; it does not change by a reload. */
function publicHostOf({ doors, publicUrl }: Config['server']): string | undefined {
  const url = doors === undefined ? publicUrl : doors.publicUrl;
  return url === undefined ? undefined : new URL(url).host;
}
