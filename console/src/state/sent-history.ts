// What was sent from this tab, to be sent again or changed; the tab forgets it when it is closed.

/** The history. */
export interface SentHistory {
  add(text: string): void;
  /** The text before the one that is recalled, or the last; undefined where there is none. */
  older(): string | undefined;
  /** The text after the one that is recalled, empty behind the last; undefined where none is recalled. */
  newer(): string | undefined;
  /** Begins at the last text again. */
  leave(): void;
}

// More than anybody goes back with one key.
const KEPT_TEXT_COUNT = 100;

/** Makes an empty history. */
export function createSentHistory(): SentHistory {
  let texts: readonly string[] = [];
  // Where the recalled text stands; behind the last one where none is recalled.
  let position = 0;

  function leave(): void {
    position = texts.length;
  }

  return {
    add: (text) => {
      if (texts.at(-1) !== text) texts = [...texts, text].slice(-KEPT_TEXT_COUNT);
      leave();
    },
    older: () => {
      if (position === 0) return undefined;
      position -= 1;
      return texts[position];
    },
    newer: () => {
      if (position === texts.length) return undefined;
      position += 1;
      return texts[position] ?? '';
    },
    leave,
  };
}
