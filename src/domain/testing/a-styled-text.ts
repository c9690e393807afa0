// Builds texts of operators' templates for tests.
import { markOf, type StyledText } from '../styled-text.ts';

/** Makes a styled text; `{0}` in the markup is the place of the first value, and `source` the words without markup. */
export function aStyledText(markup: string, values: readonly string[] = [], source = ''): StyledText {
  return {
    kind: 'styled',
    markup: markup.replace(/\{(\d+)\}/g, (_, index: string) => markOf(Number(index))),
    values: values.map((text) => ({ kind: 'text', text })),
    source,
  };
}
