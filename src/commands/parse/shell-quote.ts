// Puts a text into a command line so that a shell, and our own reader, takes it as one word and as it stands.

// Match: i-1, arn:aws:iam::1:role/x, a@b. Near miss: {a} (could be JSON), a b, empty.
const PLAIN = /^[A-Za-z0-9_@%+:,./=-]+$/;

/** Quotes a text where it needs quotes. */
export function shellQuote(text: string): string {
  return PLAIN.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** Writes an option with its value; one that begins with a hyphen is tied to its option. */
export function optionWithValue(name: string, value: string): string {
  return `--${name}${value.startsWith('-') ? '=' : ' '}${shellQuote(value)}`;
}
