// The schema of custom notifications counts characters, platforms count code units: what the schema allows is never cut for an emoji.
import { characterCount } from '../../contract/custom-notification.ts';

/** Most code units of a character. */
const UNITS_PER_CHARACTER = 2;

/** Returns how many code units of a text of at most so many characters may be shown; what is longer gets as many code units. */
export function roomFor(source: string, maxLength: number): number {
  const mayFit = source.length > maxLength && source.length <= maxLength * UNITS_PER_CHARACTER;
  return mayFit && characterCount(source) <= maxLength ? source.length : maxLength;
}
