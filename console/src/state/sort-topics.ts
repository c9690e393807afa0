// The order of topics on the page: first what waits for a decision.
import type { KnownTopic } from './topics.ts';

const rank: Readonly<Record<KnownTopic['state'], number>> = { pending: 0, allowed: 1, refused: 2 };

/** Sorts topics: pending ones first, the one that has waited longest on top; the others by their ARN. */
export function sortTopics(topics: readonly KnownTopic[]): readonly KnownTopic[] {
  return [...topics].sort((one, other) => {
    if (one.state !== other.state) return rank[one.state] - rank[other.state];
    if (one.state === 'pending' && one.firstSeenAt !== other.firstSeenAt) return one.firstSeenAt < other.firstSeenAt ? -1 : 1;
    return one.topicArn < other.topicArn ? -1 : 1;
  });
}
