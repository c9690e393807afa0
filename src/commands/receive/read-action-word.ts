// `action run allow-ip 0192...`, `action create --name allow-ip ...`: what people say about custom actions.
import { ACTION_NAME_MAX_LENGTH, isActionName } from '../../domain/custom-action.ts';
import { splitShellWords } from '../../lib/shell-words/split-shell-words.ts';
import type { ShellWord } from '../../lib/shell-words/shell-word.ts';

/** What may be said of an action that is made or changed; texts as they were written. */
export const ACTION_PARTS = [
  'name',
  'kind',
  'command',
  'function',
  'payload',
  'runbook',
  'parameters',
  'assume-role',
  'account',
  'region',
  'on',
  'button',
  'variables',
  'criteria',
  'owner',
  'event',
] as const;

/** One of them. */
export type ActionPart = (typeof ACTION_PARTS)[number];

/** What somebody says of an action; `none` takes back what may be left out. */
export type ActionWish = Readonly<Partial<Record<ActionPart, string>>>;

/** A word about custom actions. */
export type ActionIntent =
  /** The event from whose message somebody comes, where they do. */
  | { readonly kind: 'list-actions'; readonly code?: string }
  | { readonly kind: 'show-action' | 'delete-action' | 'associate-action' | 'disassociate-action'; readonly actionName: string }
  | { readonly kind: 'create-action'; readonly wish: ActionWish }
  | { readonly kind: 'edit-action'; readonly actionName: string; readonly wish: ActionWish }
  | {
      readonly kind: 'run-action';
      readonly actionName: string;
      /** The event or incident that it is about. */
      readonly code?: string;
      /** True where what may be left out is left out. */
      readonly isWhole: boolean;
      /** True where all values are asked for, also those that are known. */
      readonly isAsking?: true;
      readonly values: ReadonlyMap<string, string>;
    }
  /** It is about actions, and not as it should be: sentences for whoever wrote it. */
  | { readonly kind: 'action-mistake'; readonly problems: readonly string[] };

// Match: actions, action list, @aws Action run allow-ip K7QX2M. Near miss: action-x, actions2 (words of nobody).
const ACTION = /^(?:@?aws\s+)?actions?(?:\s+([\s\S]*))?$/i;
// Match: run allow-ip, List. Near miss: --name x.
const VERB = /^([A-Za-z]{1,20})(?:\s+([\s\S]*))?$/;
// The code of an incident, or the id of an event (UUID).
// Match: K7QX2M, 0192f0c1-7b1e-7aaa-8bbb-0123456789ab. Near miss: now, web-1.
const CODE = /^(?:[A-HJKMNP-Z2-9]{6}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

// An option as a phone writes it too. Match: --button, --button=Allow, —button. Near miss: -x, --5, a—b.
const OPTION = /^(?:--|[\u2010-\u2015\u2212]{1,2})([A-Za-z][\w-]{0,99})(?:=([\s\S]*))?$/;

/** Behind the name and the event: nothing more is asked for. */
export const WHOLE_WORD = 'now';

/** In the same place: all values are asked for. */
export const ASKING_WORD = 'ask';

const USAGE = [
  'Say: action list, action show NAME, action create, action edit NAME, action delete NAME.',
  'Say: action associate NAME shows its buttons in this channel, action disassociate NAME takes them away, action run NAME runs it.',
];

const KINDS: ReadonlySet<string> = new Set<ActionIntent['kind']>([
  'list-actions',
  'show-action',
  'create-action',
  'edit-action',
  'delete-action',
  'associate-action',
  'disassociate-action',
  'run-action',
  'action-mistake',
]);

const CHANGES: ReadonlySet<string> = new Set<ActionIntent['kind']>([
  'create-action',
  'edit-action',
  'delete-action',
  'associate-action',
  'disassociate-action',
]);

/** Tells whether an intent is about custom actions. */
export function isActionWord<Said extends { readonly kind: string }>(intent: Said | ActionIntent): intent is ActionIntent {
  return KINDS.has(intent.kind);
}

/** Tells whether it changes something for the whole channel. */
export function isActionChange({ kind }: { readonly kind: string }): boolean {
  return CHANGES.has(kind);
}

/** Tells whether a text runs an action. */
export function isActionRun(text: string): boolean {
  return readActionWord(text)?.kind === 'run-action';
}

/** Reads it; undefined where a text is about nothing of the kind. */
export function readActionWord(text: string): ActionIntent | undefined {
  const found = ACTION.exec(text);
  if (found === null) return undefined;
  const said = (found[1] ?? '').trim();
  if (said === '') return { kind: 'list-actions' };
  const [, verb = '', rest = ''] = VERB.exec(said) ?? [];
  // Create could be a code by its letters.
  if (verb.toLowerCase() !== 'create' && CODE.test(said)) return { kind: 'list-actions', code: said };
  return readVerb(verb.toLowerCase(), rest.trim());
}

function readVerb(verb: string, rest: string): ActionIntent {
  switch (verb) {
    case 'list':
      return { kind: 'list-actions' };
    case 'show':
      return readNamed('show-action', rest);
    case 'delete':
    case 'remove':
      return readNamed('delete-action', rest);
    case 'associate':
      return readNamed('associate-action', rest);
    case 'disassociate':
      return readNamed('disassociate-action', rest);
    case 'create':
    case 'add':
      return readCreate(rest);
    case 'edit':
      return readEdit(rest);
    case 'run':
      return readRun(rest);
    default:
      return mistake(...USAGE);
  }
}

type NamedKind = Extract<ActionIntent, { readonly actionName: string; readonly wish?: never; readonly values?: never }>['kind'];

function readNamed(kind: NamedKind, rest: string): ActionIntent {
  const words = rest.split(/\s+/).filter((word) => word !== '');
  const [actionName] = words;
  if (actionName === undefined || words.length > 1) return mistake(...USAGE);
  return isActionName(actionName) ? { kind, actionName } : mistake(describeName(actionName));
}

function readCreate(rest: string): ActionIntent {
  const read = readParts(rest);
  if ('problems' in read) return mistake(...read.problems);
  const { name, ...others } = read.wish;
  const called = name ?? read.first;
  if (called !== undefined && !isActionName(called)) return mistake(describeName(called));
  return { kind: 'create-action', wish: { ...others, ...(called === undefined ? {} : { name: called }) } };
}

function readEdit(rest: string): ActionIntent {
  const read = readParts(rest);
  if ('problems' in read) return mistake(...read.problems);
  const { name: _never, ...wish } = read.wish;
  if (read.first === undefined) return mistake('Say which: action edit NAME.');
  return isActionName(read.first) ? { kind: 'edit-action', actionName: read.first, wish } : mistake(describeName(read.first));
}

interface ReadParts {
  /** The word that stands alone before anything else, or among the options. */
  readonly first?: string;
  readonly wish: ActionWish;
}

/** Options, the name, and behind them the command as it stands. */
function readParts(rest: string): ReadParts | { readonly problems: readonly string[] } {
  const split = splitShellWords(rest);
  if (split.status === 'failed') return { problems: [split.message] };
  const wish: Partial<Record<ActionPart, string>> = {};
  let first: string | undefined;
  const { words } = split;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (word === undefined) break;
    const option = optionOf(word);
    if (option === undefined) {
      if (first !== undefined) {
        wish.command = rest.slice(word.start).trim();
        break;
      }
      first = word.text;
      continue;
    }
    const name = ACTION_PARTS.find((part) => part === option.name.toLowerCase());
    if (name === undefined)
      return { problems: [`There is no --${option.name} here. There are: ${ACTION_PARTS.map((part) => `--${part}`).join(', ')}.`] };
    const value = option.value ?? words[at + 1]?.text;
    if (value === undefined) return { problems: [`--${name} needs a value behind it.`] };
    if (option.value === undefined) at += 1;
    wish[name] = value;
  }
  return { ...(first === undefined ? {} : { first }), wish };
}

