// Words that name an argument while a line is typed: with the dashes that chat clients and keyboards make of two hyphens.
import type { ShellWord } from '../../lib/shell-words/shell-word.ts';

/** An argument's name as typed, in lower case and without dashes before it, and what stands behind `=`. */
export interface TypedOption {
  readonly name: string;
  readonly value?: string;
  /** True where one hyphen stands before the name: `-1` and `-x` are values unless there is such an argument. */
  readonly hasOneHyphen: boolean;
}

// Hyphens and dashes of all widths, and the minus sign.
const DASHES = /[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/g;

// Match: --, --reg, -r. Near miss: a--b, -1 (a number).
const OPTION = /^(-{1,3})(?![-\d])(.*)$/s;

/** Longer than any name of the catalogue: what is longer is left as it is, because to put thousands of combining marks in order takes seconds. */
export const NAME_MAX_LENGTH = 128;

/** Spells a word as names are spelled: in lower case, of any width, with plain hyphens. */
export function plainName(typed: string): string {
  return typed.length > NAME_MAX_LENGTH ? typed : typed.replaceAll(DASHES, '-').normalize('NFKC').toLowerCase();
}

/** Reads a word as the name of an argument, which may only be begun; undefined where it is none. */
export function readOption({ text, isQuoted }: Pick<ShellWord, 'text' | 'isQuoted'>): TypedOption | undefined {
  const equals = text.indexOf('=');
  const head = equals === -1 ? text : text.slice(0, equals);
  const [, dashes, name] = (isQuoted ? undefined : OPTION.exec(plainName(head))) ?? [];
  if (dashes === undefined || name === undefined) return undefined;
  // A dash of print stands for two hyphens.
  const hasOneHyphen = dashes === '-' && text.startsWith('-');
  return { name, hasOneHyphen, ...(equals === -1 ? {} : { value: text.slice(equals + 1) }) };
}
