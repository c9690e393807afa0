// Lists of pairs, AWS's way to write a map: `[{"name": "InstanceId", "value": "i-0abc"}]`, `[{"Key": ..., "Value": ...}]`.
import { isJsonObject } from '../json-object.ts';

const NAME_KEYS = ['name', 'Name', 'key', 'Key'] as const;
const VALUE_KEYS = ['value', 'Value'] as const;
/** CodeBuild's pairs have a third key, `type`; an object with more keys is a thing of its own. */
const MAX_KEYS = 3;

/** Returns the pairs of a list that is a map, or undefined where it is another kind of list. */
export function namedValues(items: readonly unknown[]): readonly (readonly [string, unknown])[] | undefined {
  const pairs = [];
  for (const item of items) {
    const pair = pairOf(item);
    if (pair === undefined) return undefined;
    pairs.push(pair);
  }
  return pairs.length === 0 ? undefined : pairs;
}

function pairOf(item: unknown): readonly [string, unknown] | undefined {
  if (!isJsonObject(item) || Object.keys(item).length > MAX_KEYS) return undefined;
  const name = NAME_KEYS.map((key) => item[key]).find((value) => typeof value === 'string');
  const valueKey = VALUE_KEYS.find((key) => Object.hasOwn(item, key));
  return name === undefined || valueKey === undefined ? undefined : [name, item[valueKey]];
}
