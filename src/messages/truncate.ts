// Cutting text to a length; the ellipsis says that something was cut.
// Lengths are UTF-16 code units, as the platforms count them.
import { sliceText } from './slice-text.ts';

/** Stands where text was cut. */
export const ELLIPSIS = '…';

/** Cuts a text to at most `maxLength` code units, the ellipsis included. */
export function truncateText(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  if (maxLength < ELLIPSIS.length) return '';
  return sliceText(text, maxLength - ELLIPSIS.length).trimEnd() + ELLIPSIS;
}
