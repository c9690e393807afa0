// Puts an event and its messages on disk in one unit: after the commit nothing of it can be lost.
import { channelKey, type Channel } from '../../domain/channel.ts';
import type { ChannelConfiguration } from '../../domain/channel-configuration.ts';
import { updatePolicyOf } from '../../domain/channel-preferences.ts';
import type { Incident } from '../../domain/incident.ts';
import type { IncidentPlan } from '../../domain/incident-plan.ts';
import { writeGroupKey, type Grouping } from '../../domain/grouping.ts';
import type { Routed } from '../../domain/routed.ts';
import type { Notification } from '../../domain/notification.ts';
import type { RawEvent } from '../../domain/raw-event.ts';
import type { UpdatePolicy } from '../../domain/update-policy.ts';
import type { Delivery, DeliveryGist } from '../../messages/delivery.ts';
import type { Message } from '../../messages/message.ts';
import type { WaitingState } from '../../storage/event-records.ts';
import type { RecordWriters } from '../../storage/store.ts';
import { planDeliveries, type PlannedDelivery } from './plan-deliveries.ts';
import { priorityOf } from './delivery-priority.ts';

/** The event with all that the earlier stages made of it. */
export interface EventToEnqueue {
  readonly event: RawEvent;
  readonly notification: Notification;
  readonly gist: DeliveryGist;
  readonly routed: readonly Routed[];
  /** Finds those of further channels, in which its incident is open, that get this step of it as well. */
  readonly followUps: ((openIn: ReadonlySet<string>) => readonly Routed[]) | undefined;
  /** Where it stood, where it is on disk already. */
  readonly storedAs?: WaitingState;
  readonly planIncident: (routed: Routed, known: KnownOfIncident) => IncidentPlan;
  /** False where the platform of a channel has no threads. */
  readonly hasThreads: (channel: Channel) => boolean;
  /** Each channel has its own words for accounts, and its own people to call. */
  readonly composeMessage: (shown: ChannelStep & { readonly incident: Incident | undefined }) => Message;
  /** The step alone, as it stands beside the incident's message. */
  readonly composeReply: (shown: ChannelStep & { readonly incident: Incident; readonly isLate: boolean }) => Message;
  readonly now: Date;
  readonly newId: () => string;
}

/** A stored event, for one channel: of one that arrived again it is the first, which is the one that is kept. */
interface ChannelStep {
  readonly event: RawEvent;
  readonly configuration: ChannelConfiguration;
}

/** What is on record where an incident is planned. */
interface KnownOfIncident {
  readonly eventId: string;
  /** The open incident of the notification's key, else the one that was closed last. */
  readonly newest: Incident | undefined;
  readonly policy: UpdatePolicy;
}

/** What became of an accepted event. */
export interface EnqueuedEvent {
  readonly eventId: string;
  readonly status: 'accepted' | 'duplicate';
  /** One or, for a step of an incident, up to two of a configuration. */
  readonly deliveries: readonly EnqueuedDelivery[];
}

/** A delivery of an accepted event. */
interface EnqueuedDelivery {
  readonly deliveryId: string;
  readonly configurationName: string;
  readonly channelKey: string;
  /** True where it is kept back for good. */
  readonly isMuted?: true;
}

/**
 * Writes event, incidents and deliveries. The same event arriving again counts up, and reaches those configurations that
 * have not had it yet: another door, topic or token may be for other channels.
 */
export async function enqueueEvent(records: RecordWriters, input: EventToEnqueue): Promise<EnqueuedEvent> {
  const wanted = await findWanted(records, input);
  const { original, known, served } = await lookAndStore(records, input, wanted);
  const eventId = original ?? input.event.id;
  const missing = wanted.filter(
    // What a fallback shows for another channel is not the event of its own.
    ({ configuration: { configurationName } }) =>
      !served.some((delivery) => delivery.configurationName === configurationName && delivery.fallbackOf === undefined),
  );
  if (original !== undefined) {
    const state = (await records.events.find(original))?.state;
    if (state === 'refused' || missing.length === 0) return { eventId, status: 'duplicate', deliveries: [] };
    // One that is to go through the flow yet goes on to wait for its own channels.
    if (state !== 'accepted') await records.events.setState(original, 'routed');
  }

  const deliveries = [];
  const stored = { ...input, event: { ...input.event, id: eventId } };
  for (const routed of missing) {
    const knownOfIncident = known ?? (await readKnown(records, input, routed));
    deliveries.push(...(await enqueueFor(records, stored, { routed, ...knownOfIncident })));
  }
  return { eventId, status: 'accepted', deliveries };
}

