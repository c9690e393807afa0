// A list of log events: each with its time, and its message in full width.
import type { Block } from '../../messages/message.ts';
import { text, type Span } from '../../messages/spans.ts';
import { composeRestOfRows, rowsShown, type RowView } from './compose-rest.ts';
import { valueSpans } from './value-spans.ts';

type Structure = Readonly<Record<string, unknown>>;

/** Longest message: a few lines of a phone. */
const MESSAGE_MAX_LENGTH = 400;

/** Tells whether the things of a list are log events. */
export function areLogEvents(items: readonly Structure[]): boolean {
  return items.every((item) => typeof item['message'] === 'string' && instantOf(item) !== undefined);
}

/** Amazon ECS tells of its services with another name for the time. */
function instantOf({ timestamp, createdAt }: Structure): unknown {
  if (typeof timestamp === 'number') return timestamp;
  return createdAt instanceof Date ? createdAt : undefined;
}

/** Composes them. */
export function composeLog(events: readonly Structure[], view: RowView = {}): readonly Block[] {
  const shown = events.slice(0, rowsShown(view));
  const items = shown.map((event): readonly Span[] => [
    ...valueSpans(instantOf(event), { name: 'timestamp' }),
    text(' '),
    ...valueSpans(String(event['message']).trim(), { maxLength: MESSAGE_MAX_LENGTH }),
  ]);
  return [{ kind: 'list', items }, ...composeRestOfRows(events.length - shown.length, view, 'Ask for a shorter time to see them.')];
}
