// Amazon ElastiCache (user guide, Event notifications and Amazon SNS): the event's name is the key, what it is about the value.
import type { JsonObject } from '../json-object.ts';
import type { MessageRecipe } from '../recipe/recipe.ts';

// Match: ElastiCache:SnapshotComplete. Near miss: ElastiCache.
const EVENT = /^ElastiCache:(\w{1,100})$/;
/** A message has one event; a document with many keys is something else. */
const MAX_KEYS = 5;

/** Returns event and resource of a message, or undefined where it is none of ElastiCache's. */
export function readElasticacheMessage(json: JsonObject): JsonObject | undefined {
  const keys = Object.keys(json);
  const key = keys.length > MAX_KEYS ? undefined : keys.find((candidate) => EVENT.test(candidate));
  const event = key === undefined ? undefined : EVENT.exec(key)?.[1];
  if (key === undefined || event === undefined) return undefined;
  const { [key]: resource, ...rest } = json;
  return { ...rest, Letter: 'ElastiCache event', Event: event, Resource: resource };
}

/** What ElastiCache sends to the topic of a cluster. */
export const elasticacheMessages: readonly MessageRecipe[] = [
  {
    kind: 'ElastiCache Event',
    when: { Letter: ['ElastiCache event'] },
    name: 'Resource',
    state: 'Event',
    facts: { Resource: 'Resource' },
  },
];
