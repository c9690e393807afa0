// That somebody ran a custom action: what is said of it wherever its commands are shown, and kept while they wait for a word.

/** A press of a button, or the words that say the same. JSON values only. */
export interface ActionPress {
  readonly actionName: string;
  /** What stands on the button; absent where the action was named without an event. */
  readonly buttonText?: string;
  /** The event that it was pressed under. */
  readonly eventId?: string;
  /** What the event is about, in plain words. */
  readonly title?: string;
}
