// Ordinal numbers: 1st, 2nd, 3rd, 11th.

const rules = new Intl.PluralRules('en', { type: 'ordinal' });
const SUFFIXES: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd' };

/** Writes a count as an ordinal number. */
export function ordinal(count: number): string {
  return `${count}${SUFFIXES[rules.select(count)] ?? 'th'}`;
}
