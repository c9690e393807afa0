// The tags that a request carries, as aws:RequestTag/... and aws:TagKeys will have them (IAM User Guide, "AWS global condition context keys").
import { listNames, membersOf, partsOf, textsOf } from './resources/read-params.ts';
import type { Params } from './resources/resource-question.ts';

/** Tags by key, without a value where the tag is taken off; undefined where they are written in a way that is not known here. */
export type RequestTags = ReadonlyMap<string, string | undefined> | undefined;

type ReadTags = readonly (readonly [key: string, value: string | undefined])[];

// Words that only sound like it. Match: Stage, percentage, staging. Near miss: imageTagExpiration.
const NOT_ABOUT_TAGS = /[A-Za-z]tag(?:e|ing)/g;

/** Whether a parameter may be about tags: rather one too many, since what is not about them is taken for certain. */
function isAboutTags(name: string): boolean {
  return name.replaceAll(NOT_ABOUT_TAGS, '').toLowerCase().includes('tag');
}

/** Parameters that hold tags in one of the two forms that are read. */
const TAG_PARAMETERS: ReadonlySet<string> = new Set(['Tags', 'tags', 'TagList', 'tagList', 'TagsList', 'ResourceTags']);

/** Parameters with the keys of tags that are taken off. */
const KEY_PARAMETERS: ReadonlySet<string> = new Set(['TagKeys', 'tagKeys']);

/** What a launch template may add is not in the request (Amazon EC2 User Guide, "Control access to launch templates"). */
const TEMPLATE_PARAMETERS: readonly string[] = ['LaunchTemplate', 'LaunchTemplateConfigs', 'launchTemplate'];

/** Reads the tags that a request carries for a resource. */
export function tagsOfRequest(params: Params, resource: string): RequestTags {
  if (TEMPLATE_PARAMETERS.some((name) => params[name] !== undefined)) return undefined;
  const about = Object.entries(params).filter(([name, value]) => [name, ...listNames(value)].some(isAboutTags));
  const tags = new Map<string, string | undefined>();
  for (const [name, value] of about) {
    const read = name === 'TagSpecifications' ? readSpecifications(value, resource) : readParameter(name, value);
    if (read === undefined) return undefined;
    for (const [key, text] of read) tags.set(key, text ?? tags.get(key));
  }
  return tags;
}

function readParameter(name: string, value: unknown): ReadTags | undefined {
  if (KEY_PARAMETERS.has(name)) return textsOf(value)?.map((key) => [key, undefined] as const);
  return TAG_PARAMETERS.has(name) ? readTags(value) : undefined;
}

/** Tags of a new instance are no tags of its new volumes: each resource is asked about with its own. */
function readSpecifications(value: unknown, resource: string): ReadTags | undefined {
  const type = resource.split(':').at(5)?.split('/')[0];
  const own = partsOf(value).filter((part) => membersOf(part)['ResourceType'] === type);
  const lists = own.map((part) => readTags(membersOf(part)['Tags']));
  return lists.every((list) => list !== undefined) ? lists.flat() : undefined;
}

function readTags(value: unknown): ReadTags | undefined {
  if (!Array.isArray(value)) {
    const entries = Object.entries(membersOf(value));
    return entries.every((entry): entry is [string, string] => typeof entry[1] === 'string') ? entries : undefined;
  }
  const pairs = value.map((part: unknown) => {
    const { Key, key = Key, TagKey = key, Value, value: plain = Value, TagValue = plain ?? '' } = membersOf(part);
    return typeof TagKey === 'string' && typeof TagValue === 'string' ? ([TagKey, TagValue] as const) : undefined;
  });
  return pairs.every((pair) => pair !== undefined) ? pairs : undefined;
}
