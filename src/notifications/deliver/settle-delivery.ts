// Turns the outcome of an attempt into the delivery's new state, in one unit with the incident's message reference.
import type { Delivery } from '../../messages/delivery.ts';
import type { DeliveryChange } from '../../storage/delivery-records.ts';
import type { RecordWriters } from '../../storage/store.ts';
import type { AttemptOutcome } from './attempt-delivery.ts';
import { planRetry } from './retry-policy.ts';

/** An attempt that has ended. */
export interface EndedAttempt {
  readonly delivery: Delivery;
  readonly outcome: AttemptOutcome;
  readonly now: Date;
  readonly random: number;
}

/** Works out the change; pure. */
export function settleDelivery({ delivery, outcome, now, random }: EndedAttempt): DeliveryChange {
  const attemptCount = delivery.attemptCount + 1;
  switch (outcome.status) {
    case 'posted':
      return { status: 'sent', attemptCount, finishedAt: now, messageReference: outcome.reference };
    case 'folded':
      return { status: 'folded', attemptCount, finishedAt: now, reason: outcome.reason };
    case 'refused':
      return { status: 'dead', attemptCount, finishedAt: now, reason: outcome.reason };
    case 'message-gone':
      return { status: 'dead', attemptCount, finishedAt: now, reason: outcome.reason };
    case 'retry': {
      const isPossibleDuplicate = delivery.isPossibleDuplicate || outcome.isOutcomeUnknown;
      const { queuedAt } = delivery;
      const retryAfter = outcome.retryAfterMs === undefined ? {} : { retryAfterMs: outcome.retryAfterMs };
      const nextAttemptAt = planRetry({ attemptCount, queuedAt, now, random, ...retryAfter });
      if (nextAttemptAt === undefined) {
        const reason = `given up after ${attemptCount} attempts: ${outcome.reason}`;
        return { status: 'dead', attemptCount, finishedAt: now, reason, isPossibleDuplicate };
      }
      return { status: 'queued', attemptCount, nextAttemptAt, reason: outcome.reason, isPossibleDuplicate };
    }
  }
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
