// Chooses the members that tell the things of a list apart: id, name, state, kind, place, age.
import { singular } from './count-of.ts';
import { isStateName } from './state-mark.ts';
import { isShowable } from './value-spans.ts';

type Structure = Readonly<Record<string, unknown>>;

/** A column. */
export interface Column {
  /** The member's name, or `Name` for the tag. */
  readonly title: string;
  readonly read: (item: Structure) => unknown;
  /** The member by whose name the value is read, such as a size; the title where none is named. */
  readonly measuredAs?: string;
  /** True where it is a state, which is marked. */
  readonly isState?: boolean;
  /** True where it is a sentence, whose beginning says most. */
  readonly isProse?: boolean;
}

/** How many things are looked at to find what they have in common. */
const ITEMS_EXAMINED = 50;

/** What names the thing itself. */
const OWN_SCORE = 100;
const NAME_TAG_SCORE = 96;

/** That all are well is what one asks for. */
const STATE_SCORE = 85;

// Match: EventId. Near miss: EventName.
const NAMES_NOTHING = /^EventId$/i;

/** How much less a member tells that is the same in all things. */
const SAME_IN_ALL_WEIGHT = 0.5;

/** What a member tells by its name, the most telling first. */
const TELLING: readonly (readonly [RegExp, number])[] = [
  // What a stack is made of is known by the names in its template, and no event by its id.
  [/^LogicalResourceId$/, 97],
  [/^EventId$/i, 3],
  // When a setting was changed is not when anything happened.
  [/Configuration.*(?:Time|Timestamp)$/i, 3],
  [/^(?:Timestamp|Date|EventTime|StateUpdatedTimestamp)$/i, 70],
  [/Summary$/, 65],
  [/^Size(?:In\w+)?$/, 62],
  [/^(?:Name|Id)$/i, 95],
  [/(?:State|Status|Health)(?:Name|Value|Code)?$/i, STATE_SCORE],
  [/(?:Type|Class|Engine|Runtime|Protocol|Version)$/i, 60],
  [/(?:PrivateIp|PrivateIpAddress|IpAddress|Endpoint|DNSName|DomainName)$/i, 50],
  [/(?:Zone|Region|Placement)$/i, 45],
  [/(?:Size|Count|Capacity|Bytes|Values?)$/i, 40],
  [/(?:Time|Date|At|Timestamp|LastModified)$/i, 38],
  [/(?:Reason|Description|Message|Label)$/i, 30],
  [/Name$/, 25],
  [/(?:Id|Identifier)$/, 20],
  [/Arn$/i, 12],
];

/** What no name speaks for. */
const OTHER_SCORE = 5;

/** The members of the things of a list called `listName`, the most telling first. */
export function chooseColumns(items: readonly Structure[], listName: string): readonly Column[] {
  const examined = items.slice(0, ITEMS_EXAMINED);
  const scored = memberNames(examined).map((member) => ({ column: memberColumn(member), score: scoreOf(member, listName, examined) }));
  if (examined.some((item) => nameTag(item) !== undefined) && !scored.some(({ column }) => column.title === 'Name')) {
    scored.push({ column: { title: 'Name', read: nameTag }, score: NAME_TAG_SCORE });
  }
  const ranked = scored.toSorted((left, right) => right.score - left.score);
  const hasOwnName = ranked.some(({ score }) => score > STATE_SCORE);
  // An ARN repeats id, Region and account, and takes the room of all others.
  return ranked.map(({ column }) => column).filter(({ read }) => !(hasOwnName && examined.some((item) => isArn(read(item)))));
}

// Sentences, whose beginning says most. Match: ResourceStatusReason, HistorySummary. Near miss: ReasonCode.
const PROSE = /(?:Reason|Message|Summary)$/i;

function memberColumn(member: string): Column {
  return { title: member, read: (item) => item[member], isState: isStateName(member), isProse: PROSE.test(member) };
}

function memberNames(items: readonly Structure[]): readonly string[] {
  return [...new Set(items.flatMap((item) => Object.keys(item).filter((name) => isShowable(item[name]))))];
}

function scoreOf(member: string, listName: string, items: readonly Structure[]): number {
  const telling =
    isOwnName(member, listName) && !NAMES_NOTHING.test(member)
      ? OWN_SCORE
      : (TELLING.find(([pattern]) => pattern.test(member))?.[1] ?? OTHER_SCORE);
  const filledCount = items.filter((item) => isShowable(item[member])).length;
  // A member that few things have tells little of the others, and one that is the same in all does not tell them apart:
  // the type of an instance is worth knowing all the same, that of its root device is not.
  const isKept = telling >= STATE_SCORE || member.toLowerCase().startsWith(stemOf(listName));
  return telling * (filledCount / items.length) * (!isKept && isSameInAll(member, items) ? SAME_IN_ALL_WEIGHT : 1);
}

function isSameInAll(member: string, items: readonly Structure[]): boolean {
  const [first, ...others] = items.map((item) => item[member]);
  // Structures, lists and instants are seldom the same, and would have to be compared deeply.
  return others.length > 0 && typeof first !== 'object' && others.every((value) => value === first);
}

// Match: InstanceId, AlarmName, DBInstanceIdentifier. Near miss: KeyNames.
const NAMING = /^(?<thing>.+?)(?:Id|Name|Identifier)$/i;

/** `InstanceId` names what is listed as `StoppingInstances`, and `ImageId` something else. */
function isOwnName(member: string, listName: string): boolean {
  const thing = NAMING.exec(member)?.groups?.['thing']?.toLowerCase();
  return thing !== undefined && stemOf(listName).endsWith(thing);
}

function stemOf(listName: string): string {
  return singular(listName.replace(/(?:List|Set|Summaries|Descriptions)$/, '')).toLowerCase();
}

function isArn(value: unknown): boolean {
  return typeof value === 'string' && value.startsWith('arn:');
}

/** The value of the tag `Name`, by which people know what AWS knows by an id. */
function nameTag(item: Structure): unknown {
  const tags = item['Tags'] ?? item['TagSet'] ?? item['tags'];
  if (!Array.isArray(tags)) return undefined;
  const tag = (tags as readonly unknown[]).find((entry): entry is Structure => isNameTag(entry));
  return tag?.['Value'] ?? tag?.['value'];
}

function isNameTag(entry: unknown): boolean {
  return (
    typeof entry === 'object' && entry !== null && (('Key' in entry && entry.Key === 'Name') || ('key' in entry && entry.key === 'Name'))
  );
}
