// Emoji shortcodes: `:rocket:`.
import { isWordCharacter } from './word-character.ts';
import type { Scanned } from './scanned.ts';

// Slack allows names of 100 characters; they have a letter, but for a few of its own (`+1`, `-1`, `100`, `1234`).
// Match: :white_check_mark:, :+1:. Near miss: :30: (a part of a time), :https:// (an address behind a colon).
const SHORTCODE = /:((?=[a-z0-9_'+-]{0,99}[a-z])[a-z0-9_'+-]{1,100}|[+-]1|100|1234):(?!\/\/)/y;

/** Scans from a colon; undefined where no shortcode stands there, as in `arn:aws:sns` or `12:30:45`. */
export function scanShortcode(source: string, start: number): Scanned | undefined {
  if (isWordCharacter(source.charAt(start - 1))) return undefined;
  SHORTCODE.lastIndex = start;
  const shortcode = SHORTCODE.exec(source)?.[1];
  return shortcode === undefined ? undefined : { span: { kind: 'emoji', shortcode }, end: SHORTCODE.lastIndex };
}
