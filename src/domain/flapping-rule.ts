// From when on something counts as coming and going, and when it is calm again.

/** The rule. */
export interface FlappingRule {
  /** So many changes of state ... */
  readonly changes: number;
  /** ... within this time are flapping. */
  readonly withinMs: number;
  /** It is over when nothing has changed for this long. */
  readonly calmAfterMs: number;
}
