// Narrow port: what Signalbox has made in AWS, found by its tag (R14). It calls GetResources of the tagging API, and DeleteQueue, DeleteTopic,
// DeleteLogGroup and DeleteStack of what carries the tag, and of nothing else.
import type { LookPlace } from './topic-state-source.ts';

/** Something with our tag. */
export interface MadeResource {
  readonly arn: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** What was found. */
export type MadeResources =
  | { readonly status: 'listed'; readonly resources: readonly MadeResource[] }
  | { readonly status: 'failed'; readonly reason: string };

/** Why something is not removed: it may not be, or AWS did not say or do it. */
export interface NotRemoved {
  readonly status: 'refused' | 'failed';
  readonly reason: string;
}

/** How a removal ended. */
export type RemovalOutcome = { readonly status: 'removed' } | NotRemoved;

/** Lists and removes. Never rejects for what AWS or the network does. */
export interface MadeResourceDirectory {
  /** All of one Region. */
  list(place: LookPlace): Promise<MadeResources>;
  /** Tells whether one would be removed, and removes nothing. */
  look(arn: string, place: LookPlace): Promise<{ readonly status: 'removable' } | NotRemoved>;
  /** Removes one; what does not carry the tag at this moment, or belongs to a stack, is refused. */
  remove(arn: string, place: LookPlace): Promise<RemovalOutcome>;
}
