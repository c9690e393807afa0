// Text that consists of `Label: value` lines and nothing else, as Elastic Beanstalk and many scripts write it.

/** Longer labels are parts of sentences. */
const MAX_LABEL_LENGTH = 40;
// Match: `Environment URL`, `NotificationProcessId`. Near miss: `2026-11-22 10` (a time of day follows), `It ended. Result`.
const LABEL = /^(?!.*[.!?] )\p{L}[\p{L}\d _./()-]*$/u;

/** Returns labels and values, or undefined where a line is of another form; one such line alone is a sentence. */
export function readLabeledLines(text: string): readonly (readonly [string, string])[] | undefined {
  const pairs = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    const pair = readLabeledLine(line.trim());
    if (pair === undefined) return undefined;
    pairs.push(pair);
  }
  return pairs.length >= 2 ? pairs : undefined;
}

/** Returns label and value of a line; a colon without white space behind it belongs to an address or a time. */
export function readLabeledLine(line: string): readonly [string, string] | undefined {
  const colon = line.slice(0, MAX_LABEL_LENGTH + 1).indexOf(':');
  if (colon < 1) return undefined;
  const label = line.slice(0, colon).trimEnd();
  const rest = line.slice(colon + 1);
  const value = rest.trim();
  return LABEL.test(label) && value !== '' && value.length < rest.length ? [label, value] : undefined;
}
