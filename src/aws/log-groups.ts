// Narrow port: CloudWatch Logs of one Region, for the copy of the audit log. It can make a group and a stream, set how long a group keeps
// its lines, and append lines; nothing else.

/** A line of a log. */
export interface LogLine {
  readonly at: Date;
  readonly text: string;
}

/** Where lines go. */
export interface LogPlace {
  readonly groupName: string;
  readonly streamName: string;
}

/** How appending ended; `reason` is for the log. */
export type LogOutcome = { readonly status: 'ok' } | { readonly status: 'failed'; readonly reason: string };

/** Appends to log groups. Never rejects for what AWS or the network does. */
export interface LogGroups {
  /** Appends the lines in their order, making group and stream where they are not there; some may be there already where it fails. */
  readonly append: (place: LogPlace, lines: readonly LogLine[]) => Promise<LogOutcome>;
}
