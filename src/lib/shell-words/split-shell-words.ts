// Splits a command line into words as a shell does, and expands nothing: no variable, no file name, no other command.
import { isSpace } from '../is-space.ts';
import { readCurlyQuoted, readDoubleQuoted, readSingleQuoted, type Quoted } from './read-quoted.ts';
import { readChatReference } from './read-chat-reference.ts';
import { readInlineJson, seemsInlineJson } from './read-inline-json.ts';
import { refuseShellSign } from './refuse-shell-sign.ts';
import type { ShellWord, SplitLine } from './shell-word.ts';

/** Most words of a line: twice what any list of AWS takes in one call (1,000, such as metrics of put-metric-data), with an option before each. */
export const WORDS_MAX = 4000;

/** How often unquoted JSON is looked for in one line in vain: each time can cost the whole line. */
const MAX_VAIN_LOOKS = 3;

/** Splits a line; what a shell would do beyond that is refused by name. */
export function splitShellWords(line: string): SplitLine {
  return new LineReader(line).read();
}

type Failure = Extract<SplitLine, { status: 'failed' }>;

// What the expressions below may begin with: to ask each of them at every character takes longer than all the rest.
const CONTINUES: ReadonlySet<string> = new Set('\\^`');
const OPERATES: ReadonlySet<string> = new Set('|&;<>$`');

// What continues a line: at its end in a POSIX shell, PowerShell and the Windows prompt. Blanks behind it are a slip of copying; at the end of all nothing goes on.
const CONTINUATION = /[\\^`][^\S\n]*\r?\n|\\\s*$/y;

// What joins commands, or leads elsewhere. Match: |, &&, a single & before a blank. Near miss: a=1&b=2 (part of an address).
const OPERATOR = /^(?:\|\|?|&&|&(?=\s|$)|;|[<>]|\$\(|`)/;

// What a shell joins to one word. Near miss: an option in the next line, or a blank before it, which begin a word of their own.
const JOINED_LINE = /\\\r?\n(?![\s\u2010-\u2015\u2212-])/y;

const CURLY: ReadonlySet<string> = new Set('“”„‘’');
const QUOTES: ReadonlySet<string> = new Set(`"'“”„‘’`);

/** A blank as a page writes it. */
const BLANK_OF_PAGE = '&nbsp;';

