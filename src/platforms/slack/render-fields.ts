// Names and values as lines of rich text, short ones two on a line.
// A section's `fields` would make columns, but its texts are either mrkdwn, which parses what an event says, or plain, which cannot link.
import type { Field } from '../../messages/message.ts';
import { makeVisible } from '../../messages/visible-text.ts';
import { renderSpans } from './render-spans.ts';
import type { SlackInline } from './slack-payload.ts';
import { tidyInlines } from './tidy-inlines.ts';

const NO_VALUE = '–';
const BETWEEN_FIELDS = '   ·   ';

function renderField(field: Field): SlackInline[] {
  const label = makeVisible(field.label).trim();
  const value = renderSpans(field.value);
  if (label === '') {
    return value;
  }
  const shown: SlackInline[] = value.length === 0 ? [{ type: 'text', text: NO_VALUE }] : value;
  return [...renderSpans([{ kind: 'bold', spans: [{ kind: 'text', text: `${label}:` }] }]), { type: 'text', text: ' ' }, ...shown];
}

/** Groups the fields into lines: two short neighbors share one. */
function arrangeLines(fields: readonly Field[]): (readonly [Field] | readonly [Field, Field])[] {
  const lines: (readonly [Field] | readonly [Field, Field])[] = [];
  for (const field of fields) {
    const last = lines.at(-1);
    if (field.isShort && last?.length === 1 && last[0].isShort) {
      lines[lines.length - 1] = [last[0], field];
    } else {
      lines.push([field]);
    }
  }
  return lines;
}

function joinInlines(parts: readonly SlackInline[][], separator: string): SlackInline[] {
  return parts
    .filter((part) => part.length > 0)
    .flatMap((part, index) => (index === 0 ? part : [{ type: 'text' as const, text: separator }, ...part]));
}

/** Renders fields as inline elements; fields without label and value are left out. */
export function renderFields(fields: readonly Field[]): SlackInline[] {
  const lines = arrangeLines(fields).map((line) => joinInlines(line.map(renderField), BETWEEN_FIELDS));
  return tidyInlines(joinInlines(lines, '\n'));
}
