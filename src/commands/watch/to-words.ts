// A value of an answer as a few words: `pending`, or `running, pending` where things are in several states.
import { truncateText } from '../../messages/truncate.ts';

/** Longest text of one value, and how many values are named. */
const WORDS_MAX_LENGTH = 200;
const VALUES_MAX = 6;

/** Returns the words; empty where there is nothing. */
export function toWords(value: unknown): string {
  const values = (Array.isArray(value) ? value.flat() : [value]).flatMap((one) =>
    typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean' ? [String(one)] : [],
  );
  const named = [...new Set(values)];
  const more = named.length > VALUES_MAX ? ['…'] : [];
  return truncateText([...named.slice(0, VALUES_MAX), ...more].join(', '), WORDS_MAX_LENGTH);
}
