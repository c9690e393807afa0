// The notifications flow in order: recognize -> route -> mute -> compose -> enqueue. Read this first.
// The doors (ingest) stand before it, delivery after it; both meet it only in the store.
import type { Channel } from '../domain/channel.ts';
import type { EventLabels } from '../domain/event-labels.ts';
import type { FlappingRule } from '../domain/flapping-rule.ts';
import type { Notification } from '../domain/notification.ts';
import type { Door, RawEvent } from '../domain/raw-event.ts';
import type { ReminderRule } from '../domain/reminder-rule.ts';
import type { NotificationsContext } from './context.ts';
import { enqueueEvent, type EnqueuedEvent } from './deliver/enqueue-event.ts';
import { createFlowStages, type FlowStagesOptions } from './flow-stages.ts';
import type { Audience } from './route/audience.ts';
import type { ChannelDirectory } from './route/channel-directory.ts';
import { groupIncident } from './route/group-incident.ts';
import { routeEvent, routeFollowUps } from './route/route-event.ts';
import type { RouteTree } from './route/route-tree.ts';
import type { Routed } from '../domain/routed.ts';
import type { Inhibitor } from '../domain/inhibitor.ts';
import type { WaitingState } from '../storage/event-records.ts';
import type { RecordWriters } from '../storage/store.ts';
import type { MutingBook } from './mute/muting-book.ts';
import { noteInhibitors, type InhibitingEvent } from './mute/note-inhibitors.ts';
import { tendIncident } from './route/tend-incident.ts';
import { composeGist, titleOfGist } from './compose/compose-gist.ts';
import { createInTurn } from './in-turn.ts';
import { labelEvent } from './label-event.ts';
import { UnknownKinds } from './unknown-kinds.ts';

/** An event at the entrance of the flow. */
export interface PipelineInput {
  readonly event: RawEvent;
  readonly audience: Audience;
  /** Where the event stands that was stored before: accepted just now, held for its topic's approval, or wanted by no channel until now. */
  readonly storedAs?: WaitingState;
  /** What it was recognized as, where that is known already. */
  readonly notification?: Notification;
}

/** Takes an event in; resolves after it is durable, with what became of it. */
export type NotificationsPipeline = (input: PipelineInput) => Promise<EnqueuedEvent>;

/** An event on its way, as what keeps messages back is asked about it. */
interface EventToMute {
  readonly event: RawEvent;
  readonly notification: Notification;
  readonly labels: EventLabels;
  readonly now: Date;
}

/** Adds why nothing of an event is shown in a channel, where that is so; what is muted already stays so. */
export type Mute = (routed: readonly Routed[], event: EventToMute) => readonly Routed[];

/** What the flow is made from. */
export interface PipelineOptions extends FlowStagesOptions {
  readonly directory: ChannelDirectory;
  /** The routes as they are at the moment; none where it is absent. */
  readonly routes?: () => RouteTree | undefined;
  /** Silences, inhibitions and maintenance; nothing is kept back by them where it is absent. */
  readonly mute?: Mute;
  /** What is open as a source of inhibitions is noted in it; nothing is where it is absent. */
  readonly book?: MutingBook;
  /** From when on something counts as coming and going; never where it is absent. */
  readonly flapping?: () => FlappingRule | undefined;
  /** When people of a channel are reminded; never where it is absent. */
  readonly remindersOf?: (configurationName: string) => ReminderRule | undefined;
  /** False where the platform of a channel has no threads. */
  readonly hasThreads: (channel: Channel) => boolean;
  readonly wakeDelivery: (channelKey: string) => void;
  /** Hears of every event that came just now, once it is durable. */
  readonly hear?: (heard: { readonly labels: EventLabels; readonly door: Door }) => void;
  /** Is told what was enqueued, to find out more about it; nothing waits for it. */
  readonly enrich?: (enqueued: { readonly notification: Notification; readonly door: Door } & Pick<EnqueuedEvent, 'deliveries'>) => void;
}

/** Joins the stages. */
export function createNotificationsPipeline(options: PipelineOptions): NotificationsPipeline {
  const { context, directory, hasThreads, wakeDelivery, enrich, routes = () => undefined, mute = (routed) => routed } = options;
  const { flapping = () => undefined, remindersOf = () => undefined, book } = options;
  const note = (records: RecordWriters, event: InhibitingEvent): Promise<readonly Inhibitor[]> =>
    book === undefined ? Promise.resolve([]) : noteInhibitors(records, event, book);
  const stages = createFlowStages(options);
  const unknownKinds = new UnknownKinds(context);
  const inTurn = createInTurn();
  return async ({ event, audience, storedAs, notification = stages.recognize(event) }) => {
    const labels = labelEvent(notification, event);
    const at = context.now();
    const tree = routes();
    const toRoute = { labels, audience, door: event.door, at, directory, tree };
    const muted = (some: readonly Routed[]): readonly Routed[] => mute(some, { event, notification, labels, now: at });
    const routed = muted(routeEvent(toRoute));

    await inTurn(
      stages.prepare(
        { notification, event },
        routed.map(({ configuration }) => configuration),
      ),
    );

    const { enqueued, inhibitors } = await context.store.write(async (records) => {
      const now = context.now();
      const gist = composeGist(notification);
      const changed = await note(records, { notification, labels, title: titleOfGist(gist), now });
      const done = await enqueueEvent(records, {
        event,
        notification,
        gist,
        routed,
        followUps: tree === undefined ? undefined : (openIn) => muted(routeFollowUps(toRoute, openIn)),
        ...(storedAs === undefined ? {} : { storedAs }),
        planIncident: ({ configuration: { configurationName }, muting }, { eventId, newest, policy }) =>
          tendIncident(groupIncident({ notification, configurationName, eventId, muting, newest, policy, now, newId: context.newId }), {
            reference: notification.incident,
            newest,
            flapping: flapping(),
            reminders: remindersOf(configurationName),
            now,
          }),
        hasThreads,
        composeMessage: (shown) => stages.compose({ notification, ...shown }),
        composeReply: (shown) => stages.composeStep({ notification, ...shown }),
        now,
        newId: context.newId,
      });
      return { enqueued: done, inhibitors: changed };
    });
    book?.note(inhibitors);

    // What was held before is no sign of life.
    if (storedAs === undefined || storedAs === 'accepted') options.hear?.({ labels, door: event.door });
    const shown = enqueued.deliveries.filter(({ isMuted }) => isMuted !== true);
    countProcessed(context, notification, enqueued);
    for (const channelKey of new Set(shown.map((delivery) => delivery.channelKey))) wakeDelivery(channelKey);
    enrich?.({ notification, door: event.door, deliveries: shown });
    if (enqueued.status === 'accepted' && notification.unknownKind !== undefined) unknownKinds.note(notification.unknownKind, event);
    if (enqueued.status === 'accepted' && enqueued.deliveries.length === 0) noteUnrouted(context, event);
    return enqueued;
  };
}

function countProcessed({ metrics }: NotificationsContext, { isUnrecognized }: Notification, { deliveries }: EnqueuedEvent): void {
  for (const configurationName of new Set(deliveries.map((delivery) => delivery.configurationName))) {
    metrics.eventProcessed(configurationName);
    if (isUnrecognized) metrics.eventUnsupported(configurationName);
  }
}

function noteUnrouted({ metrics, logger }: NotificationsContext, { id, door, topicArn, sender }: RawEvent): void {
  metrics.eventUnrouted(door);
  logger.warn({ eventId: id, topicArn, sender }, 'no channel wants this event; it is stored as unrouted');
}
