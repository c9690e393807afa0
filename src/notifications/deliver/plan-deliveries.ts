// Which messages a notification comes to in a channel: the incident's message, its change, the step told beside it.
import type { Incident } from '../../domain/incident.ts';
import type { IncidentPlan } from '../../domain/incident-plan.ts';
import type { DeliveryUpdates, UpdatePolicy } from '../../domain/update-policy.ts';
import type { DeliveryAction } from '../../messages/delivery.ts';

/** A delivery to be made. */
export interface PlannedDelivery {
  readonly action: DeliveryAction;
  /** The whole message, or the step alone. */
  readonly content: 'message' | 'step';
  readonly updates?: DeliveryUpdates;
  /** Why it is folded at once. */
  readonly foldedBecause?: string;
  /** True where it can wait for others: the incident says until when. */
  readonly isUnhurried?: true;
  /** True where it is kept back. */
  readonly isMuted?: true;
}

/** Where it is planned for. */
export interface PlanningPlace {
  readonly policy: UpdatePolicy;
  /** False where the platform has no threads: then the history in the message tells what a thread would. */
  readonly hasThreads: boolean;
  /** True where nothing new is shown in the channel. */
  readonly isMuted: boolean;
}

const WHOLE_POST: PlannedDelivery = { action: 'post', content: 'message' };
const LATE = 'it is older than the state that the message already shows';
const REPEATED = 'the same change of state came before';
const OK_WITHOUT_ALARM = 'it is the OK of an alarm whose ALARM was not shown here';
const COUNTED = 'it says what its incident says already';
const FLAPPING = 'its incident comes and goes; what it comes to is told once it is calm';
const NEVER_SHOWN = 'nothing of its incident is shown here';

/** Plans the deliveries of a notification, in the order in which they are sent; at least one, so that every event has its disposition. */
export function planDeliveries(plan: IncidentPlan, place: PlanningPlace): readonly PlannedDelivery[] {
  const planned = planShown(plan, place);
  return place.isMuted ? planned.map((one) => mute(one)) : planned;
}

/**
 * A change of a message that stands calls nobody, and what it showed until now is no longer so: it is made all the same, but never posted
 * in the place of a message that is gone.
 */
function mute(planned: PlannedDelivery): PlannedDelivery {
  if (planned.foldedBecause !== undefined) return planned;
  const { updates: _whole, ...change } = planned;
  return planned.action === 'edit' ? change : { ...planned, isMuted: true };
}

function planShown(plan: IncidentPlan, place: PlanningPlace): readonly PlannedDelivery[] {
  switch (plan.kind) {
    case 'alone':
    case 'begins':
    case 'overtaken':
      return [WHOLE_POST];
    case 'ends':
      return [plan.isFolded ? { ...WHOLE_POST, foldedBecause: OK_WITHOUT_ALARM } : WHOLE_POST];
    case 'late':
      return [planLate(plan.incident, place)];
    case 'repeats':
      return [{ action: 'edit', content: 'message', foldedBecause: REPEATED }];
    default:
      return isUnseen(plan) ? planUnseen(place) : planGoingOn(plan, place);
  }
}

function planGoingOn(
  plan: Extract<IncidentPlan, { readonly kind: 'continues' | 'counts' | 'flaps' }>,
  { policy, hasThreads }: PlanningPlace,
): readonly PlannedDelivery[] {
  const { show, edit } = policy;
  switch (plan.kind) {
    case 'counts':
      return [planCount(policy, COUNTED)];
    case 'flaps':
      return plan.isNew ? planStep({ show, edit }, hasThreads) : [planCount(policy, FLAPPING)];
    case 'continues':
      return plan.isNewThread ? [WHOLE_POST] : planStep({ show, edit }, hasThreads);
  }
}

function isUnseen({ incident }: { readonly incident: Incident }): boolean {
  return incident.isUnshown === true;
}

/** What goes on unseen is kept back as a whole; the end of an alarm that nobody has seen is no news. */
function planUnseen({ isMuted }: PlanningPlace): readonly PlannedDelivery[] {
  return [isMuted ? WHOLE_POST : { ...WHOLE_POST, foldedBecause: OK_WITHOUT_ALARM }];
}

/** The message alone shows it, some seconds later with all that comes until then. */
function planCount({ show, edit }: UpdatePolicy, foldedBecause: string): PlannedDelivery {
  const change: PlannedDelivery = { action: 'edit', content: 'message' };
  return edit ? { ...change, updates: { show, edit }, isUnhurried: true } : { ...change, foldedBecause };
}

/** The thread is the history: what comes late stands there with its time. Nobody needs to be called to it. */
function planLate({ isUnshown }: Incident, { policy: { show, edit }, hasThreads }: PlanningPlace): PlannedDelivery {
  if (isUnshown === true) return { action: 'edit', content: 'message', foldedBecause: NEVER_SHOWN };
  if (!hasThreads || show === 'channel') return { action: 'edit', content: 'message', foldedBecause: LATE };
  return { action: 'reply', content: 'step', updates: { show: 'thread', edit, isLate: true } };
}

function planStep(updates: DeliveryUpdates, hasThreads: boolean): readonly PlannedDelivery[] {
  const edit: readonly PlannedDelivery[] = updates.edit ? [{ action: 'edit', content: 'message', updates }] : [];
  // Without threads the history in the changed message tells the step; where that may not be changed, only a message of its own can.
  const isTold = updates.show === 'thread' && !hasThreads && updates.edit;
  const isWhole = updates.show === 'channel' || (updates.show === 'thread' && !hasThreads);
  return isTold ? edit : [...edit, { action: 'reply', content: isWhole ? 'message' : 'step', updates }];
}
