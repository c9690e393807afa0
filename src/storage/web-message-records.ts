// What the store keeps of the web chat: its messages, and a revision that a stream resumes after.
import type { DeletedPage, DeletionPage } from './deletion-page.ts';

/** A message as the web chat keeps it. */
export interface WebMessage {
  /** Same id, same message: the platform uses the delivery's id, so a repeated post changes nothing. */
  readonly id: string;
  readonly channelId: string;
  readonly postedAt: Date;
  readonly editedAt?: Date;
  /** The rendered payload as JSON text. */
  readonly payload: string;
  /** Grows with every post and edit in any channel; a stream resumes after it. */
  readonly revision: number;
}

/** Reads about the web chat's messages. */
export interface WebMessageReader {
  /**
   * The newest messages of a channel by time of posting, at most `limit`, oldest first; with `before`, a message id,
   * the newest of those before it: none where the channel has no such message.
   */
  listNewest(channelId: string, limit: number, before?: string): Promise<readonly WebMessage[]>;
  /** What was posted or edited after a revision, in order of revision, at most `limit`. */
  listChanged(afterRevision: number, limit: number): Promise<readonly WebMessage[]>;
  find(id: string): Promise<WebMessage | undefined>;
  newestRevision(): Promise<number>;
}

/** Writes about the web chat's messages. */
export interface WebMessageWriter extends WebMessageReader {
  /**
   * Posts, or edits where the id exists, in the channel where it was posted; returns the row with its new revision.
   * The same payload again changes nothing, and returns the row as it is.
   */
  put(message: { readonly id: string; readonly channelId: string; readonly payload: string; readonly now: Date }): Promise<WebMessage>;
  /** Deletes what was neither posted nor edited since an instant, of a stretch in the order of posting; the message of a delivery stays as long as that. */
  deleteOld(page: DeletionPage): Promise<DeletedPage>;
}
