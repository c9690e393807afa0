// Tries one delivery under all that may hold it back: what bars its channel, the platform's pace, the circuit of its workspace.
import type { Delivery } from '../../messages/delivery.ts';
import { attemptDelivery, type AttemptOutcome } from './attempt-delivery.ts';
import { isUnreached } from './channel-trouble.ts';
import type { CircuitBreaker } from './circuit-breaker.ts';
import type { DispatcherOptions } from './dispatcher-options.ts';
import type { LaneHold } from './lane-ownership.ts';
import type { Pacer } from './pacer.ts';
import type { SteadyClock } from './steady-clock.ts';

/** What it works with. */
export interface TryOptions extends DispatcherOptions {
  /** Ends attempts for which a stop cannot wait. */
  readonly stopSignal: AbortSignal;
  /** Shared by all lanes. */
  readonly pacer: Pacer;
  readonly breaker: CircuitBreaker;
  /** The time of pauses and paces. */
  readonly clock: Pick<SteadyClock, 'read' | 'follow'>;
}

/** Returns how many milliseconds the platform's pace, or its silence, asks an attempt to wait. */
export function waitBeforeTry({ channel, action }: Delivery, { platforms, pacer, breaker, clock }: TryOptions): number {
  const now = clock.read();
  const pace = platforms.find(channel.platform)?.capabilities.pace;
  const paceMs = pacer.waitMs({ channel, kind: callKindOf(action), pace, now });
  return paceMs > 0 ? paceMs : breaker.waitMs(channel, now);
}

/** Makes the attempt; what the platform does wrong is an outcome as well. */
export async function tryDelivery(
  delivery: Delivery,
  { mayCall }: Pick<LaneHold, 'mayCall'>,
  options: TryOptions,
): Promise<AttemptOutcome> {
  const { context, platforms, findObstacle, pacer, clock, stopSignal } = options;
  // Before each attempt: what is allowed may have changed since the event came.
  const obstacle = await findObstacle?.(delivery);
  if (obstacle !== undefined) return obstacle;
  const { channel, action, incidentId } = delivery;
  const platform = platforms.find(channel.platform);
  if (platform === undefined) return { status: 'refused', reason: `platform ${channel.platform} is not configured`, cause: 'operator' };
  pacer.note({ channel, kind: callKindOf(action), pace: platform.capabilities.pace, now: clock.read() });
  const { incidents, events } = context.store.records;
  const since = async (): Promise<Date> => (await events.find(delivery.eventId))?.event.receivedAt ?? delivery.queuedAt;
  try {
    const incident = incidentId === undefined ? undefined : await incidents.find(incidentId);
    const noteUnrendered = (error: unknown): void => {
      context.logger.error({ error, deliveryId: delivery.id }, 'a part of a message cannot be rendered and is left out');
    };
    const outcome = await attemptDelivery({ platform, delivery, incident, since, stopSignal, mayCall, noteUnrendered });
    noteReached(delivery, outcome, options);
    return outcome;
  } catch (error) {
    // Platforms promise not to throw; one that does must not stop the lane.
    context.logger.error({ error, deliveryId: delivery.id }, 'platform threw');
    return { status: 'retry', reason: 'the platform adapter failed; see the log', scope: 'delivery', isOutcomeUnknown: true };
  }
}

/**
 * Learns what the platform asks for beyond its published pace: for the channel, or for all calls of the kind in the workspace, until an
 * instant of the lane's clock.
 */
export function learnPace(
  { channel, action }: Delivery,
  { outcome, until }: { readonly outcome: AttemptOutcome; readonly until: Date },
  { pacer, clock }: Pick<TryOptions, 'pacer' | 'clock'>,
): void {
  if (outcome.status !== 'retry') return;
  const { scope, retryAfterMs } = outcome;
  if (scope === 'workspace') pacer.hold({ channel, kind: callKindOf(action) }, until);
  if (scope === 'channel' && retryAfterMs !== undefined) pacer.learn(channel, { retryAfterMs, now: clock.read() });
}

function noteReached({ channel, configurationName }: Delivery, outcome: AttemptOutcome, { context, breaker, clock }: TryOptions): void {
  const { metrics, logger } = context;
  if (outcome.status === 'posted' && outcome.lookedUp !== undefined) metrics.outcomeLookedUp(configurationName, outcome.lookedUp);
  // Nobody was asked.
  if (outcome.status === 'folded' || outcome.status === 'barred') return;
  if (isUnreached(outcome)) {
    if (!breaker.failed(channel, clock.read())) return;
    logger.warn({ channel, reason: outcome.reason }, 'a workspace cannot be reached');
    metrics.workspaceReached(channel.platform, channel.workspaceId, false);
  } else if (breaker.answered(channel)) {
    logger.info({ channel }, 'a workspace can be reached again');
    metrics.workspaceReached(channel.platform, channel.workspaceId, true);
  }
}

function callKindOf(action: Delivery['action']): 'post' | 'edit' {
  return action === 'edit' ? 'edit' : 'post';
}
