// Splits a command line into words as a shell does, and expands nothing: no variable, no file name, no other command.
import { readCurlyQuoted, readDoubleQuoted, readSingleQuoted, type Quoted } from './read-quoted.ts';
import { readChatReference } from './read-chat-reference.ts';
import { readInlineJson } from './read-inline-json.ts';
import { refuseShellSign } from './refuse-shell-sign.ts';
import type { ShellWord, SplitLine } from './shell-word.ts';

/** How often unquoted JSON is looked for in one line: each look can cost the whole line. */
const MAX_INLINE_JSON = 32;

/** Splits a line; what a shell would do beyond that is refused by name. */
export function splitShellWords(line: string): SplitLine {
  return new LineReader(line).read();
}

type Failure = Extract<SplitLine, { status: 'failed' }>;

// What continues a line: at its end in a POSIX shell, PowerShell and the Windows prompt. Blanks behind it are a slip of copying; at the end of all nothing goes on.
const CONTINUATION = /[\\^`][^\S\n]*\r?\n|\\\s*$/y;

// What a shell joins to one word. Near miss: an option in the next line, or a blank before it, which begin a word of their own.
const JOINED_LINE = /\\\r?\n(?![\s\u2010-\u2015\u2212-])/y;

const CURLY: ReadonlySet<string> = new Set('“”„‘’');

// Characters that mean nothing but themselves. Near miss: what quotes, escapes, joins commands, or may begin JSON or an entity.
const ORDINARY = /[^\s'"\\^`&|;<>${[“”„‘’]+/y;

const ENTITY = /&(?:amp|lt|gt|nbsp|quot|#34|#39|apos);/y;
const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&nbsp;': ' ' };
const ENTITY_QUOTES: ReadonlySet<string> = new Set(['&quot;', '&#34;', '&#39;', '&apos;']);

class LineReader {
  readonly #line: string;
  readonly #words: ShellWord[] = [];
  #at = 0;
  #looksForJson = MAX_INLINE_JSON;
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
      const failure = this.#readWord(startsLine);
      if (failure !== undefined) return failure;
      startsLine = false;
    }
    return { status: 'split', words: this.#words };
  }

  #skipSpace(): 'none' | 'blank' | 'line' {
    if (this.#skipContinuation()) return 'blank';
    const character = this.#line.charAt(this.#at);
    if (character === '\n') {
      this.#at += 1;
      return 'line';
    }
    if (this.#line.startsWith('&nbsp;', this.#at)) this.#at += '&nbsp;'.length;
    else if (/\s/.test(character)) this.#at += 1;
    else return 'none';
    return 'blank';
  }

  #skipContinuation(): boolean {
    CONTINUATION.lastIndex = this.#at;
    if (!CONTINUATION.test(this.#line)) return false;
    this.#at = CONTINUATION.lastIndex;
    return true;
  }

  #readWord(startsLine: boolean): Failure | undefined {
    const start = this.#at;
    const isQuoted = /["'“”„‘’]/.test(this.#line.charAt(start));
    // Joined once: to look at the end of a text that still grows costs its whole length each time.
    const pieces: string[] = [];
    let mayOpen = true;
    while (this.#at < this.#line.length && !this.#isAtEndOfWord()) {
      const piece: string | Failure = this.#readOrdinary() ?? this.#readPiece(mayOpen);
      if (typeof piece !== 'string') return piece;
      pieces.push(piece);
      mayOpen = piece.endsWith('=');
    }
    this.#words.push({ text: pieces.join(''), start, end: this.#at, isQuoted, startsLine });
    return undefined;
  }

  #isAtEndOfWord(): boolean {
    if (/\s/.test(this.#line.charAt(this.#at)) || this.#line.startsWith('&nbsp;', this.#at)) return true;
    CONTINUATION.lastIndex = this.#at;
    return CONTINUATION.test(this.#line) && this.#line.charAt(this.#at) !== '^' && !this.#isJoined();
  }

  #isJoined(): boolean {
    JOINED_LINE.lastIndex = this.#at;
    return JOINED_LINE.test(this.#line);
  }

  #readOrdinary(): string | undefined {
    ORDINARY.lastIndex = this.#at;
    const [run] = ORDINARY.exec(this.#line) ?? [];
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
    if ((character !== '{' && character !== '[') || this.#looksForJson === 0) return undefined;
    this.#looksForJson -= 1;
    return readInlineJson(this.#line, at);
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
    const operator = this.#findOperator();
    if (operator !== undefined) return this.#refuse(operator);
    ENTITY.lastIndex = this.#at;
    const [entity] = ENTITY.exec(this.#line) ?? [];
    if (entity === undefined) {
      this.#at += 1;
      return character;
    }
    if (ENTITY_QUOTES.has(entity)) return this.#take(this.#readEntityQuoted(entity), 'quote');
    this.#at += entity.length;
    return ENTITIES[entity] ?? '';
  }

  #readEntityQuoted(entity: string): Quoted | undefined {
    const start = this.#at + entity.length;
    const close = this.#line.indexOf(entity, start);
    return close === -1 ? undefined : { text: this.#line.slice(start, close), end: close + entity.length };
  }

  /** A single `&` within a word stays: it is part of an address far more often than of a shell's line. */
  #findOperator(): string | undefined {
    const rest = this.#line
      .slice(this.#at, this.#at + 10)
      .replaceAll('&amp;', '&')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>');
    const [operator] = /^(?:\|\|?|&&|&(?=\s|$)|;|[<>]|\$\(|`)/.exec(rest) ?? [];
    return operator;
  }

  #refuse(operator: string): Failure {
    return { status: 'failed', kind: 'shell', at: this.#at, message: refuseShellSign(operator, this.#line.slice(this.#at)) };
  }
}
