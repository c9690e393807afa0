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
  const copy = bareObject();
  let count = 0;
  for (const key in value) {
    if (count === EVENT_ENTRIES_MAX || budget.left <= 0) break;
    if (!Object.hasOwn(value, key)) continue;
    count += 1;
    copy[key] = copyWithin((value as Readonly<Record<string, unknown>>)[key], depth + 1, budget);
  }
  return copy;
}

/**
 * Makes an object in which a key such as `constructor` or `__proto__` is only a key.
 * Attack: a filter that wants text would throw on an object that cannot become one, and cost the rule its style.
 */
export function bareObject<Value = unknown>(): Record<string, Value> {
  return Object.create(WRITTEN_AS_JSON) as Record<string, Value>;
}

// It has no key that a template could reach.
const WRITTEN_AS_JSON: object = Object.freeze(
  Object.assign(Object.create(null) as object, {
    [Symbol.toPrimitive](this: object): string {
      return boundText(JSON.stringify(this));
    },
  }),
);

/** Cuts a text to the longest that templates see. */
export function boundText(text: string): string {
  return sliceText(text, VALUE_MAX_LENGTH);
}
