// What one wants to know of a thing before one changes it: its name, its state, what it is like, its tags.
import type { ThingState } from '../../domain/command-preview.ts';
import { isStructure, type Structure } from './find-thing.ts';

/** How many traits and tags are told: the card is short. */
const TRAITS_MAX = 4;
const TAGS_MAX = 8;

// Match: State, StackStatus, DBInstanceStatus, lastStatus. Near miss: StateReason, StatusMessage.
const STATE = /(?:^|[a-z])(?:State|Status|state|status)(?:Value)?$|^(?:state|status)$/;
// Match: InstanceType, Runtime, DBInstanceClass, Engine, launchType. Near miss: RootDeviceType (of its disk), TypeHashValue.
const KIND = /^(?!RootDevice|Hypervisor|Virtualization|Usage)\w*(?:Type|Class|Runtime|Engine)$/i;
// Match: DesiredCapacity, runningCount, MinSize, ApproximateNumberOfMessages. Near miss: CodeSize (of no use here), CapacityReservationId.
const AMOUNT = /^(?!CodeSize)(?:\w*(?:Capacity|Count|Size)|AllocatedStorage|Approximate\w*|MemorySize)$/i;

/** Describes the thing that a structure is about. */
export function describeThing(id: string, thing: Structure): ThingState {
  const tags = readTags(thing);
  const name = tags.find(([key]) => key === 'Name')?.[1];
  const state = readState(thing);
  return {
    id,
    exists: true,
    ...(name === undefined || name === '' || name === id ? {} : { name }),
    ...(state === undefined ? {} : { state }),
    traits: readTraits(thing),
    tags: tags
      .filter(([key]) => key !== 'Name' && !key.startsWith('aws:'))
      .slice(0, TAGS_MAX)
      .map(([key, value]) => (value === '' ? key : `${key}=${value}`)),
  };
}

/** The plain name first: an instance has a State, and a status of many other things. */
function readState(thing: Structure): string | undefined {
  const named = Object.entries(thing).filter(([name]) => STATE.test(name));
  const sorted = named.toSorted(([left], [right]) => left.length - right.length);
  for (const [, value] of sorted) {
    const shown = isStructure(value) ? (value['Name'] ?? value['Code']) : value;
    if (typeof shown === 'string' && shown !== '') return shown;
  }
  return undefined;
}

function readTraits(thing: Structure): readonly string[] {
  // Attributes of queues and topics lie in a map of texts.
  const own = { ...thing, ...(isStructure(thing['Attributes']) ? thing['Attributes'] : {}) };
  const entries = Object.entries(own);
  const kinds = entries.flatMap(([name, value]) => (KIND.test(name) && typeof value === 'string' && value !== '' ? [value] : []));
  const amounts = entries.flatMap(([name, value]) =>
    AMOUNT.test(name) && (typeof value === 'number' || (typeof value === 'string' && /^\d+$/.test(value))) ? [`${name} ${value}`] : [],
  );
  return [...new Set([...kinds, ...amounts])].slice(0, TRAITS_MAX);
}

/** AWS writes tags as a list of pairs, in four spellings, or as a map. */
function readTags(thing: Structure): readonly (readonly [string, string])[] {
  const tags = thing['Tags'] ?? thing['TagSet'] ?? thing['TagList'] ?? thing['tags'];
  if (isStructure(tags)) return Object.entries(tags).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value] as const] : []));
  if (!Array.isArray(tags)) return [];
  return tags.flatMap((tag: unknown): (readonly [string, string])[] => {
    if (!isStructure(tag)) return [];
    const key = tag['Key'] ?? tag['key'];
    const value = tag['Value'] ?? tag['value'] ?? '';
    return typeof key === 'string' && typeof value === 'string' ? [[key, value]] : [];
  });
}