function readRun(rest: string): ActionIntent {
  const split = splitShellWords(rest);
  if (split.status === 'failed') return mistake(split.message);
  const [named, ...others] = split.words;
  if (named === undefined) return mistake('Say which: action run NAME. "action list" shows those there are.');
  if (!isActionName(named.text)) return mistake(describeName(named.text));
  const code = plainWord(others[0], (text) => CODE.test(text));
  const behind = code === undefined ? others : others.slice(1);
  const how = plainWord(behind[0], (text) => [WHOLE_WORD, ASKING_WORD].includes(text.toLowerCase()))?.toLowerCase();
  const values = readValues(how === undefined ? behind : behind.slice(1));
  if (typeof values === 'string') return mistake(values);
  const isAsking = how === ASKING_WORD ? ({ isAsking: true } as const) : {};
  return {
    kind: 'run-action',
    actionName: named.text,
    ...(code === undefined ? {} : { code }),
    isWhole: how === WHOLE_WORD,
    ...isAsking,
    values,
  };
}

/** What stands in quotes is a value, and no word of ours. */
function plainWord(word: ShellWord | undefined, isMeant: (text: string) => boolean): string | undefined {
  return word !== undefined && !word.isQuoted && isMeant(word.text) ? word.text : undefined;
}

/** The values by their names, or a sentence. */
function readValues(words: readonly ShellWord[]): ReadonlyMap<string, string> | string {
  const values = new Map<string, string>();
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    const option = word === undefined ? undefined : optionOf(word);
    if (option === undefined) return 'Values of an action are given by name: --NAME VALUE.';
    const value = option.value ?? words[at + 1]?.text;
    if (value === undefined) return `--${option.name} needs a value behind it.`;
    if (option.value === undefined) at += 1;
    values.set(option.name, value);
  }
  return values;
}

interface WrittenOption {
  readonly name: string;
  readonly value?: string;
}

/** What stands in quotes from its beginning is a value. */
function optionOf({ text, isQuoted }: ShellWord): WrittenOption | undefined {
  const [, name, value] = (isQuoted ? null : OPTION.exec(text)) ?? [];
  return name === undefined ? undefined : { name, ...(value === undefined ? {} : { value }) };
}

function describeName(name: string): string {
  return `"${name.slice(0, ACTION_NAME_MAX_LENGTH)}" is no name of an action: it has 1 to ${ACTION_NAME_MAX_LENGTH} letters, digits, hyphens and underscores.`;
}

function mistake(...problems: readonly string[]): ActionIntent {
  return { kind: 'action-mistake', problems };
}
