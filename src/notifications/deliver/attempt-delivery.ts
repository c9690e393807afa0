// One attempt to bring one delivery into its channel: render, then post, edit or reply. It writes nothing.
import type { Incident } from '../../domain/incident.ts';
import type { Delivery } from '../../messages/delivery.ts';
import type { Platform, PostOutcome } from '../../platforms/platform.ts';
import { planAnew, planAttempt, type AttemptPlan } from './plan-attempt.ts';

/** How long a platform may take to answer; longer counts as unknown outcome. Slack and Teams answer within seconds. */
const ATTEMPT_TIMEOUT_MS = 15_000;

/** A delivery with what is needed to send it. */
export interface DeliveryAttempt {
  readonly platform: Platform;
  readonly delivery: Delivery;
  readonly incident: Incident | undefined;
  /** Aborts when Signalbox cannot wait any longer because it stops. */
  readonly stopSignal: AbortSignal;
}

/** How an attempt ended. */
export type AttemptOutcome =
  | Exclude<PostOutcome, { readonly status: 'posted' }>
  /** With whether that is the incident's message from then on. */
  | (Extract<PostOutcome, { readonly status: 'posted' }> & { readonly isIncidentMessage: boolean })
  /** There was nothing to send. */
  | { readonly status: 'folded'; readonly reason: string };

/**
 * Brings a delivery into its channel. Where the message to change, or to reply to, does not exist or is gone, it becomes a message of its
 * own and takes that one's place.
 */
export async function attemptDelivery({ platform, delivery, incident, stopSignal }: DeliveryAttempt): Promise<AttemptOutcome> {
  const plan = planAttempt(delivery, incident, platform.capabilities);
  if (plan.kind === 'fold') return { status: 'folded', reason: plan.reason };
  const payload = platform.render(delivery.message);
  const signal = AbortSignal.any([stopSignal, AbortSignal.timeout(ATTEMPT_TIMEOUT_MS)]);
  const outcome = await ask(plan, { platform, delivery, payload, signal });
  const isUnder = plan.kind === 'edit' || plan.threadMessageId !== undefined;
  if (outcome.status !== 'message-gone' || !isUnder) return withPlace(outcome, { plan, delivery });
  const anew = planAnew(delivery);
  if (anew.kind === 'fold') return { status: 'folded', reason: anew.reason };
  return withPlace(await ask(anew, { platform, delivery, payload, signal }), { plan: anew, delivery });
}

interface Asking {
  readonly platform: Platform;
  readonly delivery: Delivery;
  readonly payload: unknown;
  readonly signal: AbortSignal;
}

function ask(plan: Exclude<AttemptPlan, { kind: 'fold' }>, { platform, delivery, payload, signal }: Asking): Promise<PostOutcome> {
  if (plan.kind === 'edit') return platform.edit({ reference: plan.reference, payload, signal });
  const { threadMessageId, isBroadcast } = plan;
  return platform.post({
    channel: delivery.channel,
    payload,
    idempotencyKey: delivery.id,
    ...(threadMessageId === undefined ? {} : { threadMessageId }),
    ...(isBroadcast === undefined ? {} : { isBroadcast }),
    signal,
  });
}

/** A reply that the platform has shown in the channel, since the message above it was gone, takes that one's place as any other would. */
function withPlace(
  outcome: PostOutcome,
  { plan, delivery }: { readonly plan: Exclude<AttemptPlan, { kind: 'fold' }>; readonly delivery: Delivery },
): AttemptOutcome {
  if (outcome.status !== 'posted') return outcome;
  const isOrphan = outcome.isUnthreaded === true && planAnew(delivery).kind !== 'fold';
  return { ...outcome, isIncidentMessage: plan.kind === 'edit' || plan.isIncidentMessage || isOrphan };
}
