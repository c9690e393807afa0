// A list in one line: `app (STOPPED, exit code 1), log-router (RUNNING)`.
import { isJsonObject, type JsonObject } from '../json-object.ts';
import { isExitCode } from './exit-code.ts';
import { readableText } from '../readable-text.ts';
import { labelOfKey } from './label-of-key.ts';
import { roleOfPath, type Role } from './role-of-path.ts';

/** How many elements of a list are named; the rest is counted. */
const MAX_ITEMS = 8;
/** How many values of an element stand beside its name. */
const MAX_DETAILS = 3;
/** How many keys of an element are looked at. */
const MAX_KEYS = 50;
/** A value inside a list is cut at so many characters; as a value of its own it would be whole. */
const MAX_VALUE_LENGTH = 200;

interface Detail {
  readonly key: string;
  readonly text: string;
  readonly role: Role;
}

const DETAIL_ROLES: readonly Role[] = ['state', 'severity', 'prose'];

/** Says what is in a list. */
export function summarizeItems(items: readonly unknown[]): string {
  const named = items
    .slice(0, MAX_ITEMS)
    .map(summarizeItem)
    .filter((summary) => summary !== '');
  const rest = items.length - Math.min(items.length, MAX_ITEMS);
  return rest > 0 ? `${named.join(', ')} and ${rest} more` : named.join(', ');
}

function summarizeItem(item: unknown): string {
  if (Array.isArray(item)) return `a list of ${item.length}`;
  if (!isJsonObject(item)) return cut(scalarText(item) ?? 'null');
  const details = detailsOf(item);
  const name = details.find(({ role }) => role === 'name') ?? details.find(({ role }) => role === 'identifier') ?? plainDetail(details);
  const others = details.filter((detail) => detail !== name);
  const telling = [...others.filter(({ key, role }) => DETAIL_ROLES.includes(role) || isExitCode([key])), ...listsOf(item)];
  const shown = (name === undefined && telling.length === 0 ? others : telling).slice(0, MAX_DETAILS).map(detailText);
  if (name === undefined) return shown.length === 0 ? 'an empty entry' : shown.join(', ');
  return shown.length === 0 ? name.text : `${name.text} (${shown.join(', ')})`;
}

function detailsOf(item: JsonObject): readonly Detail[] {
  return Object.keys(item)
    .slice(0, MAX_KEYS)
    .map((key) => ({ key, text: scalarText(item[key]) ?? '', role: roleOfPath([key]) }))
    .filter(({ text, role }) => text !== '' && role !== 'noise')
    .map((detail) => ({ ...detail, text: cut(detail.text) }));
}

// What is in a list of a list is too much for one line; how much there is of it is not.
function listsOf(item: JsonObject): readonly Detail[] {
  return Object.keys(item)
    .slice(0, MAX_KEYS)
    .flatMap((key) => {
      const value = item[key];
      const isOfObjects = Array.isArray(value) && value.length > 0 && value.every((element) => isJsonObject(element));
      return isOfObjects && roleOfPath([key]) !== 'noise' ? [{ key, text: String(value.length), role: 'other' }] : [];
    });
}

function detailText({ key, text, role }: Detail): string {
  return DETAIL_ROLES.includes(role) ? text : `${labelOfKey(key)} ${text}`;
}

// Where nothing has a name's key, the first value that is no state may do.
function plainDetail(details: readonly Detail[]): Detail | undefined {
  return details.length > 1 ? details.find(({ role }) => role === 'other') : undefined;
}

function scalarText(value: unknown): string | undefined {
  if (typeof value === 'string') return readableText(value).trim();
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

function cut(text: string): string {
  const characters = Array.from(text);
  return characters.length <= MAX_VALUE_LENGTH ? text : `${characters.slice(0, MAX_VALUE_LENGTH).join('')}…`;
}
