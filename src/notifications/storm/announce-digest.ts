// Brings the message of a digest up to date: what waits to be sent says the newest state, and a change of it comes only so often.
import type { Digest } from '../../domain/digest.ts';
import type { Delivery, DeliveryAction, DeliveryGist } from '../../messages/delivery.ts';
import type { Message } from '../../messages/message.ts';
import type { RecordWriters } from '../../storage/store.ts';

/** What is to be said. */
export interface DigestAnnouncement {
  readonly digest: Digest;
  readonly message: Message;
  readonly now: Date;
  readonly newId: () => string;
  /** How long after the last change the next one may come. */
  readonly changeEveryMs: number;
}

/** Changes the message that waits, or lets the one that stands be changed; the first time it is posted. */
export async function announceDigest(records: RecordWriters, announcement: DigestAnnouncement): Promise<void> {
  const { digest, message, now, changeEveryMs } = announcement;
  const newest = await records.deliveries.findNewestOfIncident(digest.id);
  if (newest?.status === 'queued') await records.deliveries.update(newest.id, { message });
  else if (newest === undefined)
    await records.deliveries.insert(digestDelivery(announcement, { action: 'post', message, nextAttemptAt: now }));
  else {
    // A clock that was set back must not hold it up for as long as that.
    const lastAt = Math.min(newest.finishedAt?.getTime() ?? now.getTime(), now.getTime());
    const nextAttemptAt = new Date(Math.max(now.getTime(), lastAt + changeEveryMs));
    await records.deliveries.insert(digestDelivery(announcement, { action: 'edit', message, nextAttemptAt }));
  }
}

/** Makes a delivery of a digest's own; `show` says where a reply is seen. */
export function digestDelivery(
  { digest, now, newId }: Pick<DigestAnnouncement, 'digest' | 'now' | 'newId'>,
  {
    action,
    message,
    nextAttemptAt,
    show = 'thread',
  }: {
    readonly action: DeliveryAction;
    readonly message: Message;
    readonly nextAttemptAt: Date;
    readonly show?: 'thread' | 'channel' | 'both';
  },
): Delivery {
  return {
    id: newId(),
    eventId: digest.eventId,
    configurationName: digest.configurationName,
    channel: digest.channel,
    action,
    incidentId: digest.id,
    // A message that somebody has deleted is posted anew.
    ...(action === 'post' ? {} : { updates: { show, edit: true } }),
    message,
    gist: gistOfDigest(digest),
    // It speaks for all that it holds, and comes before what is not urgent.
    priority: isCritical(digest) ? 0 : 1,
    digestId: digest.id,
    status: 'queued',
    attemptCount: 0,
    queuedAt: now,
    nextAttemptAt,
    isPossibleDuplicate: false,
  };
}

function gistOfDigest(digest: Digest): DeliveryGist {
  return { kind: 'Digest', severity: isCritical(digest) ? 'critical' : 'high', name: `${digest.tally.total} messages` };
}

function isCritical({ tally }: Digest): boolean {
  return (tally.bySeverity.critical ?? 0) > 0;
}
