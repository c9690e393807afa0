// Old records are deleted a stretch at a time, so that a unit stays short whatever there is to delete.

/** A stretch of records in the order in which they came. */
export interface DeletionPage {
  /** What is older than this may go. */
  readonly before: Date;
  /** The stretch begins behind this place: 0 at first, then where the one before it ended. */
  readonly after: number;
  /** How many records the stretch has at most, whether they may go or not. */
  readonly limit: number;
}

/** What became of a stretch. */
export interface DeletedPage {
  readonly deletedCount: number;
  /** Where it ended; absent where nothing behind it is old enough. */
  readonly endedAt?: number;
}