/** Stores the event, and asks together with that what most events need to know: nothing of it waits for an answer about another. */
async function lookAndStore(
  records: RecordWriters,
  input: EventToEnqueue,
  wanted: readonly Routed[],
): Promise<{ readonly original: string | undefined; readonly known: Known | undefined; readonly served: readonly Delivery[] }> {
  const [only] = wanted.length === 1 ? wanted : [];
  const { deliveries } = records;
  const [original, known, servedBefore] = await Promise.all([
    storeEvent(records, { ...input, isWanted: wanted.length > 0 }),
    only === undefined ? undefined : readKnown(records, input, only),
    // One that was accepted may have come again meanwhile, by another topic, for channels of that.
    input.storedAs === 'accepted' ? deliveries.listOfEvent(input.event.id) : undefined,
  ]);
  return { original, known, served: servedBefore ?? (original === undefined ? [] : await deliveries.listOfEvent(original)) };
}

/** What goes on with an incident is also for channels in which that is open, though this step alone would not go there. */
async function findWanted(
  { incidents }: Pick<RecordWriters, 'incidents'>,
  { routed, followUps, notification }: EventToEnqueue,
): Promise<readonly Routed[]> {
  const key = notification.incident?.key;
  if (key === undefined || followUps === undefined) return routed;
  const served = new Set(routed.map(({ configuration }) => configuration.configurationName));
  const openIn = (await incidents.listOpenIn(key)).filter((name) => !served.has(name));
  return openIn.length === 0 ? routed : [...routed, ...followUps(new Set(openIn))];
}

/** Stores the event; returns the id of the one that it repeats, where it does. */
async function storeEvent(
  records: RecordWriters,
  { event, isWanted, storedAs, now }: EventToEnqueue & { readonly isWanted: boolean },
): Promise<string | undefined> {
  const state = isWanted ? 'routed' : 'unrouted';
  if (storedAs !== undefined) {
    // Two releases may meet here (an approval during a start or a reload); the first one has it.
    const known = (await records.events.find(event.id))?.state;
    if (known !== 'held' && known !== 'accepted') return event.id;
    await records.events.setState(event.id, state);
    return undefined;
  }
  const original = await records.events.recordRepeat(event.identity.key, event.identity.handedInAt ?? now);
  if (original === undefined) await records.events.insert(event, state);
  return original;
}

/** Reads what planning the incident needs to know. */
async function readKnown(
  records: RecordWriters,
  { notification }: Pick<EventToEnqueue, 'notification'>,
  { configuration: { configurationName, channel, updates } }: Routed,
): Promise<Known> {
  const key = notification.incident?.key;
  const [preferences, newest] = await Promise.all([
    updates === undefined && key !== undefined ? records.channelPreferences.find(channelKey(channel)) : undefined,
    key === undefined ? undefined : records.incidents.findNewest(configurationName, key),
  ]);
  return { newest, policy: updatePolicyOf(updates, preferences) };
}

type Known = Omit<KnownOfIncident, 'eventId'>;

async function enqueueFor(
  records: RecordWriters,
  input: EventToEnqueue,
  { routed, newest, policy }: Known & { readonly routed: Routed },
): Promise<readonly EnqueuedDelivery[]> {
  const { configuration, muting } = routed;
  const { configurationName, channel } = configuration;
  const plan = await storeIncident(records, input, { routed, newest, policy });
  const planned = planDeliveries(plan, { policy, hasThreads: input.hasThreads(channel), isMuted: muting !== undefined });
  const enqueued: EnqueuedDelivery[] = [];
  await hurryChanges(records, { plan, planned, now: input.now });
  // People are called once, by the reply: a changed message calls nobody, and one that is posted in the place of it would call again.
  const { mentionRules: _calls, ...calm } = configuration;
  for (const one of planned) {
    const isCalm = one.action === 'edit' && (planned.length > 1 || muting !== undefined || one.isUnhurried === true);
    const delivery = toDelivery(one, { plan, input, routed: isCalm ? { ...routed, configuration: calm } : routed });
    await records.deliveries.insert(delivery);
    const isMuted = delivery.status === 'muted' ? { isMuted: true as const } : {};
    enqueued.push({ deliveryId: delivery.id, configurationName, channelKey: channelKey(channel), ...isMuted });
  }
  return enqueued;
}

