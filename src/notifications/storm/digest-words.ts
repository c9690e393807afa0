// What the storm stage has composed, as far as it needs to know: the pipeline joins it with the stage that composes.
import type { Digest } from '../../domain/digest.ts';
import type { FileReference } from '../../domain/stored-file.ts';
import type { Message } from '../../messages/message.ts';

/** Composes the messages of digests. */
export interface DigestWords {
  compose(digest: Digest, changeEverySeconds: number): Message;
  /** A reply that says names: those for which the message of a digest has no room, or that joined a group later. */
  composeFurtherNames(digest: Digest, names: readonly string[]): Message;
  /** What is told when it is over; `missing` says how many lines the file has no room for. */
  composeEnd(digest: Digest, file: FileReference, missing: number): Message;
}

/** What taking works with. */
export interface TakingTools {
  readonly words: DigestWords;
  readonly now: Date;
  readonly newId: () => string;
  /** How often the message may be changed, by what the channel's platform can do. */
  readonly changeEveryMs: number;
  /** False where replies under a message are not possible: what they would say is said beside it. */
  readonly hasThreads: boolean;
}
