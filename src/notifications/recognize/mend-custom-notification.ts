// Reads the JSON of a custom notification into which somebody has put texts without escaping them. EventBridge's input transformer puts
// values into its template as they are (EventBridge user guide, common issues with transforming input), and so do programs that join texts.
import { parseJson, type ParsedJson } from './parse-json.ts';

/** Parses it although its texts hold bare quotes, line ends or backslashes; undefined where that does not help. */
export function mendCustomNotification(text: string): ParsedJson {
  const source = text.trim();
  if (!source.startsWith('{')) return undefined;
  // With the names of the schema first, which are surer to be no part of a value than any name.
  return parseJson(source) ?? parseJson(escapeTexts(source, PLACES)) ?? parseJson(escapeTexts(source, NO_PLACES));
}

/** Where a text stands: a name, or a value or item in a part of the schema, or anywhere else. */
type Place = 'name' | 'root' | 'content' | 'metadata' | 'contentList' | 'metadataList' | 'context' | 'value' | 'item';

interface Container {
  readonly sign: '{' | '[';
  /** The name whose value it is; empty in a list. */
  readonly name: string;
}

function escapeTexts(source: string, places: ReadonlyMap<string, Place>): string {
  const parts: string[] = [];
  const containers: Container[] = [];
  let name = '';
  let sign = '';
  let index = 0;
  while (index < source.length) {
    const character = source.charAt(index);
    if (character === '"') {
      const place = placeOf(containers, sign, places);
      const { escaped, end } = readText(source, index + 1, place);
      if (place === 'name') name = source.slice(index + 1, end - 1);
      parts.push('"', escaped);
      index = end;
      continue;
    }
    if (character === '{' || character === '[') containers.push({ sign: character, name: sign === ':' ? name : '' });
    if (character === '}' || character === ']') containers.pop();
    if (character.trim() !== '') sign = character;
    parts.push(character);
    index += 1;
  }
  return parts.join('');
}

/** Tells where a text stands by what it stands in and the sign before it. */
function placeOf(containers: readonly Container[], sign: string, places: ReadonlyMap<string, Place>): Place {
  const isList = containers.at(-1)?.sign === '[';
  if (!isList && sign !== ':') return 'name';
  // What is nested deeper than the schema has no place there; naming its path each time would cost rows of brackets their square.
  const path = containers.length > SCHEMA_DEPTH ? undefined : containers.map((container) => container.name).join('/');
  return places.get(`${path}${isList ? '[' : '{'}`) ?? (isList ? 'item' : 'value');
}

/** The document, a part of it, and a list or the context in that. */
const SCHEMA_DEPTH = 3;

const PLACES: ReadonlyMap<string, Place> = new Map([
  ['{', 'root'],
  ['/content{', 'content'],
  ['/content/nextSteps[', 'contentList'],
  ['/content/keywords[', 'contentList'],
  ['/metadata{', 'metadata'],
  ['/metadata/relatedResources[', 'metadataList'],
  ['/metadata/additionalContext{', 'context'],
]);

const NO_PLACES: ReadonlyMap<string, Place> = new Map();

interface EscapedText {
  readonly escaped: string;
  /** Behind the closing quote. */
  readonly end: number;
}

function readText(source: string, start: number, place: Place): EscapedText {
  const parts: string[] = [];
  let index = start;
  while (index < source.length) {
    const character = source.charAt(index);
    if (character === '"' && closesText(source, index, place)) return { escaped: `${parts.join('')}"`, end: index + 1 };
    const escape = character === '\\' ? escapeAt(source, index) : '';
    parts.push(escape === '' ? escapeCharacter(character) : escape);
    index += Math.max(escape.length, 1);
  }
  return { escaped: parts.join(''), end: index };
}

// Match: \n, \", \u00e9. Near miss: \d (a path of Windows).
const ESCAPE = /\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4})/y;

function escapeAt(source: string, index: number): string {
  ESCAPE.lastIndex = index;
  return ESCAPE.exec(source)?.[0] ?? '';
}

function escapeCharacter(character: string): string {
  return character < ' ' || character === '"' || character === '\\' ? JSON.stringify(character).slice(1, -1) : character;
}

// A quote ends its text where the rest of the schema can follow: JSON in a value, which is full of quotes, does not go on like that.
// White space and names are bounded, so that rows of quotes cost no more than their length.
const GAP = String.raw`\s{0,100}`;
const ANY_NAME = String.raw`[^"\n]{1,200}`;

/** What follows a value: the next name of its object, or the end of the object and what follows that. */
function behindValue(names: string, end: string): string {
  return `${GAP}(?:,${GAP}"(?:${names})"${GAP}:|\\}${end})`;
}

/** What follows an item: the next one, or the end of the list and what follows that. */
function behindItem(end: string): string {
  return `${GAP}(?:,${GAP}(?:["{[\\d-]|true\\b|false\\b|null\\b)|\\]${end})`;
}

const BEHIND_ROOT = behindValue('version|source|id|content|metadata', `${GAP}$`);
const BEHIND_CONTENT = behindValue('textType|title|description|nextSteps|keywords', BEHIND_ROOT);
const METADATA_NAMES = 'threadId|summary|eventType|relatedResources|additionalContext|enableCustomActions';
const BEHIND_METADATA = behindValue(METADATA_NAMES, BEHIND_ROOT);
const BEHIND_ANY = `${GAP}(?:[,}\\]]|$)`;

// Match (content): the quote of `", "title":` and of `"}}` at the end. Near miss: both quotes of `He said "no", and left`, and of `{"a":"b"}`.
// Match (contentList): the quote of `", "b"` and of `"], "title":`. Near miss: both quotes of `press "OK", then wait`.
const CLOSING: Readonly<Record<Place, RegExp>> = {
  name: new RegExp(`"${GAP}:`, 'y'),
  root: new RegExp(`"${BEHIND_ROOT}`, 'y'),
  content: new RegExp(`"${BEHIND_CONTENT}`, 'y'),
  contentList: new RegExp(`"${behindItem(BEHIND_CONTENT)}`, 'y'),
  metadata: new RegExp(`"${BEHIND_METADATA}`, 'y'),
  metadataList: new RegExp(`"${behindItem(BEHIND_METADATA)}`, 'y'),
  context: new RegExp(`"${behindValue(ANY_NAME, BEHIND_METADATA)}`, 'y'),
  value: new RegExp(`"${behindValue(ANY_NAME, BEHIND_ANY)}`, 'y'),
  item: new RegExp(`"${behindItem(BEHIND_ANY)}`, 'y'),
};

function closesText(source: string, index: number, place: Place): boolean {
  const closing = CLOSING[place];
  closing.lastIndex = index;
  return closing.test(source);
}
