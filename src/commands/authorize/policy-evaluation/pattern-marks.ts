// The signs of a compiled pattern. Unicode's noncharacters stand for the wildcards, so that a literal `*`, written as ${*} or come in by a
// variable, stays one (IAM User Guide, "Variables and tags").

/** Any characters. */
export const MANY = '\uFDD0';

/** Exactly one character. */
export const ONE = '\uFDD1';

/** Any characters but a colon. */
export const MANY_IN_SEGMENT = '\uFDD2';

/** Exactly one character but a colon. */
export const ONE_IN_SEGMENT = '\uFDD3';

/** Text that is not known: in a pattern what a variable will stand for, in a resource what AWS will put there. */
export const UNKNOWN_TEXT = '\uFDD4';

/** A name within a resource that is not known, but holds no colon. */
export const UNKNOWN_NAME = '\uFDD5';

// Match: the six signs above. Near miss: U+FDD6.
const MARKS = /[\uFDD0-\uFDD5]/g;

/** Takes the signs out of a text from outside, in which they mean nothing. */
export function withoutMarks(text: string): string {
  return text.replaceAll(MARKS, '\uFFFD');
}

/** Makes a pattern of a text with IAM's wildcards. */
export function toPattern(text: string): string {
  return withoutMarks(text).replaceAll('*', MANY).replaceAll('?', ONE);
}

/** Segments of an ARN before its resource: arn, partition, service, Region, account. */
const SEGMENTS_BEFORE_RESOURCE = 5;

/**
 * Makes a pattern of a Resource. Wildcards stay within their segment, but "if the * wildcard is the last character of a resource ARN segment,
 * it can expand to match beyond the colon boundaries" (IAM User Guide, "Resource", "Using wildcards in resource ARNs"). What follows the
 * fifth colon is one segment, colons and all. `colonsBefore` counts those of the text before this part of it, `next` is what follows it.
 */
export function toResourcePattern(text: string, colonsBefore = 0, next = ''): string {
  const signs = withoutMarks(text);
  let colons = colonsBefore;
  let pattern = '';
  for (let position = 0; position < signs.length; position += 1) {
    const sign = signs.charAt(position);
    if (sign === ':') colons += 1;
    const isWithin = colons < SEGMENTS_BEFORE_RESOURCE;
    const following = position + 1 < signs.length ? signs.charAt(position + 1) : next;
    if (sign === '*') pattern += isWithin && following !== ':' && following !== '' ? MANY_IN_SEGMENT : MANY;
    else if (sign === '?') pattern += isWithin ? ONE_IN_SEGMENT : ONE;
    else pattern += sign;
  }
  return pattern;
}
