// What a scanner of client markdown found at a place.
import type { Span } from '../spans.ts';

/** A span and the index behind it in the source. */
export interface Scanned {
  readonly span: Span;
  readonly end: number;
}
