// What an output of a template shows: a value of the event, or one that a filter of ours made of it.
import type { StyledValue } from '../../domain/styled-text.ts';
import { valueWords } from '../../messages/styled-value.ts';
import { boundText } from './bounded-event.ts';

/** A value that is shown in a way of its own; whatever expects text gets its words. */
export class OutputValue {
  readonly value: StyledValue;

  /** Takes the value. */
  constructor(value: StyledValue) {
    this.value = value;
  }

  /** Returns the words, for filters that come after and for comparisons. */
  toString(): string {
    return valueWords(this.value);
  }
}

/** Makes the value of whatever an expression came to. */
export function toStyledValue(result: unknown): StyledValue {
  return result instanceof OutputValue ? result.value : { kind: 'text', text: boundText(textOf(result)) };
}

/** Writes a JSON value as text: lists of simple values with commas, everything else that is no simple value as JSON. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return '';
  if (value instanceof OutputValue) return value.toString();
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object' || item === null)) return value.map(textOf).join(', ');
  return typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? '');
}
