// The places for topics that wait for approval. Anybody with an AWS account can knock, so there are only so many.
import type { RecordWriters } from '../../storage/store.ts';

/** How many topics may wait at a time: more than a person looks through, few enough to list. */
const MAX_PENDING_TOPICS = 100;

/** For how long a topic keeps its place without knocking: a week, holidays of an administrator included. */
const PENDING_LIFETIME_MS = 7 * 24 * 60 * 60 * 1000;

/** A place, with the topic that had to give it up, where one had; or none. */
type PendingPlace = { readonly status: 'free'; readonly forgotten?: string } | { readonly status: 'none' };

/** What decides about places. */
export interface PendingPlaceOptions {
  /** The configuration's word on which topics its file lists; those do not wait. */
  readonly isInFile: (topicArn: string) => boolean;
  readonly now: Date;
}

/**
 * Finds a place for one more topic. Where all are taken, the topic that has been silent longest is forgotten if that is
 * longer than a week; what is held for it is refused.
 */
export async function findPendingPlace(records: RecordWriters, { isInFile, now }: PendingPlaceOptions): Promise<PendingPlace> {
  const pending = (await records.topics.list()).filter(({ state, topicArn }) => state === 'pending' && !isInFile(topicArn));
  if (pending.length < MAX_PENDING_TOPICS) return { status: 'free' };
  const [silent] = pending.toSorted((a, b) => a.lastSeenAt.getTime() - b.lastSeenAt.getTime());
  if (silent === undefined || now.getTime() - silent.lastSeenAt.getTime() < PENDING_LIFETIME_MS) return { status: 'none' };
  await records.events.refuseHeld(silent.topicArn);
  await records.topics.delete(silent.topicArn);
  return { status: 'free', forgotten: silent.topicArn };
}
