// Reads JSON into which somebody has put texts without escaping them: EventBridge's input transformer puts values into its template as
// they are (EventBridge user guide, common issues with transforming input), and programs that join texts do the same.
import { parseJson, type ParsedJson } from './parse-json.ts';

/** Parses a JSON object whose texts hold bare quotes, line ends or backslashes; undefined where that does not help. */
export function mendJson(text: string): ParsedJson {
  const source = text.trim();
  return source.startsWith('{') ? (parseJson(source) ?? parseJson(escapeTexts(source))) : undefined;
}

/** What a text is: the name of a value, the value of a name, or one of a list. */
type Role = 'name' | 'value' | 'item';

function escapeTexts(source: string): string {
  const parts: string[] = [];
  const containers: string[] = [];
  let sign = '';
  let index = 0;
  while (index < source.length) {
    const character = source.charAt(index);
    if (character === '"') {
      const { escaped, end } = readText(source, index + 1, roleAfter(sign, containers.at(-1)));
      parts.push('"', escaped);
      index = end;
      continue;
    }
    if (character === '{' || character === '[') containers.push(character);
    if (character === '}' || character === ']') containers.pop();
    if (character.trim() !== '') sign = character;
    parts.push(character);
    index += 1;
  }
  return parts.join('');
}

function roleAfter(sign: string, container: string | undefined): Role {
  if (sign === ':') return 'value';
  return container === '[' ? 'item' : 'name';
}

interface EscapedText {
  readonly escaped: string;
  /** Behind the closing quote. */
  readonly end: number;
}

function readText(source: string, start: number, role: Role): EscapedText {
  const parts: string[] = [];
  let index = start;
  while (index < source.length) {
    const character = source.charAt(index);
    if (character === '"' && closesText(source, index, role)) return { escaped: `${parts.join('')}"`, end: index + 1 };
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

// What stands behind a closing quote. White space and names are bounded, so that rows of quotes cost no more than their length.
const BEHIND: Readonly<Record<Role, RegExp>> = {
  // Match: `" :`. Near miss: `" or`.
  name: /"\s{0,100}:/y,
  // Match: the quote of `", "title":` and of `"}}`. Near miss: both quotes of `He said "no", and left`.
  value: /"\s{0,100}(?:,\s{0,100}"[^"\n]{1,200}"\s{0,100}:|\}\s{0,100}(?:[,}\]]|$)|$)/y,
  // Match: the quote of `", "b"` and of `"],`. Near miss: both quotes of `press "OK", then wait`.
  item: /"\s{0,100}(?:,\s{0,100}(?:["{[\d]|true\b|false\b|null\b)|\]\s{0,100}(?:[,}\]]|$))/y,
};

function closesText(source: string, index: number, role: Role): boolean {
  const behind = BEHIND[role];
  behind.lastIndex = index;
  return behind.test(source);
}
