// Something bad that keeps other things quiet while it lasts: what it explains need not be told as well.

/** What keeps quiet, as it was seen last; kept for a while after its end, so that a late beginning does not bring it back. */
export interface Inhibitor {
  /** The rule that it is a source of. */
  readonly ruleName: string;
  /** The incident, in whatever channel, or in none. */
  readonly incidentKey: string;
  /** What a target must have in common with it, as one text. */
  readonly equalKey: string;
  /** What it is, in plain words. */
  readonly title: string;
  /** True where it is a target of the rule as well: then what is source and target itself is told all the same. */
  readonly isTarget: boolean;
  readonly isOpen: boolean;
  /** When that happened which made it so, by the event's own time. */
  readonly changedAt: Date;
  /** When anything was heard of it last. */
  readonly seenAt: Date;
}

/** After this long without a word its end was lost: it keeps nothing quiet any more. As long as incidents live without a word. */
export const INHIBITOR_MAX_SILENCE_MS = 24 * 60 * 60_000;

/** Tells whether it keeps anything quiet at an instant. */
export function isInhibiting({ isOpen, seenAt }: Pick<Inhibitor, 'isOpen' | 'seenAt'>, now: Date): boolean {
  return isOpen && now.getTime() - seenAt.getTime() < INHIBITOR_MAX_SILENCE_MS;
}
