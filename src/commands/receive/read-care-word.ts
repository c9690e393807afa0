// `ack K7QX2M`, `silence add name=web-* for=2h reason="deployment"`: what people say about incidents and silences, or a form for them.
import { MATCHER_OPERATORS, parseMatcher, type Matcher } from '../../domain/matcher.ts';
import { SILENCE_MATCHERS_MAX, SILENCE_TEXT_MAX_LENGTH } from '../../domain/silence.ts';
import { parseWhile, WHILE_FORM } from '../../domain/silence-time.ts';
import { splitWords, unquote } from './split-words.ts';

/** What somebody wants to be silent. */
export interface SilenceWish {
  readonly matchers: readonly Matcher[];
  readonly reason: string;
  readonly title?: string;
  readonly lastingMs: number;
  /** How long from now on it begins. */
  readonly inMs: number;
  readonly isOfAllChannels: boolean;
}

/** A word about incidents or silences. */
export type CareIntent =
  | { readonly kind: 'acknowledge' | 'unacknowledge'; readonly code: string }
  | { readonly kind: 'list-incidents' }
  | { readonly kind: 'list-silences' }
  | { readonly kind: 'silence-incident'; readonly code: string; readonly lastingMs: number; readonly reason: string }
  | { readonly kind: 'add-silence'; readonly wish: SilenceWish }
  | { readonly kind: 'remove-silence'; readonly code: string }
  | { readonly kind: 'extend-silence'; readonly code: string; readonly byMs: number }
  /** It is about silences, and not as it should be: sentences for whoever wrote it. */
  | { readonly kind: 'care-mistake'; readonly problems: readonly string[] };

