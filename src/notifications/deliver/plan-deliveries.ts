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
}

/** Where it is planned for. */
export interface PlanningPlace {
  readonly policy: UpdatePolicy;
  /** False where the platform has no threads: then the history in the message tells what a thread would. */
  readonly hasThreads: boolean;
}

const WHOLE_POST: PlannedDelivery = { action: 'post', content: 'message' };
const LATE = 'it is older than the state that the message already shows';
const REPEATED = 'the same change of state came before';
const OK_WITHOUT_ALARM = 'it is the OK of an alarm whose ALARM was not shown here';
const NEVER_SHOWN = 'nothing of its incident is shown here';

/** Plans the deliveries of a notification, in the order in which they are sent; at least one, so that every event has its disposition. */
export function planDeliveries(plan: IncidentPlan, place: PlanningPlace): readonly PlannedDelivery[] {
  const { policy, hasThreads } = place;
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
    case 'continues':
      return plan.isNewThread ? [WHOLE_POST] : planStep({ show: policy.show, edit: policy.edit }, hasThreads);
  }
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
