// IAM's wildcards: `*` for any characters, `?` for exactly one. Any pattern is matched in time proportional to both lengths multiplied.

/** Tells whether a pattern matches a whole text; upper and lower case differ. */
export function matchWildcard(pattern: string, text: string): boolean {
  let at = 0;
  let position = 0;
  // The last `*` seen and what it has swallowed so far: to go back to an earlier one never helps.
  let star = -1;
  let swallowed = 0;
  while (position < text.length) {
    const sign = pattern[at];
    if (sign === '*') {
      star = at;
      swallowed = position;
      at += 1;
    } else if (sign === '?' || (sign !== undefined && sign === text[position])) {
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
  while (pattern[at] === '*') at += 1;
  return at === pattern.length;
}