/** What waits to count up must not hold back what is new: it is due as well, and says what it can before it or is folded into it. */
async function hurryChanges(
  { deliveries }: Pick<RecordWriters, 'deliveries'>,
  { plan, planned, now }: { readonly plan: IncidentPlan; readonly planned: readonly PlannedDelivery[]; readonly now: Date },
): Promise<void> {
  if (plan.kind === 'alone' || plan.incident.editAt === undefined || planned.every(({ isUnhurried }) => isUnhurried === true)) return;
  if (Date.parse(plan.incident.editAt) > now.getTime()) await deliveries.hurryEdits(plan.incident.id, now);
}

function toDelivery(
  planned: PlannedDelivery,
  { plan, input, routed }: { readonly plan: IncidentPlan; readonly input: EventToEnqueue; readonly routed: Routed },
): Delivery {
  const { action, content, updates } = planned;
  const { configuration, grouping } = routed;
  const { event, now, newId } = input;
  const incident = plan.kind === 'alone' ? undefined : plan.incident;
  // An end that nothing precedes has lasted no time: it is told as what stands alone.
  const shown = plan.kind === 'ends' ? undefined : incident;
  const isReply = content === 'step' && shown !== undefined;
  return {
    id: newId(),
    eventId: event.id,
    configurationName: configuration.configurationName,
    channel: configuration.channel,
    action,
    ...(incident === undefined ? {} : { incidentId: incident.id }),
    ...(updates === undefined ? {} : { updates }),
    message: isReply
      ? input.composeReply({ event, configuration, incident: shown, isLate: plan.kind === 'late' })
      : input.composeMessage({ event, configuration, incident: shown }),
    gist: input.gist,
    priority: priorityOf(action, input.gist.severity),
    ...(grouping === undefined ? {} : { groupKey: writeGroupKey(grouping) }),
    ...fateOf(planned, routed, now),
    attemptCount: 0,
    queuedAt: now,
    nextAttemptAt: firstAttemptAt(planned, { incident, grouping, now }),
    isPossibleDuplicate: false,
  };
}

/** A message of a group waits for others; what only counts up waits until the message may be changed again. */
function firstAttemptAt(
  { action, isUnhurried }: PlannedDelivery,
  { incident, grouping, now }: { readonly incident: Incident | undefined; readonly grouping: Grouping | undefined; readonly now: Date },
): Date {
  if (action === 'post' && grouping !== undefined) return new Date(now.getTime() + grouping.waitMs);
  return isUnhurried === true && incident?.editAt !== undefined ? new Date(incident.editAt) : now;
}

function fateOf(
  { foldedBecause, isMuted }: PlannedDelivery,
  { muting }: Routed,
  now: Date,
): Pick<Delivery, 'status' | 'finishedAt' | 'reason'> {
  if (foldedBecause !== undefined) return { status: 'folded', finishedAt: now, reason: foldedBecause };
  return isMuted === true && muting !== undefined ? { status: 'muted', finishedAt: now, reason: muting.text } : { status: 'queued' };
}

async function storeIncident(
  records: RecordWriters,
  input: EventToEnqueue,
  { routed, ...known }: Known & { readonly routed: Routed },
): Promise<IncidentPlan> {
  const plan = input.planIncident(routed, { eventId: input.event.id, ...known });
  if (plan.kind === 'alone' || plan.kind === 'repeats') return plan;
  if (plan.kind === 'begins' && plan.ended !== undefined) await records.incidents.replace(plan.ended);
  const isNew = plan.kind === 'begins' || plan.kind === 'ends';
  await (isNew ? records.incidents.insert(plan.incident) : records.incidents.replace(plan.incident));
  return plan;
}
