// Puts values into the variables of a command's text: after it was split into words, so that a value stays within its word. What comes out is
// a text whose words are quoted; whether it still means the same is proven by check-filled.ts.
import { splitShellWords } from '../../lib/shell-words/split-shell-words.ts';
import type { ShellWord } from '../../lib/shell-words/shell-word.ts';
import { isBotName, readOption } from './read-name-word.ts';
import { optionWithValue, shellQuote } from './shell-quote.ts';

/** What became of a text with variables: a text for each command in it, or why there is none. */
export type FilledText =
  | { readonly status: 'filled'; readonly texts: readonly string[] }
  | { readonly status: 'missing'; readonly names: readonly string[] }
  /** A sentence says why. */
  | { readonly status: 'refused'; readonly message: string };

/** Returns the value of a variable; undefined where there is none. */
export type ValueOf = (variableName: string) => string | undefined;

// A variable, or what stands for a dollar sign.
// Match: $name, $role-name, ${name}, $$. Near miss: $5, $(date), $name- (the hyphen is none of the name).
const VARIABLE = /\$\$|\$\{([A-Za-z_][\w-]*)\}|\$([A-Za-z_]\w*(?:-+\w+)*)/g;

/** What AWS itself writes with a dollar sign: versions of functions and of launch templates. */
const WORDS_OF_AWS: ReadonlySet<string> = new Set(['LATEST', 'Latest', 'Default', 'DEFAULT']);

// What has a meaning within the AWS CLI's short form of structures and lists. Match: a,b and a=b. Near miss: a b, a/b.
const STRUCTURE = /[,={}[\]"'\\]/;

// What nobody sees: control characters, and marks of direction. Near miss: a line feed, a tab, the joiners within emojis and scripts.
const UNSEEN = /[^\P{Cc}\n\t]|[^\P{Cf}\u200C\u200D]/u;

// What a phone or a shell takes for the beginning of an option. Match: --name, —name. Near miss: a-b.
const DASH = /^[-\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/;

/** Lists the variables of a text in the order in which they stand, each once. */
export function listVariables(text: string): readonly string[] {
  const names = [...text.matchAll(VARIABLE)].flatMap(([, braced, plain]) => braced ?? plain ?? []);
  return [...new Set(names.filter((name) => !WORDS_OF_AWS.has(name)))];
}

/** Fills a text; each of its lines is a command. */
export function fillVariables(text: string, valueOf: ValueOf): FilledText {
  const split = splitShellWords(text);
  if (split.status === 'failed') return { status: 'refused', message: split.message };
  const filler = new Filler(valueOf);
  try {
    const texts = commandsOf(split.words).map((words) => filler.fill(words));
    const missing = [...filler.missing];
    if (missing.length > 0) return { status: 'missing', names: missing };
    return texts.length === 0 ? { status: 'refused', message: 'There is no command in it.' } : { status: 'filled', texts };
  } catch (error) {
    if (error instanceof Refusal) return { status: 'refused', message: error.message };
    throw error;
  }
}

class Refusal extends Error {}

function commandsOf(words: readonly ShellWord[]): readonly (readonly ShellWord[])[] {
  const commands: ShellWord[][] = [];
  for (const word of words) {
    if (word.startsLine || commands.length === 0) commands.push([]);
    commands.at(-1)?.push(word);
  }
  return commands.map((each) => (isBotName(each[0]?.text ?? '') ? each.slice(1) : each)).filter((each) => each.length > 0);
}

/** A variable where it stands. */
interface FoundVariable {
  readonly braced: string | undefined;
  readonly plain: string | undefined;
  readonly write: (value: string, name: string) => string;
}

class Filler {
  readonly missing = new Set<string>();
  readonly #valueOf: ValueOf;

  constructor(valueOf: ValueOf) {
    this.#valueOf = valueOf;
  }

  fill(words: readonly ShellWord[]): string {
    const parts: string[] = [];
    /** Where the one before is an option that still waits for its value. */
    let open: string | undefined;
    const named = placeOfName(words);
    for (const [position, word] of words.entries()) {
      if (position <= named && listVariables(word.text).length > 0) {
        throw new Refusal('The service and the command are written out: no variable stands in their place.');
      }
      const option = readOption(word);
      if (option !== undefined && !option.hasOneHyphen && !DASH.test(option.name)) {
        parts.push(option.value === undefined ? `--${option.name}` : optionWithValue(option.name, this.#fillWord(option.value)));
        open = option.value === undefined ? option.name : undefined;
        continue;
      }
      const filled = this.#fillWord(word.text);
      if (listVariables(word.text).length === 0 || !DASH.test(filled)) parts.push(shellQuote(filled));
      else if (open !== undefined) parts.splice(-1, 1, optionWithValue(open, filled));
      else throw new Refusal(`The value of ${nameVariables(word.text)} begins with a hyphen, and would be taken for an option.`);
      open = undefined;
    }
    return parts.join(' ');
  }

  #fillWord(text: string): string {
    const names = listVariables(text);
    if (names.length === 0) return text.replaceAll(VARIABLE, (found) => (found === '$$' ? '$' : found));
    if (isJson(text)) return this.#fillJson(text);
    const isAlone = text.replaceAll(VARIABLE, (found) => (found === '$$' ? found : '')) === '';
    const isStructure = !isAlone && STRUCTURE.test(text.replaceAll(VARIABLE, ''));
    return this.#replace(text, (value, name) => {
      if (isStructure && STRUCTURE.test(value)) {
        throw new Refusal(
          `The value of $${name} has a sign in it that means something where it stands; write the parameter as JSON in quotes.`,
        );
      }
      return value;
    });
  }

  /** Within a text of the JSON a value is escaped as one; elsewhere it is a number, a truth value, or a text by itself. */
  #fillJson(json: string): string {
    const inTexts = textsOfJson(json);
    const filled = this.#replace(json, (value, _name, at) => {
      if (inTexts(at)) return JSON.stringify(value).slice(1, -1);
      return JSON_SCALAR.test(value) ? value : JSON.stringify(value);
    });
    if (this.missing.size === 0 && !isJson(filled)) throw new Refusal('With its values the JSON in it cannot be read.');
    return filled;
  }

  #replace(text: string, write: (value: string, name: string, at: number) => string): string {
    const pieces: string[] = [];
    let end = 0;
    for (const { 0: found, 1: braced, 2: plain, index } of text.matchAll(VARIABLE)) {
      pieces.push(text.slice(end, index), this.#replaceOne(found, { braced, plain, write: (value, name) => write(value, name, index) }));
      end = index + found.length;
    }
    return [...pieces, text.slice(end)].join('');
  }

  #replaceOne(found: string, { braced, plain, write }: FoundVariable): string {
    const name = braced ?? plain;
    if (name === undefined) return '$';
    if (WORDS_OF_AWS.has(name)) return found;
    const known = braced === undefined ? this.#knownBeginningOf(name) : name;
    const value = this.#valueOf(known);
    if (value === undefined) {
      this.missing.add(name);
      return found;
    }
    if (UNSEEN.test(value)) throw new Refusal(`The value of $${known} has characters in it that nobody sees.`);
    return `${write(value, known)}${name.slice(known.length)}`;
  }

  /** `$bucket-logs` is the variable of that name, or `$bucket` with more behind it where only that is known. */
  #knownBeginningOf(name: string): string {
    for (let end = name.length; end > 0; end = name.lastIndexOf('-', end - 1)) {
      const beginning = name.slice(0, end);
      if (this.#valueOf(beginning) !== undefined) return beginning;
    }
    return name;
  }
}

