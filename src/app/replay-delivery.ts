// A second chance for a dead delivery.
import type { AuditEvent } from '../domain/audit-event.ts';
import { channelKey } from '../domain/channel.ts';
import { AppError } from '../domain/errors.ts';
import type { Person } from '../domain/person.ts';
import type { Delivery } from '../messages/delivery.ts';
import type { Store } from '../storage/store.ts';

/** What replaying works with. */
export interface ReplayOptions {
  readonly store: Store;
  readonly now: () => Date;
  readonly newId: () => string;
  /** Who asks for it. */
  readonly by: Person;
  readonly wakeDelivery: (channelKey: string) => void;
}

/** What became of the delivery: `folded` where a later state of its incident has been shown, or will be. */
export type ReplayOutcome = 'queued' | 'folded';

/** Puts a dead delivery back in the queue with its full time to live. Throws `delivery-unknown` and `delivery-not-dead`. */
export async function replayDelivery(id: string, options: ReplayOptions): Promise<ReplayOutcome> {
  const { store, now, wakeDelivery } = options;
  const { delivery, outcome } = await store.write(async (records) => {
    const found = await records.deliveries.find(id);
    if (found === undefined) throw new AppError('delivery-unknown', id);
    if (found.status !== 'dead') throw new AppError('delivery-not-dead', `it is ${found.status}`);
    const status = (await records.deliveries.isSuperseded(id)) ? ('folded' as const) : ('queued' as const);
    if (status === 'queued') await records.deliveries.requeue(id, now());
    else await records.deliveries.update(id, { status, finishedAt: now(), reason: SUPERSEDED_REASON });
    await records.auditEvents.append(toAuditEvent(found, status, options));
    return { delivery: found, outcome: status };
  });
  if (outcome === 'queued') wakeDelivery(channelKey(delivery.channel));
  return outcome;
}

const SUPERSEDED_REASON = 'a later state of the incident is shown';

function toAuditEvent(
  { id, configurationName, channel, reason }: Delivery,
  status: ReplayOutcome,
  { now, newId, by }: ReplayOptions,
): AuditEvent {
  const before = { status: 'dead', ...(reason === undefined ? {} : { reason }) };
  const detail = { deliveryId: id, configurationName, before, after: { status } };
  return { id: newId(), kind: 'delivery.replayed', at: now(), person: by, channel, detail };
}
