// One attempt to bring one delivery into its channel: render, then post, edit or reply; what was perhaps posted before is looked for
// first. It writes nothing.
import type { Incident } from '../../domain/incident.ts';
import type { Delivery } from '../../messages/delivery.ts';
import type { Message } from '../../messages/message.ts';
import type { Platform, PostedNotification, PostOutcome, PostSearch } from '../../platforms/platform.ts';
import type { Obstacle } from './dispatcher-options.ts';
import { lookUpOutcome, markPossibleDuplicate } from './look-up-outcome.ts';
import { planAnew, planAttempt, type AttemptPlan } from './plan-attempt.ts';
import { renderSafely } from './render-safely.ts';

/** How long a platform may take to answer; longer counts as unknown outcome. Slack and Teams answer within seconds. */
const ATTEMPT_TIMEOUT_MS = 15_000;

/** A delivery with what is needed to send it. */
export interface DeliveryAttempt {
  readonly platform: Platform;
  readonly delivery: Delivery;
  readonly incident: Incident | undefined;
  /** When the delivery was attempted first, or before. */
  readonly since: () => Promise<Date>;
  /** Aborts when Signalbox cannot wait any longer because it stops. */
  readonly stopSignal: AbortSignal;
  /** Asked right before the platform is: false where another node may be sending in this one's place. */
  readonly mayCall: () => boolean;
  /** Hears of what the platform cannot render; the rest of the message is shown. */
  readonly noteUnrendered: (fault: unknown) => void;
}

/** How an attempt ended. */
export type AttemptOutcome =
  | Exclude<PostOutcome, { readonly status: 'posted' }>
  /** With whether that is the incident's message from then on, and what was found where it was perhaps posted before. */
  | (Extract<PostOutcome, { readonly status: 'posted' }> & {
      readonly isIncidentMessage: boolean;
      readonly lookedUp?: PostSearch['status'];
    })
  | Extract<Obstacle, { readonly status: 'barred' }>
  /** There was nothing to send. */
  | { readonly status: 'folded'; readonly reason: string };

/**
 * Brings a delivery into its channel. Where the message to change, or to reply to, does not exist or is gone, it becomes a message of its
 * own and takes that one's place.
 */
export async function attemptDelivery(attempt: DeliveryAttempt): Promise<AttemptOutcome> {
  const { platform, delivery, incident, stopSignal } = attempt;
  const plan = planAttempt(delivery, incident, platform.capabilities);
  if (plan.kind === 'fold') return { status: 'folded', reason: plan.reason };
  const signal = AbortSignal.any([stopSignal, AbortSignal.timeout(ATTEMPT_TIMEOUT_MS)]);
  const outcome = await ask(plan, { ...attempt, signal });
  const isUnder = plan.kind === 'edit' || plan.threadMessageId !== undefined;
  if (outcome.status !== 'message-gone' || !isUnder) return withPlace(outcome, { plan, delivery });
  const anew = planAnew(delivery);
  if (anew.kind === 'fold') return { status: 'folded', reason: anew.reason };
  return withPlace(await ask(anew, { ...attempt, signal }), { plan: anew, delivery });
}

interface Asking extends Omit<DeliveryAttempt, 'stopSignal'> {
  readonly signal: AbortSignal;
}

/** It comes to nothing where another node has the lane by now, and is tried again where none has. */
const NOT_SURE_TO_HOLD = {
  status: 'retry',
  reason: 'this node was not heard of for too long to send it',
  scope: 'delivery',
  isOutcomeUnknown: false,
  // It says nothing about the platform.
  retryAfterMs: 0,
} as const;

type Asked = PostOutcome & { readonly lookedUp?: PostSearch['status'] };

async function ask(plan: Exclude<AttemptPlan, { kind: 'fold' }>, asking: Asking): Promise<Asked> {
  const { platform, delivery, signal } = asking;
  if (plan.kind === 'edit') {
    if (!asking.mayCall()) return NOT_SURE_TO_HOLD;
    const told = { idempotencyKey: delivery.id, about: describe(delivery, asking.incident) };
    const outcome = await platform.edit({ reference: plan.reference, payload: render(delivery.message, asking), told, signal });
    // The same change twice is no duplicate.
    return outcome.status === 'retry' ? { ...outcome, isOutcomeUnknown: false } : outcome;
  }
  if (!delivery.isPossibleDuplicate) return post(plan, delivery.message, asking);
  const { threadMessageId } = plan;
  const place = threadMessageId === undefined ? {} : { threadMessageId };
  const search = await lookUpOutcome({ platform, delivery, since: await asking.since(), ...place, signal });
  if (search.status === 'found') return { status: 'posted', reference: search.reference, lookedUp: 'found' };
  const message = search.status === 'unknown' ? markPossibleDuplicate(delivery.message) : delivery.message;
  return { ...(await post(plan, message, asking)), lookedUp: search.status };
}

async function post(
  { threadMessageId, isBroadcast }: Extract<AttemptPlan, { kind: 'post' }>,
  message: Message,
  asking: Asking,
): Promise<PostOutcome> {
  const { platform, delivery, incident, signal, mayCall } = asking;
  const payload = render(message, asking);
  if (!mayCall()) return NOT_SURE_TO_HOLD;
  return platform.post({
    channel: delivery.channel,
    payload,
    idempotencyKey: delivery.id,
    about: describe(delivery, incident),
    ...(threadMessageId === undefined ? {} : { threadMessageId }),
    ...(isBroadcast === undefined ? {} : { isBroadcast }),
    signal,
  });
}

function render(message: Message, { platform, noteUnrendered }: Pick<Asking, 'platform' | 'noteUnrendered'>): unknown {
  const { payload, fault } = renderSafely(platform, message);
  if (fault !== undefined) noteUnrendered(fault);
  return payload;
}

function describe({ gist }: Delivery, incident: Incident | undefined): PostedNotification {
  const { kind, severity, accountId, region } = gist;
  return {
    kind,
    severity,
    ...(accountId === undefined ? {} : { accountId }),
    ...(region === undefined ? {} : { region }),
    ...(incident === undefined ? {} : { incidentKey: incident.incidentKey }),
  };
}

/** A reply that the platform has shown in the channel, since the message above it was gone, takes that one's place as any other would. */
function withPlace(
  outcome: Asked,
  { plan, delivery }: { readonly plan: Exclude<AttemptPlan, { kind: 'fold' }>; readonly delivery: Delivery },
): AttemptOutcome {
  if (outcome.status !== 'posted') return outcome;
  const isOrphan = outcome.isUnthreaded === true && planAnew(delivery).kind !== 'fold';
  return { ...outcome, isIncidentMessage: plan.kind === 'edit' || plan.isIncidentMessage || isOrphan };
}
