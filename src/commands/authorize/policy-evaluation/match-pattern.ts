// Whether a compiled pattern matches a text. No pattern is too hostile: time is bound by both lengths multiplied.
import { certainly, type Certainty } from './certainty.ts';
import { MANY, MANY_IN_SEGMENT, ONE, ONE_IN_SEGMENT, UNKNOWN_NAME, UNKNOWN_TEXT } from './pattern-marks.ts';

/** Matches a whole text. Where text is not known (`UNKNOWN_TEXT` in either, `UNKNOWN_NAME` in the text), yes and no are said only if they hold whatever it is. */
export function matchPattern(pattern: string, text: string): Certainty {
  const isOpen = pattern.includes(UNKNOWN_TEXT);
  const hasSegments = pattern.includes(MANY_IN_SEGMENT) || pattern.includes(ONE_IN_SEGMENT);
  // What is not known is one odd character to the quick match, which only a wildcard of any length swallows.
  if (!isOpen && !hasSegments && matchQuickly(pattern, text)) return 'yes';
  const isKnown = !isOpen && !text.includes(UNKNOWN_TEXT) && !text.includes(UNKNOWN_NAME);
  if (isKnown && !hasSegments) return 'no';
  const canMatch = canMeet(pattern, text);
  return isKnown || !canMatch ? certainly(canMatch) : 'unknown';
}

/** To go back to an earlier wildcard than the last never helps where all of them swallow everything. */
function matchQuickly(pattern: string, text: string): boolean {
  let at = 0;
  let position = 0;
  let star = -1;
  let swallowed = 0;
  while (position < text.length) {
    const sign = pattern[at];
    if (sign === MANY) {
      star = at;
      swallowed = position;
      at += 1;
    } else if (sign === text[position] || (sign === ONE && !isUnknown(text[position]))) {
      at += 1;
      position += 1;
    } else if (star === -1) {
      return false;
    } else {
      at = star + 1;
      swallowed += 1;
      position = swallowed;
    }
  }
  while (pattern[at] === MANY) at += 1;
  return at === pattern.length;
}

/** Whether some text that the pattern matches is one that `text` may turn out to be: all ways are walked, a row for each sign of the text. */
function canMeet(pattern: string, text: string): boolean {
  let row = Array.from({ length: pattern.length + 1 }, (_, at) => at === 0);
  passOverEmpty(row, pattern, undefined);
  for (const sign of text.split('')) {
    const next = row.map((isReached, at) => isReached && canStayAt(pattern[at], sign));
    for (let at = 0; at < pattern.length; at += 1) {
      if (row[at] === true && canTake(pattern.charAt(at), sign)) next[at + 1] = true;
    }
    passOverEmpty(next, pattern, sign);
    row = next;
  }
  return row[pattern.length] === true;
}

/** What may be nothing is passed over; so is any sign of the pattern that unknown text may hold. */
function passOverEmpty(row: boolean[], pattern: string, sign: string | undefined): void {
  for (let at = 0; at < pattern.length; at += 1) {
    if (row[at] === true && (isManyMark(pattern[at]) || mayHold(sign, pattern[at]))) row[at + 1] = true;
  }
}

function isUnknown(sign: string | undefined): boolean {
  return sign === UNKNOWN_TEXT || sign === UNKNOWN_NAME;
}

function mayHold(sign: string | undefined, mark: string | undefined): boolean {
  return sign === UNKNOWN_TEXT || (sign === UNKNOWN_NAME && mark !== ':');
}

function canStayAt(mark: string | undefined, sign: string): boolean {
  if (isUnknown(sign) || mark === MANY || mark === UNKNOWN_TEXT) return true;
  return mark === MANY_IN_SEGMENT && sign !== ':';
}

function canTake(mark: string, sign: string): boolean {
  return mark === sign || mark === ONE || (mark === ONE_IN_SEGMENT && sign !== ':');
}

function isManyMark(mark: string | undefined): boolean {
  return mark === MANY || mark === MANY_IN_SEGMENT || mark === UNKNOWN_TEXT;
}
