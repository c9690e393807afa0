// Chooses the columns that tell the things of a list apart: id, name, state, kind, place, age.
import { isShowable } from './value-spans.ts';

type Structure = Readonly<Record<string, unknown>>;

/** A column. */
export interface Column {
  readonly title: string;
  readonly read: (item: Structure) => unknown;
}

/** How many columns: six short ones are what a wide screen and a patient thumb take. */
const COLUMNS_MAX = 6;

/** How many things are looked at to find what they have in common. */
const ITEMS_EXAMINED = 50;

/** What a member tells by its name, the most telling first. A name counts where it ends so. */
const TELLING: readonly (readonly [RegExp, number])[] = [
  [/^Name$|^name$/, 95],
  [/(?:State|Status)(?:Name)?$|^(?:state|status)$/i, 85],
  [/Name$/, 75],
  [/(?:Id|Identifier)$|^id$/, 72],
  [/(?:Type|Class|Engine|Runtime|Protocol|Version)$|^(?:type|version)$/, 60],
  [/(?:Zone|Region)$/, 50],
  [/(?:Ip|IpAddress|Endpoint|DNSName|DomainName)$/, 45],
  [/(?:Size|Count|Capacity|Bytes)$/, 40],
  [/(?:Time|Date|At|Timestamp|LastModified)$|^timestamp$/i, 38],
  [/(?:Reason|Description|Message)$|^message$/i, 30],
  [/Arn$|^arn$/, 12],
];

/** Chooses columns for the things of a list called `listName`. */
export function chooseColumns(items: readonly Structure[], listName: string): readonly Column[] {
  const examined = items.slice(0, ITEMS_EXAMINED);
  const scored = memberNames(examined).map((member) => ({ column: memberColumn(member), score: scoreOf(member, listName, examined) }));
  if (examined.some((item) => nameTag(item) !== undefined) && !scored.some(({ column }) => column.title === 'Name')) {
    scored.push({ column: { title: 'Name', read: nameTag }, score: 96 });
  }
  const chosen = scored.filter(({ score }) => score > 0).sort((left, right) => right.score - left.score);
  const hasOwnId = chosen.some(({ score }) => score >= 70);
  return chosen
    .filter(({ column }) => !(hasOwnId && /arn$/i.test(column.title)))
    .slice(0, COLUMNS_MAX)
    .map(({ column }) => column);
}

function memberColumn(member: string): Column {
  return { title: member, read: (item) => item[member] };
}

function memberNames(items: readonly Structure[]): readonly string[] {
  return [...new Set(items.flatMap((item) => Object.keys(item).filter((name) => isShowable(item[name]))))];
}

function scoreOf(member: string, listName: string, items: readonly Structure[]): number {
  const stem = listName
    .replace(/(?:List|Set)$/, '')
    .replace(/s$/, '')
    .toLowerCase();
  const own = member.toLowerCase();
  if (own === `${stem}id` || own === `${stem}name` || own === `${stem}identifier`) return 100;
  const telling = TELLING.find(([pattern]) => pattern.test(member))?.[1] ?? 5;
  const filledCount = items.filter((item) => isShowable(item[member])).length;
  // A member that few things have tells little of the others.
  return telling * (filledCount / items.length);
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
