// What the store keeps of inhibitors: one a rule and incident key.
import type { Inhibitor } from '../domain/inhibitor.ts';

/** Reads about inhibitors. */
export interface InhibitorReader {
  find(ruleName: string, incidentKey: string): Promise<Inhibitor | undefined>;
  /** Those that are open, in no order. */
  listOpen(): Promise<readonly Inhibitor[]>;
}

/** Writes about inhibitors. */
export interface InhibitorWriter extends InhibitorReader {
  /** Keeps it in the place of an earlier one of the same rule and key. */
  put(inhibitor: Inhibitor): Promise<void>;
  /** Deletes those of which nothing was heard since this instant. */
  deleteSilent(before: Date): Promise<void>;
}
