// A value of a template's text as words.
import type { StyledValue } from '../domain/styled-text.ts';
import { timeText } from './time-text.ts';

/** Returns what a value says; nothing where there is none. */
export function valueWords(value: StyledValue | undefined): string {
  switch (value?.kind) {
    case 'text':
    case 'link':
      return value.text;
    case 'instant':
      return timeText(value.at);
    case undefined:
      return '';
  }
}
