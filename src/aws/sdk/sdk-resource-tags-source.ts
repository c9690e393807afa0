// The tags of a resource: of alarms by ListTagsForResource of CloudWatch, of all others by GetResources of the tagging API.
import { parseArn, type Arn } from '../../domain/arn.ts';
import type { ReadingAction } from '../../domain/reading-calls.ts';
import type { ReadingPlace } from '../../domain/reading-place.ts';
import type { Reading } from '../reading.ts';
import type { ResourceTagsRequest, ResourceTagsSource } from '../resource-tags-source.ts';
import type { Params } from './plugin.ts';
import { structuresOf, textOf, type Structure } from './read-answer.ts';
import { notRead, type ReadingCaller } from './reading-caller.ts';

/** Longest ARN (Resource Groups Tagging API, GetResources; CloudWatch takes 1,024). */
const ARN_MAX_LENGTH = 1_011;

/** Most tags of a resource, longest key and longest value (Tagging AWS Resources, tag naming limits). */
const TAGS_MAX = 50;
const KEY_MAX_LENGTH = 128;
const VALUE_MAX_LENGTH = 256;

type Tags = Readonly<Record<string, string>>;

/** Reads tags. */
export class SdkResourceTagsSource implements ResourceTagsSource {
  readonly #caller: ReadingCaller;

  constructor(caller: ReadingCaller) {
    this.#caller = caller;
  }

  async read({ place, arn }: ResourceTagsRequest, signal: AbortSignal): Promise<Reading<Tags>> {
    const parsed = arn.length > ARN_MAX_LENGTH ? undefined : parseArn(arn);
    if (parsed === undefined) return notRead('tag:GetResources', 'bad-input', 'it is not an ARN');
    const { call, params, listTags } = wayTo(arn, parsed);
    // R12. Also: a role whose session tells the tags of what somebody else shares with its account.
    if (place !== undefined && !isOf(parsed, place)) {
      return notRead(call, 'bad-input', 'the resource is of another account or Region than the event');
    }
    const reading = await this.#caller.call(call, { place, params }, signal);
    if (reading.status === 'not-read') return reading;
    const listed = listTags(reading.value);
    return Array.isArray(listed) ? { status: 'read', value: toTags(listed) } : notRead(call, 'damaged', 'the answer has no list of tags');
  }
}

interface Way {
  readonly call: ReadingAction;
  readonly params: Params;
  readonly listTags: (output: Structure) => unknown;
}

function wayTo(arn: string, { service, resource }: Arn): Way {
  if (service === 'cloudwatch' && resource.startsWith('alarm:')) {
    return { call: 'cloudwatch:ListTagsForResource', params: { ResourceARN: arn }, listTags: ({ Tags: tags }) => tags };
  }
  return {
    call: 'tag:GetResources',
    params: { ResourceARNList: [arn] },
    listTags: ({ ResourceTagMappingList: mappings }) => tagsOfMapping(mappings, arn),
  };
}

/** Some resources have neither account nor Region in their ARN, such as buckets. */
function isOf(arn: Arn, place: ReadingPlace): boolean {
  return isSameOrNone(arn.accountId, place.accountId) && isSameOrNone(arn.region, place.region);
}

function isSameOrNone(part: string, wanted: string): boolean {
  return part === '' || part === wanted;
}

function tagsOfMapping(mappings: unknown, arn: string): unknown {
  if (!Array.isArray(mappings)) return undefined;
  return structuresOf(mappings).find(({ ResourceARN }) => ResourceARN === arn)?.['Tags'] ?? [];
}

function toTags(listed: readonly unknown[]): Tags {
  const pairs = structuresOf(listed).flatMap(({ Key, Value }): readonly (readonly [string, string])[] => {
    const key = textOf(Key, KEY_MAX_LENGTH);
    return key === undefined || typeof Value !== 'string' ? [] : [[key, Value.slice(0, VALUE_MAX_LENGTH)]];
  });
  return Object.fromEntries(pairs.slice(0, TAGS_MAX));
}
