// The short form of structures and lists of the AWS CLI: Key=a,Values=b,c or {Key=a,Values=[b,c]} (AWS CLI User Guide, shorthand syntax).
// The grammar is that of awscli/shorthand.py, whose parser this follows step by step; nothing is read from files.

import { isSpace } from '../../lib/is-space.ts';

/** What a text in short form says, all scalars as text; or why it cannot be read. */
export type ShorthandOutcome =
  | { readonly status: 'read'; readonly value: Readonly<Record<string, unknown>> }
  | { readonly status: 'failed'; readonly problem: string };

/** Most keys: to take them one by one takes longer than JSON.parse takes for all. */
const MAX_KEYS = 2500;

/** Deepest nesting; the deepest input of an AWS operation is half of it. */
const MAX_DEPTH = 64;

// What a value may begin with, and go on with: before a comma, and after one, where `=` would make it a key.
const FIRST_VALUE = /(?:\\,|[!#-&(-+\--<>-Z\\-z|-\u{10ffff}])(?:\\,|[\s!#-&(-+\--\\^-|~-\u{10ffff}])*/uy;
const SECOND_VALUE = /(?:\\,|[!#-&(-+\--<>-Z\\-z|-\u{10ffff}])(?:\\,|[\s!#-&(-+\--<>-\u{10ffff}])*/uy;
const SINGLE_QUOTED = /'(?:\\'|[^'])*'/y;
const DOUBLE_QUOTED = /"(?:\\"|[^"])*"/y;
const KEY = /[A-Za-z0-9\-_.#/:]*/y;

/** Parses the short form. */
export function parseShorthand(text: string): ShorthandOutcome {
  const reader = new ShorthandReader(text);
  const value = reader.readAll();
  return reader.problem === undefined ? { status: 'read', value } : { status: 'failed', problem: reader.problem };
}

class ShorthandReader {
  problem: string | undefined;
  readonly #text: string;
  #at = 0;
  #depth = 0;
  #keyCount = 0;

  constructor(text: string) {
    this.#text = text;
  }

  readAll(): Readonly<Record<string, unknown>> {
    const entries: Record<string, unknown> = {};
    let isFirst = true;
    do {
      if (!isFirst) this.#expect(',');
      isFirst = false;
      const key = this.#readKey();
      const value = this.#readValues();
      if (Object.hasOwn(entries, key)) this.#fail(`${key} is given twice; a blank, not a comma, goes between two elements of a list`);
      setOwn(entries, key, value);
    } while (this.problem === undefined && this.#at < this.#text.length);
    return entries;
  }

  #readKey(): string {
    this.#keyCount += 1;
    if (this.#keyCount > MAX_KEYS) this.#fail(`it has more than ${MAX_KEYS} keys; write it as JSON`);
    const key = this.#match(KEY) ?? '';
    this.#skipSpace();
    if (this.#current() === '@') this.#fail(`${key}@= reads a file, and no files are read here: write the value itself`);
    this.#expect('=');
    return key;
  }

  #readValues(): unknown {
    if (this.problem !== undefined || this.#at >= this.#text.length) return '';
    return this.#readNested() ?? this.#readCommaSeparated();
  }

  #readNested(): unknown {
    const current = this.#current();
    if (current !== '[' && current !== '{') return undefined;
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) this.#fail(`it is nested more than ${MAX_DEPTH} times`);
    const value = current === '[' ? this.#readList() : this.#readHash();
    this.#depth -= 1;
    return value;
  }

  #readCommaSeparated(): unknown {
    const first = this.#readFirst();
    this.#skipSpace();
    if (this.problem !== undefined || this.#current() !== ',') return first;
    this.#expect(',');
    const list = [first];
    for (;;) {
      const before = this.#at;
      const value = this.#readSecond();
      if (value !== undefined) {
        this.#skipSpace();
        if (this.#at >= this.#text.length) return [...list, value];
        if (this.#current() === ',') {
          this.#expect(',');
          list.push(value);
          continue;
        }
      } else if (this.#at >= this.#text.length) {
        this.#fail('it ends with a comma');
        return first;
      }
      // What follows the last comma is not a further value but the next key.
      this.#at = this.#text.lastIndexOf(',', value === undefined ? before : this.#at);
      return list.length === 1 ? first : list;
    }
  }

  #readList(): unknown {
    this.#expect('[');
    const values: unknown[] = [];
    while (this.problem === undefined && this.#current() !== ']') {
      values.push(this.#readNested() ?? this.#readFirst());
      this.#skipSpace();
      if (this.#current() !== ']') this.#expect(',');
    }
    this.#at += 1;
    return values;
  }

  #readHash(): unknown {
    this.#expect('{');
    const entries: Record<string, unknown> = {};
    while (this.problem === undefined && this.#current() !== '}') {
      const key = this.#readKey();
      if (this.problem !== undefined) break;
      setOwn(entries, key, this.#readNested() ?? this.#readFirst());
      this.#skipSpace();
      if (this.#current() !== '}') this.#expect(',');
    }
    this.#at += 1;
    return entries;
  }

  #readFirst(): string {
    return this.#readQuoted() ?? unescapeCommas(this.#match(FIRST_VALUE) ?? '');
  }

  #readSecond(): string | undefined {
    const quoted = this.#readQuoted();
    if (quoted !== undefined) return quoted;
    const value = this.#match(SECOND_VALUE);
    return value === undefined ? undefined : unescapeCommas(value);
  }

  #readQuoted(): string | undefined {
    const mark = this.#current();
    if (mark !== "'" && mark !== '"') return undefined;
    const quoted = this.#match(mark === "'" ? SINGLE_QUOTED : DOUBLE_QUOTED);
    if (quoted === undefined) {
      this.#fail(`a ${mark} is opened and never closed`);
      return '';
    }
    return quoted.slice(1, -1).replaceAll(`\\${mark}`, mark).replaceAll('\\\\', '\\');
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    if (!pattern.test(this.#text)) return undefined;
    const start = this.#at;
    this.#at = pattern.lastIndex;
    return this.#text.slice(start, this.#at);
  }

  #expect(character: string): void {
    this.#skipSpace();
    if (this.#current() === character) this.#at += 1;
    else this.#fail(this.#at < this.#text.length ? `"${character}" is expected, not "${this.#current()}"` : `"${character}" is missing`);
    this.#skipSpace();
  }

  #skipSpace(): void {
    while (isSpace(this.#current())) this.#at += 1;
  }

  #current(): string {
    return this.#text.charAt(this.#at);
  }

  #fail(problem: string): void {
    this.problem ??= this.#at < this.#text.length ? `${problem}, at character ${this.#at + 1}` : `${problem}, at the end`;
  }
}

/** A key that is `__proto__` is a key like any other, and changes nothing of the object itself. */
function setOwn(entries: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__') Object.defineProperty(entries, key, { value, enumerable: true, configurable: true, writable: true });
  else entries[key] = value;
}

function unescapeCommas(value: string): string {
  return (value.includes('\\') ? value.replaceAll('\\,', ',') : value).trimEnd();
}
