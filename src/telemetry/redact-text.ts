// Takes secrets out of running text by their form, as they stand in the messages and stacks of other people's libraries.

const REDACTED = '[redacted]';

// None matches a quotation mark or a backslash, so that a line of JSON stays one. None asks for the beginning of a word:
// in JSON an `n` stands before what follows a line feed.
const SECRET_FORMS: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  // Slack's tokens. Match: xoxb-1-a, xoxe.xoxp-1-a, xapp-1-a. Near miss: xoxb (nothing after it).
  [/(?:xox[a-z]|xapp)[.-][\w.%-]+/gi, REDACTED],
  // RFC 6750. Match: Bearer abc. Near miss: "the bearer token is missing" (a sentence about tokens).
  [/(bearer +)(?!tokens?\b)[\w.~+/=-]+/gi, `$1${REDACTED}`],
  // Sign-in links and SNS confirmations. Match: ?token=abc&x=1, Token=abc. Near miss: token: abc.
  [/(token=)[^\s&"'\\]+/gi, `$1${REDACTED}`],
  // Match: postgres://me:pass@host, postgresql://me:p@ss@host. Near miss: postgres://me@host (no password).
  [/(postgres(?:ql)?:\/\/[^\s:/@"\\]{0,200}:)[^\s"\\]{0,1000}@/gi, `$1${REDACTED}@`],
];

/** Returns the text with `[redacted]` in the place of every token and password that can be told by its form. */
export function redactText(text: string): string {
  return SECRET_FORMS.reduce((redacted, [pattern, replacement]) => redacted.replace(pattern, replacement), text);
}
