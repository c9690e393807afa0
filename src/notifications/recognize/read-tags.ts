// The tags of what an event is about, as far as its payload has them: AWS's maps and lists of pairs, and the labels of alerts.
import { namedValues } from './by-shape/named-values.ts';
import { isJsonObject } from './json-object.ts';

// Keys under which senders write tags. Match: tags, Tags, resourceTags, commonLabels. Near miss: image-tags, which are names of versions.
const TAG_KEYS: ReadonlySet<string> = new Set(['tags', 'resourcetags', 'resource_tags', 'tagset', 'commonlabels']);

/** AWS allows 50 tags a resource (AWS General Reference); alerts have fewer labels. */
const TAGS_MAX = 50;
/** Longest name and value of a tag (AWS General Reference: 128 and 256). */
const TAG_MAX_LENGTH = 256;
/** How far into a document tags are looked for, and among how many containers; our own bounds. */
const DEPTH_MAX = 6;
const CONTAINERS_MAX = 200;

/** Returns the tags, of several with one name the one nearest to the top; undefined where there are none. */
export function readTags(document: unknown): Readonly<Record<string, string>> | undefined {
  const tags = new Map<string, string>();
  let level: readonly unknown[] = [document];
  let room = CONTAINERS_MAX;
  for (let depth = 0; depth < DEPTH_MAX && level.length > 0 && room > 0; depth += 1) {
    const containers = level.filter((value) => typeof value === 'object' && value !== null).slice(0, room);
    room -= containers.length;
    for (const container of containers) if (isJsonObject(container)) collect(container, tags);
    level = containers.flatMap((container) => Object.values(container as object) as unknown[]);
  }
  return tags.size === 0 ? undefined : Object.fromEntries(tags);
}

function collect(container: Readonly<Record<string, unknown>>, tags: Map<string, string>): void {
  for (const key of Object.keys(container)) {
    if (!TAG_KEYS.has(key.toLowerCase())) continue;
    for (const [name, value] of pairsOf(container[key])) {
      if (tags.size >= TAGS_MAX || tags.has(name) || typeof value !== 'string') continue;
      if (name.length <= TAG_MAX_LENGTH && value.length <= TAG_MAX_LENGTH) tags.set(name, value);
    }
  }
}

function pairsOf(value: unknown): readonly (readonly [string, unknown])[] {
  if (Array.isArray(value)) return namedValues(value) ?? [];
  return isJsonObject(value) ? Object.entries(value) : [];
}
