// `alias create restart ecs update-service --service $service`, `run restart --service web`: what people say about short names.
import { ALIAS_NAME_MAX_LENGTH, ALIAS_SCOPES, isAliasName, type AliasScope } from '../../domain/alias.ts';
import { splitShellWords } from '../../lib/shell-words/split-shell-words.ts';

/** A word about aliases. */
export type AliasIntent =
  | { readonly kind: 'alias-help' | 'list-aliases' }
  | { readonly kind: 'show-alias'; readonly name: string; readonly scope?: AliasScope }
  | { readonly kind: 'delete-alias'; readonly name: string; readonly scope?: AliasScope }
  /** What is not said is asked for. */
  | { readonly kind: 'create-alias'; readonly name?: string; readonly commandText?: string; readonly scope: AliasScope }
  | { readonly kind: 'edit-alias'; readonly name: string; readonly commandText?: string; readonly scope?: AliasScope }
  /** `said` holds the values. */
  | { readonly kind: 'run-alias'; readonly name: string; readonly said: string }
  /** It is about aliases, and not as it should be: sentences for whoever wrote it. */
  | { readonly kind: 'alias-mistake'; readonly problems: readonly string[] };

// Match: alias, alias list, @aws aliases, Alias create x ec2 describe-instances. Near miss: alias-x, kms create-alias.
const ALIAS = /^(?:@?aws\s+)?alias(?:es)?(?:\s+([\s\S]*))?$/i;
// Match: run restart, @aws Run x --name y, run. Near miss: run-instances --image-id x (a command of AWS).
const RUN = /^(?:@?aws\s+)?run(?:\s+([\s\S]*))?$/i;
// Match: create x ec2 describe-instances, list. Near miss: --scope all.
const VERB = /^([A-Za-z]{1,20})(?:\s+([\s\S]*))?$/;
// Match: --scope all, —name=x, --action='a b'. Near miss: ec2 --scope, --region x.
const OPTION =
  /^[-\u2010-\u2015\u2212]{1,2}(scope|name|action)(?:\s{0,9}=\s{0,9}|\s{1,9})((?:'[^']*'(?:\\''[^']*')*)|"[^"]*"|[^\s'"]\S*)(?:\s+|$)/i;
// Match: restart, restart --x y. Near miss: nothing.
const NAME_AND_REST = /^(\S+)(?:\s+([\s\S]+))?$/;

/** The longest word that is repeated to whoever wrote it. */
const SHOWN_MAX_LENGTH = 60;

const USAGE = [
  'Say: alias create NAME COMMAND, with $variables in the command.',
  'Say: alias list, alias show NAME, alias edit NAME COMMAND, alias delete NAME, run NAME VALUES.',
];

/** Tells whether an intent is about aliases. */
export function isAliasWord<Said extends { readonly kind: string }>(intent: Said | AliasIntent): intent is AliasIntent {
  return KINDS.has(intent.kind);
}

/** Tells whether it changes something for others. */
export function isAliasChange({ kind }: { readonly kind: string }): boolean {
  return kind === 'create-alias' || kind === 'edit-alias' || kind === 'delete-alias';
}

const KINDS: ReadonlySet<string> = new Set<AliasIntent['kind']>([
  'alias-help',
  'list-aliases',
  'show-alias',
  'create-alias',
  'edit-alias',
  'delete-alias',
  'run-alias',
  'alias-mistake',
]);

/** Reads it; undefined where a text is about nothing of the kind. */
export function readAliasWord(text: string): AliasIntent | undefined {
  const ofRun = RUN.exec(text);
  if (ofRun !== null) return readRun(ofRun[1] ?? '');
  const ofAlias = ALIAS.exec(text);
  if (ofAlias === null) return undefined;
  const said = (ofAlias[1] ?? '').trim();
  if (said === '') return { kind: 'list-aliases' };
  const [, verb = '', rest = ''] = VERB.exec(said) ?? [];
  return readVerb(verb.toLowerCase(), rest.trim());
}

function readVerb(verb: string, rest: string): AliasIntent {
  switch (verb) {
    case 'help':
      return { kind: 'alias-help' };
    case 'list':
      return { kind: 'list-aliases' };
    case 'run':
      return readRun(rest);
    case 'create':
    case 'add':
      return readChange('create-alias', rest);
    case 'edit':
      return readChange('edit-alias', rest);
    case 'show':
      return readNamed('show-alias', rest);
    case 'delete':
    case 'remove':
      return readNamed('delete-alias', rest);
    default:
      return mistake(...USAGE);
  }
}

