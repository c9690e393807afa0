// Text for a place that has one line: titles, labels, push notifications.
import { makeVisible } from './visible-text.ts';

// Match: line feed, tab, no-break space. Near miss: U+200D (it joins characters and is no white space).
const WHITE_SPACE = /\s+/g;

// Match: line feed, tab, two spaces. Near miss: a space between words (it stays as it is).
const OTHER_THAN_SPACE = /[^\S ]| {2}/;

/** Makes a text visible and puts it on one line, white space collapsed. */
export function oneLine(text: string): string {
  const visible = makeVisible(text);
  return (OTHER_THAN_SPACE.test(visible) ? visible.replace(WHITE_SPACE, ' ') : visible).trim();
}
