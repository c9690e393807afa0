// What the store keeps of watches: what is asked of AWS again and again, over restarts.
import type { Watch, WatchStatus } from '../domain/watch.ts';
import type { DeletedPage, DeletionPage } from './deletion-page.ts';

/** Reads about watches. */
export interface WatchReader {
  find(id: string): Promise<Watch | undefined>;
  /** The watch of a channel under this code that is offered or running. */
  findOpen(channelKey: string, code: string): Promise<Watch | undefined>;
  /** Every watch that is running, oldest first: they are few. */
  listRunning(): Promise<readonly Watch[]>;
}

/** What changes on a watch; what is absent stays as it was. */
export interface WatchChange extends Partial<
  Pick<Watch, 'commandId' | 'person' | 'startedAt' | 'answerKey' | 'threadMessageId' | 'state' | 'finishedAt'>
> {
  readonly status: WatchStatus;
}

/** Writes about watches. */
export interface WatchWriter extends WatchReader {
  /** Throws where another open watch of its channel has the code. */
  insert(watch: Watch): Promise<void>;
  /** Changes the watch where it stands at `from`, and tells whether it did: so it ends once. */
  advance(id: string, from: WatchStatus, change: WatchChange): Promise<boolean>;
  /** Deletes what was offered before this instant and not taken up. */
  deleteOffered(before: Date): Promise<void>;
  /** Deletes the old watches of a stretch that are over. */
  deleteOver(page: DeletionPage): Promise<DeletedPage>;
}