// Characters that mean nothing but themselves. Near miss: what quotes, escapes, joins commands, or may begin JSON or an entity.
const ORDINARY = /[^\s'"\\^`&|;<>${[“”„‘’]+/y;

// The same within a value, where curly quotes and brackets mean nothing unless a value begins behind `=`. Match: don’t, a{b. Near miss: a=“ (the sign =).
const ORDINARY_WITHIN = /(?:[^\s'"\\^`&|;<>${[“”„‘’]|(?<!=)[{[“”„‘’])+/y;

const ENTITY = /&(?:amp|lt|gt|nbsp|quot|#34|#39|apos);/y;
const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&nbsp;': ' ' };
const ENTITY_QUOTES: ReadonlySet<string> = new Set(['&quot;', '&#34;', '&#39;', '&apos;']);

class LineReader {
  readonly #line: string;
  readonly #words: ShellWord[] = [];
  #at = 0;
  #looksForJson = MAX_VAIN_LOOKS;
  /** Curly quotes that nothing closes from here on: looked for once, not at every word. */
  readonly #unclosable = new Set<string>();

  constructor(line: string) {
    this.#line = line;
  }

  read(): SplitLine {
    let startsLine = true;
    while (this.#at < this.#line.length) {
      const space = this.#skipSpace();
      startsLine ||= space === 'line';
      if (space !== 'none') continue;
      if (this.#words.length === WORDS_MAX) return this.#refuseFurther();
      const failure = this.#readWord(startsLine);
      if (failure !== undefined) return failure;
      startsLine = false;
    }
    return { status: 'split', words: this.#words };
  }

  #refuseFurther(): Failure {
    const message = `A command has at most ${WORDS_MAX} words. Send it in parts, or the list in it as JSON.`;
    return { status: 'failed', kind: 'too-many-words', message, at: this.#at };
  }

  #skipSpace(): 'none' | 'blank' | 'line' {
    if (this.#skipContinuation()) return 'blank';
    const character = this.#line.charAt(this.#at);
    if (character === '\n') {
      this.#at += 1;
      return 'line';
    }
    if (this.#isBlankOfPage(character)) this.#at += BLANK_OF_PAGE.length;
    else if (isSpace(character)) this.#at += 1;
    else return 'none';
    return 'blank';
  }

  #isBlankOfPage(character: string): boolean {
    return character === '&' && this.#line.startsWith(BLANK_OF_PAGE, this.#at);
  }

  #skipContinuation(): boolean {
    if (!CONTINUES.has(this.#line.charAt(this.#at))) return false;
    CONTINUATION.lastIndex = this.#at;
    if (!CONTINUATION.test(this.#line)) return false;
    this.#at = CONTINUATION.lastIndex;
    return true;
  }

  #readWord(startsLine: boolean): Failure | undefined {
    const start = this.#at;
    const isQuoted = QUOTES.has(this.#line.charAt(start));
    // Joined once: to look at the end of a text that still grows costs its whole length each time.
    const pieces: string[] = [];
    let mayOpen = true;
    while (this.#at < this.#line.length && !this.#isAtEndOfWord()) {
      const piece: string | Failure = this.#readOrdinary(mayOpen ? ORDINARY : ORDINARY_WITHIN) ?? this.#readPiece(mayOpen);
      if (typeof piece !== 'string') return piece;
      pieces.push(piece);
      mayOpen = piece.endsWith('=');
    }
    this.#words.push({ text: pieces.join(''), start, end: this.#at, isQuoted, startsLine });
    return undefined;
  }

  #isAtEndOfWord(): boolean {
    const character = this.#line.charAt(this.#at);
    if (isSpace(character) || this.#isBlankOfPage(character)) return true;
    if (character === '^' || !CONTINUES.has(character)) return false;
    CONTINUATION.lastIndex = this.#at;
    return CONTINUATION.test(this.#line) && !this.#isJoined();
  }

  #isJoined(): boolean {
    JOINED_LINE.lastIndex = this.#at;
    return JOINED_LINE.test(this.#line);
  }

  #readOrdinary(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const [run] = pattern.exec(this.#line) ?? [];
    if (run !== undefined) this.#at += run.length;
    return run;
  }

  /** Curly quotes and JSON count only where a value begins: at the start of a word or behind `=`. */
  #readPiece(mayOpen: boolean): string | Failure {
    const at = this.#at;
    const character = this.#line.charAt(at);
    if (character === "'") return this.#take(readSingleQuoted(this.#line, at), 'single quote');
    if (character === '"') return this.#take(readDoubleQuoted(this.#line, at), 'double quote');
    const quoted = mayOpen ? (this.#readCurly(character) ?? this.#readJson(at)) : undefined;
    if (quoted !== undefined) return this.#take(quoted, '');
    if (character === '\\') return this.#isJoined() ? this.#skipJoin() : this.#readEscaped();
    const reference = character === '<' ? readChatReference(this.#line, at) : undefined;
    return reference === undefined ? this.#readBare(character) : this.#take(reference, '');
  }

  #readCurly(character: string): Quoted | undefined {
    if (!CURLY.has(character) || this.#unclosable.has(character)) return undefined;
    const quoted = readCurlyQuoted(this.#line, this.#at);
    if (quoted === undefined) this.#unclosable.add(character);
    return quoted;
  }

  #readJson(at: number): Quoted | undefined {
    const character = this.#line.charAt(at);
    if ((character !== '{' && character !== '[') || this.#looksForJson === 0 || !seemsInlineJson(this.#line, at)) return undefined;
    const json = readInlineJson(this.#line, at);
    if (json === undefined) this.#looksForJson -= 1;
    return json;
  }

  #take(quoted: Quoted | undefined, name: string): string | Failure {
    if (quoted === undefined) {
      const message = `A ${name} is opened and never closed. Close it, or write \\ before it where it is part of a value.`;
      return { status: 'failed', kind: 'unclosed-quote', message, at: this.#at };
    }
    this.#at = quoted.end;
    return quoted.text;
  }

  #skipJoin(): string {
    this.#at = JOINED_LINE.lastIndex;
    return '';
  }

  #readEscaped(): string {
    const [escaped = ''] = this.#line.slice(this.#at + 1, this.#at + 3);
    this.#at += 1 + escaped.length;
    return escaped;
  }

  #readBare(character: string): string | Failure {
    const operator = OPERATES.has(character) ? this.#findOperator() : undefined;
    if (operator !== undefined) return this.#refuse(operator);
    if (character !== '&') return this.#takeBare(character);
    ENTITY.lastIndex = this.#at;
    const [entity] = ENTITY.exec(this.#line) ?? [];
    if (entity === undefined) return this.#takeBare(character);
    if (ENTITY_QUOTES.has(entity)) return this.#take(this.#readEntityQuoted(entity), 'quote');
    this.#at += entity.length;
    return ENTITIES[entity] ?? '';
  }

  #takeBare(character: string): string {
    this.#at += 1;
    return character;
  }

  #readEntityQuoted(entity: string): Quoted | undefined {
    const start = this.#at + entity.length;
    const close = this.#line.indexOf(entity, start);
    return close === -1 ? undefined : { text: this.#line.slice(start, close), end: close + entity.length };
  }

  /** A single `&` within a word stays: it is part of an address far more often than of a shell's line. */
  #findOperator(): string | undefined {
    const rest = this.#line.slice(this.#at, this.#at + 10);
    const plain = rest.includes(';') ? rest.replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>') : rest;
    return OPERATOR.exec(plain)?.[0];
  }

  #refuse(operator: string): Failure {
    return { status: 'failed', kind: 'shell', at: this.#at, message: refuseShellSign(operator, this.#line.slice(this.#at)) };
  }
}