// Match: 5, -1.5e3, true. Near miss: 05, NaN, Infinity.
const JSON_SCALAR = /^(?:-?(?:0|[1-9]\d{0,20})(?:\.\d{1,20})?(?:[eE][+-]?\d{1,3})?|true|false|null)$/;

/** Variables stand for something: within texts for a part of it, elsewhere for a whole value. */
function isJson(text: string): boolean {
  // Match: what JSON of several values begins with. Near miss: a=b.
  if (!/^\s*[{[]/.test(text)) return false;
  const inTexts = textsOfJson(text);
  const probe = text.replaceAll(VARIABLE, (...found: readonly unknown[]) => (inTexts(Number(found[3])) ? 'x' : '0'));
  try {
    JSON.parse(probe);
    return true;
  } catch {
    return false;
  }
}

/** Tells of a place in JSON whether it is within a text. */
function textsOfJson(json: string): (at: number) => boolean {
  const isWithin: boolean[] = [];
  let isText = false;
  for (let at = 0; at < json.length; at += 1) {
    isWithin.push(isText);
    const sign = json.charAt(at);
    if (isText && sign === '\\') {
      at += 1;
      isWithin.push(isText);
    } else if (sign === '"') isText = !isText;
  }
  return (at) => isWithin[at] === true;
}

/** Where the name of the operation stands: behind the service, before which Signalbox's own options may stand. */
function placeOfName(words: readonly ShellWord[]): number {
  let at = 0;
  for (let option = optionAt(words, at); option !== undefined; option = optionAt(words, at)) at += option.value === undefined ? 2 : 1;
  return at + 1;
}

function optionAt(words: readonly ShellWord[], at: number): ReturnType<typeof readOption> {
  const word = words[at];
  return word === undefined ? undefined : readOption(word);
}

function nameVariables(text: string): string {
  return listVariables(text)
    .map((name) => `$${name}`)
    .join(', ');
}
