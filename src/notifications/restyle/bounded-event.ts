// An event's JSON as templates see it: cut so that no template can be made slow or deep by what somebody sends.
import { sliceText } from '../../messages/slice-text.ts';
import { EVENT_DEPTH_MAX, EVENT_ENTRIES_MAX, EVENT_VALUES_MAX, VALUE_MAX_LENGTH } from './template-limits.ts';

/** Copies a JSON value within the limits; what is beyond them is left out, long texts are cut. */
export function boundEvent(json: unknown): unknown {
  return copyWithin(json, 0, { left: EVENT_VALUES_MAX });
}

function copyWithin(value: unknown, depth: number, budget: { left: number }): unknown {
  budget.left -= 1;
  if (typeof value === 'string') return boundText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth === EVENT_DEPTH_MAX) return undefined;
  if (Array.isArray(value)) {
    const items: unknown[] = [];
    for (const item of value.slice(0, EVENT_ENTRIES_MAX)) {
      if (budget.left <= 0) break;
      items.push(copyWithin(item, depth + 1, budget));
    }
    return items;
  }
  // Without a prototype: a key such as `constructor` is only a key, and `__proto__` too.
  const copy = Object.create(null) as Record<string, unknown>;
  let count = 0;
  for (const key in value) {
    if (count === EVENT_ENTRIES_MAX || budget.left <= 0) break;
    if (!Object.hasOwn(value, key)) continue;
    count += 1;
    copy[key] = copyWithin((value as Readonly<Record<string, unknown>>)[key], depth + 1, budget);
  }
  return copy;
}

/** Cuts a text to the longest that templates see. */
export function boundText(text: string): string {
  return sliceText(text, VALUE_MAX_LENGTH);
}
