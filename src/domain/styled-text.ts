// Text that an operator's template wrote: the markup is the operator's, the values in it are the event's and nothing but data.
// Values stand beside the markup, not in it, so that whatever they hold cannot become markup.

/** A value that a mark in the markup stands for. */
export type StyledValue =
  /** `isUrlPart`: it is percent-encoded already. */
  | { readonly kind: 'text'; readonly text: string; readonly isUrlPart?: true }
  /** A link that the operator asked for; one whose address is not http or https is text. */
  | { readonly kind: 'link'; readonly url: string; readonly text: string }
  /** An instant (ISO 8601), which each reader sees in their own zone. */
  | { readonly kind: 'instant'; readonly at: string };

/** Markup with marks, and what the marks stand for. */
export interface StyledText {
  readonly kind: 'styled';
  /** Client markdown; the private-use character of a number stands for the value of that number. */
  readonly markup: string;
  readonly values: readonly StyledValue[];
  /** The same in plain words, for places without markup. */
  readonly source: string;
}

// The private-use area of the Basic Multilingual Plane: single code units that no rule of markup, case or white space touches, and
// that no host of an address can hold (UTS 46), so that a value never chooses where a link leads.
const FIRST_MARK = 0xe000;

/** How many values a text can have: as many as the area has characters. */
export const STYLED_VALUES_MAX = 0xf8ff - FIRST_MARK + 1;

/** Every mark, for splitting. Match: U+E000. Near miss: U+D7FF. */
export const MARKS = /[\uE000-\uF8FF]/g;

/** Returns the mark of a value. */
export function markOf(index: number): string {
  return String.fromCharCode(FIRST_MARK + index);
}

/** Returns the value of a mark. */
export function valueOfMark(mark: string, values: readonly StyledValue[]): StyledValue | undefined {
  return values[mark.charCodeAt(0) - FIRST_MARK];
}
