// Text for a place that has one line: titles, labels, push notifications.
import { makeVisible } from './visible-text.ts';

// Match: line feed, tab, no-break space. Near miss: U+200D (it joins characters and is no white space).
const WHITE_SPACE = /\s+/g;

/** Makes a text visible and puts it on one line, white space collapsed. */
export function oneLine(text: string): string {
  return makeVisible(text).replace(WHITE_SPACE, ' ').trim();
}
