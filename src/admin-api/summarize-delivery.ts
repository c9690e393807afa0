// A delivery as the API tells it.
import type { DeliverySummary } from '../contract/admin-api.ts';
import type { Delivery } from '../messages/delivery.ts';

/** Makes the summary of a delivery. */
export function summarizeDelivery(delivery: Delivery): DeliverySummary {
  return {
    deliveryId: delivery.id,
    eventId: delivery.eventId,
    configurationName: delivery.configurationName,
    action: delivery.action,
    status: delivery.status,
    title: delivery.message.fallbackText,
    attemptCount: delivery.attemptCount,
    queuedAt: delivery.queuedAt.toISOString(),
    ...(delivery.status === 'queued' ? { nextAttemptAt: delivery.nextAttemptAt.toISOString() } : {}),
    ...(delivery.finishedAt === undefined ? {} : { finishedAt: delivery.finishedAt.toISOString() }),
    ...(delivery.reason === undefined ? {} : { reason: delivery.reason }),
    isPossibleDuplicate: delivery.isPossibleDuplicate,
  };
}