function readRun(rest: string): AliasIntent {
  const [, name, said = ''] = NAME_AND_REST.exec(rest.trim()) ?? [];
  if (name === undefined) return mistake('Say which alias: run NAME, with its values behind it. "alias list" shows those there are.');
  return { kind: 'run-alias', name, said };
}

interface Head {
  readonly options: Readonly<Partial<Record<'scope' | 'name' | 'action', string>>>;
  readonly rest: string;
  readonly problems: readonly string[];
}

/** What stands before the name; a form says everything there. */
function readHead(said: string): Head {
  const options: Partial<Record<'scope' | 'name' | 'action', string>> = {};
  let rest = said;
  for (let found = OPTION.exec(rest); found !== null; found = OPTION.exec(rest)) {
    const [whole, name = '', value = ''] = found;
    options[name.toLowerCase() as 'scope' | 'name' | 'action'] = unquote(value);
    rest = rest.slice(whole.length);
  }
  const { scope } = options;
  const isScope = scope === undefined || toScope(scope) !== undefined;
  return { options, rest, problems: isScope ? [] : [`--scope must be one of ${ALIAS_SCOPES.join(', ')}.`] };
}

function readChange(kind: 'create-alias' | 'edit-alias', said: string): AliasIntent {
  const { options, rest, problems } = readHead(said);
  const [, first, behind = ''] = NAME_AND_REST.exec(rest) ?? [];
  const name = options.name ?? first;
  const wrong = [...problems, ...problemsOfName(name)];
  if (wrong.length > 0) return mistake(...wrong);
  const text = readCommandText(options.action, options.name === undefined ? behind : rest);
  const scope = toScope(options.scope ?? '');
  if (kind === 'create-alias') return { kind, scope: scope ?? 'channel', ...(name === undefined ? {} : { name }), ...text };
  if (name === undefined) return mistake(...USAGE);
  return { kind, name, ...(scope === undefined ? {} : { scope }), ...text };
}

function readCommandText(action: string | undefined, behind: string): { readonly commandText?: string } {
  const written = [action ?? '', behind].join(' ');
  return written.trim() === '' ? {} : { commandText: unquoteWhole(written.trim()) };
}

function readNamed(kind: 'show-alias' | 'delete-alias', said: string): AliasIntent {
  const { options, rest, problems } = readHead(said);
  const [, first, behind] = NAME_AND_REST.exec(rest) ?? [];
  const name = options.name ?? first;
  if (problems.length > 0) return mistake(...problems);
  if (name === undefined || behind !== undefined) return mistake(...USAGE);
  const scope = toScope(options.scope ?? '');
  return { kind, name, ...(scope === undefined ? {} : { scope }) };
}

function toScope(said: string): AliasScope | undefined {
  return ALIAS_SCOPES.find((scope) => scope === said.toLowerCase());
}

function problemsOfName(name: string | undefined): readonly string[] {
  if (name === undefined || isAliasName(name)) return [];
  const shown = name.length > SHOWN_MAX_LENGTH ? `${name.slice(0, SHOWN_MAX_LENGTH)}…` : name;
  return [
    `"${shown}" cannot be a name: it has letters, digits, hyphens, underscores and dots, ${ALIAS_NAME_MAX_LENGTH} at most, and begins with a letter or digit.`,
  ];
}

/** A form puts each value into single quotes. */
function unquote(value: string): string {
  if (value.startsWith("'")) return value.slice(1, -1).replaceAll(String.raw`'\''`, "'");
  return value.startsWith('"') ? value.slice(1, -1) : value;
}

/** Some put the whole command into quotes, as a shell wants it. */
function unquoteWhole(text: string): string {
  const split = /^["'“‘]/.test(text) ? splitShellWords(text) : undefined;
  const [only, ...others] = split?.status === 'split' ? split.words : [];
  return only !== undefined && others.length === 0 && /\s/.test(only.text) ? only.text : text;
}

function mistake(...problems: readonly string[]): AliasIntent {
  return { kind: 'alias-mistake', problems };
}
