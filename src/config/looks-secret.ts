// Telling texts that may be a secret in the wrong place, so that no problem repeats them.

// Match: xoxb-1-2, AKIAIOSFODNN7EXAMPLE, postgres://me:word@db. Near miss: slack:T0:U0, https://db/path.
const KNOWN_SHAPES = /xox[a-z]-|xapp-|(?:AKIA|ASIA)[A-Z0-9]{12}|gh[a-z]_|sk-|:\/\/[^/\s]*@/;
// Match: q1w2e3r4t5z6u7i8o9p0. Near miss: an ARN (its colons part it into short words).
const LONG_WORD = /[A-Za-z0-9+=_-]{20,}/g;

/** Tells whether a text may be, or may hold, a secret: by its shape, or by a long word with digits. Errs on the side of yes. */
export function looksSecret(text: string, digitCount: number = 1): boolean {
  if (KNOWN_SHAPES.test(text)) return true;
  return [...text.matchAll(LONG_WORD)].some(([word]) => /[A-Za-z]/.test(word) && word.replaceAll(/\D/g, '').length >= digitCount);
}
