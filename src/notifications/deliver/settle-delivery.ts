// Turns the outcome of an attempt into the delivery's new state, in one unit with the incident's message reference.
import type { Delivery } from '../../messages/delivery.ts';
import type { DeliveryChange } from '../../storage/delivery-records.ts';
import type { RecordWriters } from '../../storage/store.ts';
import type { AttemptOutcome } from './attempt-delivery.ts';
import { planRetry, type FailedAttempt } from './retry-policy.ts';

/** An attempt that has ended. */
export interface EndedAttempt {
  readonly delivery: Delivery;
  readonly outcome: AttemptOutcome;
  readonly now: Date;
  readonly random: number;
  /** How often before in a row its channel took nothing because an operator had to mend something; pauses grow with that too. */
  readonly refusalCount?: number;
}

/** Works out the change; pure. */
export function settleDelivery({ delivery, outcome, now, random, refusalCount = 0 }: EndedAttempt): DeliveryChange {
  const attemptCount = delivery.attemptCount + 1;
  switch (outcome.status) {
    case 'posted':
      return { status: 'sent', attemptCount, finishedAt: now, ...settlePosted(outcome) };
    case 'folded':
      return { status: 'folded', attemptCount, finishedAt: now, reason: outcome.reason };
    case 'refused':
      if (outcome.cause === 'operator') return settleRetry({ delivery, outcome, now, random, refusalCount }, { isToBeMended: true });
      return { status: 'dead', attemptCount, finishedAt: now, reason: outcome.reason };
    case 'barred':
    case 'message-gone':
      return { status: 'dead', attemptCount, finishedAt: now, reason: outcome.reason };
    case 'retry':
      return settleRetry(
        { delivery, outcome, now, random },
        outcome.retryAfterMs === undefined ? {} : { retryAfterMs: outcome.retryAfterMs },
      );
  }
}

function settlePosted({
  reference,
  note,
  lookedUp,
}: Extract<AttemptOutcome, { readonly status: 'posted' }>): Pick<DeliveryChange, 'isPossibleDuplicate' | 'messageReference' | 'reason'> {
  // Whoever could look knows.
  const isKnown = lookedUp === 'found' || lookedUp === 'absent';
  return {
    messageReference: reference,
    ...(note === undefined ? {} : { reason: note }),
    ...(isKnown ? { isPossibleDuplicate: false } : {}),
  };
}

function settleRetry(
  { delivery, outcome, now, random, refusalCount = 0 }: EndedAttempt & { readonly outcome: { readonly reason: string } },
  pace: Pick<FailedAttempt, 'isToBeMended' | 'retryAfterMs'>,
): DeliveryChange {
  const { queuedAt } = delivery;
  const attemptCount = delivery.attemptCount + 1;
  const isOutcomeUnknown = outcome.status === 'retry' && outcome.isOutcomeUnknown;
  const isPossibleDuplicate = delivery.isPossibleDuplicate || isOutcomeUnknown;
  const nextAttemptAt = planRetry({ attemptCount: Math.max(attemptCount, refusalCount + 1), queuedAt, now, random, ...pace });
  if (nextAttemptAt !== undefined) return { status: 'queued', attemptCount, nextAttemptAt, reason: outcome.reason, isPossibleDuplicate };
  const reason = `given up after ${attemptCount} attempts: ${outcome.reason}`;
  return { status: 'dead', attemptCount, finishedAt: now, reason, isPossibleDuplicate };
}

/** Writes the change, and where the incident's message now stands. */
export async function recordOutcome(
  records: RecordWriters,
  { id, incidentId }: Delivery,
  { outcome, change }: { readonly outcome: AttemptOutcome; readonly change: DeliveryChange },
): Promise<void> {
  await records.deliveries.update(id, change);
  if (outcome.status === 'posted' && outcome.isIncidentMessage && incidentId !== undefined) {
    await records.incidents.setMessageReference(incidentId, outcome.reference);
  }
}