// Match: ack, ack K7QX2M, @aws unack k7qx2m, acknowledge K7QX2M, ack --code='K7QX2M' (a form). Near miss: ack K7QX2M now.
const ACKNOWLEDGE = /^(?:@?aws\s+)?(un)?ack(?:nowledge)?(?:\s+(?:--code=)?'?([A-Za-z0-9]{1,32})'?)?$/i;
// Match: silence list, @aws silence add name=x for=2h, silence K7QX2M 1h, silences. Near miss: silenced, silence-list.
const SILENCE = /^(?:@?aws\s+)?silences?(?:\s+([\s\S]*))?$/i;
// Match: K7QX2M, k7qx2m. Near miss: K7QX2M 1h, add.
const INCIDENT_CODE = /^[A-Za-z0-9]{6}$/;
// Match: K7QX2M 1h, k7qx2m 30m for the deployment. Near miss: add name=x (a verb), name=x.
const OF_INCIDENT = /^([A-Za-z0-9]{6})(?:\s+(\d{1,6}[mhd]))?(?:\s+([\s\S]+))?$/i;
// Match: a "b c" name="web 1", two words of three. Near miss: nothing; quotes that are not closed go to the end.
const WORD = /(?:[^\s"]|"(?:[^"\\]|\\.)*(?:"|$))+/g;

// Match: --where='name=web-*', --code=K7QX2M (what a form says, word by word). Near miss: name=web-*, reason="x".
const FORM_WORD = /^--(?:code|where|for|reason)=/i;

/** How long a silence lasts where nobody says it. */
const DEFAULT_LASTING_MS = 60 * 60_000;

/** The longest word that is repeated to whoever wrote it. */
const SHOWN_MAX_LENGTH = 60;

const USAGE = [
  'Say: silence add name=web-* severity=high for=2h reason="the deployment"',
  'Say: silence list, silence remove CODE, silence extend CODE 1h.',
];

/** Tells whether an intent is about incidents or silences. */
export function isCareWord(intent: { readonly kind: string }): intent is CareIntent {
  return isCareChange(intent) || ['list-incidents', 'list-silences', 'care-mistake'].includes(intent.kind);
}

/** Tells whether it changes something for the whole channel. */
export function isCareChange({ kind }: { readonly kind: string }): boolean {
  return CHANGES.includes(kind);
}

const CHANGES: readonly string[] = ['acknowledge', 'unacknowledge', 'silence-incident', 'add-silence', 'remove-silence', 'extend-silence'];

/** Reads it; undefined where a text is about nothing of the kind. */
export function readCareWord(text: string): CareIntent | undefined {
  const acknowledge = ACKNOWLEDGE.exec(text);
  if (acknowledge !== null) {
    const [, isBack, code] = acknowledge;
    if (code === undefined) return { kind: 'list-incidents' };
    return { kind: isBack === undefined ? 'acknowledge' : 'unacknowledge', code: code.toUpperCase() };
  }
  const silence = SILENCE.exec(text);
  return silence === null ? undefined : readSilence((silence[1] ?? '').trim());
}

function readSilence(said: string): CareIntent {
  const ofForm = wordsOfForm(said);
  if (ofForm !== undefined) return readForm(ofForm);
  const [verb = 'list', ...words] = said.match(WORD) ?? [];
  switch (verb.toLowerCase()) {
    case 'list':
      return { kind: 'list-silences' };
    case 'add':
      return readAdd(words);
    case 'remove':
    case 'end':
      return readRemove(words);
    case 'extend':
      return readExtend(words);
    default:
      return readOfIncident(said) ?? readAdd([verb, ...words]);
  }
}

function readRemove([code, ...more]: readonly string[]): CareIntent {
  return code === undefined || more.length > 0 ? mistake(...USAGE) : { kind: 'remove-silence', code: code.toUpperCase() };
}

function readExtend([code, by, ...more]: readonly string[]): CareIntent {
  if (code === undefined || more.length > 0) return mistake(...USAGE);
  const byMs = by === undefined ? undefined : parseWhile(by);
  return byMs === undefined ? mistake(`How long ${WHILE_FORM}.`) : { kind: 'extend-silence', code: code.toUpperCase(), byMs };
}

function readOfIncident(said: string): CareIntent | undefined {
  const [, code, lasting, reason = ''] = OF_INCIDENT.exec(said) ?? [];
  if (code === undefined) return undefined;
  const lastingMs = lasting === undefined ? DEFAULT_LASTING_MS : parseWhile(lasting);
  if (lastingMs === undefined) return mistake(`How long ${WHILE_FORM}.`);
  return silenceIncident(code, lastingMs, reason);
}

function silenceIncident(code: string, lastingMs: number, reason: string): CareIntent {
  return { kind: 'silence-incident', code: code.toUpperCase(), lastingMs, reason: bounded(reason) };
}

interface Draft {
  matchers: Matcher[];
  reason: string;
  title?: string;
  lastingMs: number;
  inMs: number;
  isOfAllChannels: boolean;
  problems: string[];
}

function readAdd(words: readonly string[]): CareIntent {
  const draft: Draft = { matchers: [], reason: '', lastingMs: DEFAULT_LASTING_MS, inMs: 0, isOfAllChannels: false, problems: [] };
  for (const word of words) readPart(word, draft);
  const { problems, ...wish } = draft;
  if (problems.length === 0 && wish.matchers.length === 0)
    return mistake('Say what is to be silent, such as name=web-* or kind="CloudWatch Alarm".', ...USAGE);
  if (wish.matchers.length > SILENCE_MATCHERS_MAX) problems.push(`A silence has ${SILENCE_MATCHERS_MAX} conditions at most.`);
  return problems.length > 0 ? mistake(...problems) : { kind: 'add-silence', wish };
}

function wordsOfForm(said: string): readonly string[] | undefined {
  const [verb, ...words] = splitWords(said);
  return verb?.toLowerCase() === 'add' && words.length > 0 && words.every((word) => FORM_WORD.test(word)) ? words : undefined;
}

/** Its values are whole words, in quotes: what stands in them is no other part of it. */
function readForm(words: readonly string[]): CareIntent {
  const values = new Map(words.map((word) => readValue(word)));
  const valueOf = (name: string): string => values.get(name) ?? '';
  const [lasting, reason, code, where] = [valueOf('for'), valueOf('reason'), valueOf('code'), valueOf('where')];
  const lastingMs = lasting === '' ? DEFAULT_LASTING_MS : parseWhile(lasting);
  if (lastingMs === undefined) return mistake(`How long ${WHILE_FORM}.`);
  if (code !== '' && where !== '') return mistake('Choose an incident, or write conditions; not both.');
  if (code !== '') return INCIDENT_CODE.test(code) ? silenceIncident(code, lastingMs, reason) : mistake(...USAGE);
  return withReason(readAdd(where.match(WORD) ?? []), lastingMs, reason);
}

function withReason(read: CareIntent, lastingMs: number, reason: string): CareIntent {
  return read.kind === 'add-silence' ? { ...read, wish: { ...read.wish, lastingMs, reason: bounded(reason) } } : read;
}

function readValue(word: string): readonly [string, string] {
  const [name = '', ...values] = unquote(word).split('=');
  return [name.replace(/^-+/, '').toLowerCase(), values.join('=').trim()];
}

function readPart(word: string, draft: Draft): void {
  const [name = '', ...values] = word.split('=');
  const value = unquoted(values.join('='));
  switch (name.replace(/^-+/, '').toLowerCase()) {
    case 'for':
      draft.lastingMs = readTime(name, value, draft);
      return;
    case 'in':
      draft.inMs = readTime(name, value, draft);
      return;
    case 'reason':
      draft.reason = bounded(value);
      return;
    case 'title':
      draft.title = bounded(value);
      return;
    case 'channels':
      if (value.toLowerCase() === 'all') draft.isOfAllChannels = true;
      else draft.problems.push('channels must be all; without it a silence is of this channel.');
      return;
    default:
      readMatcher(word, draft);
  }
}

function readMatcher(word: string, draft: Draft): void {
  if (!MATCHER_OPERATORS.some((operator) => word.includes(operator))) {
    draft.problems.push(`"${word.slice(0, SHOWN_MAX_LENGTH)}" must be a condition such as name=web-*, or for=2h or reason="...".`);
    return;
  }
  const parsed = parseMatcher(word);
  if (parsed.status === 'ok') draft.matchers.push(parsed.matcher);
  else draft.problems.push(`"${word.slice(0, SHOWN_MAX_LENGTH)}" ${parsed.fault}.`);
}

function readTime(name: string, value: string, draft: Draft): number {
  const milliseconds = parseWhile(value);
  if (milliseconds === undefined) draft.problems.push(`${name} ${WHILE_FORM}.`);
  return milliseconds ?? 0;
}

function unquoted(value: string): string {
  return value.startsWith('"') ? value.slice(1).replace(/"$/, '').replaceAll('\\"', '"') : value;
}

function bounded(value: string): string {
  return value.slice(0, SILENCE_TEXT_MAX_LENGTH);
}

function mistake(...problems: readonly string[]): CareIntent {
  return { kind: 'care-mistake', problems };
}
