// Words that are names: of services, commands and options. What a chat client's typography did to them is undone; values are left alone.
import type { ShellWord } from '../../lib/shell-words/shell-word.ts';

// Soft hyphen, zero-width characters and marks of direction, which are copied along unseen.
const INVISIBLE = /[\u00AD\u200B-\u200F\u2060\uFEFF]/g;

// Hyphens and dashes of all widths, and the minus sign.
const DASH = /[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/g;

/** What a word is as an option. */
export interface OptionWord {
  /** Without the dashes before it. */
  readonly name: string;
  /** What stands behind `=`. */
  readonly value?: string;
  /** True where one hyphen stands before the name: an option only where there is one of this name. */
  readonly hasOneHyphen: boolean;
}

// Match: --name, --name=value, -name, — name's long dash. Near miss: -1, --, - (values).
const OPTION =
  /^([-\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]{1,3})([\p{L}\p{N}][\p{L}\p{N}\p{M}._\-\u2010-\u2015\u2212\uFE58\uFE63\uFF0D\u00AD\u200B-\u200F\u2060\uFEFF]*)(?:=(.*))?$/su;

/** Reads a word as the name of a service or command. */
export function readName(word: string): string {
  return word.replaceAll(INVISIBLE, '').replaceAll(DASH, '-');
}

/** Reads a word as an option; undefined where it is a value. */
export function readOption({ text, isQuoted }: ShellWord): OptionWord | undefined {
  const [, dashes, name, value] = OPTION.exec(isQuoted ? text : withoutInvisibleStart(text)) ?? [];
  if (dashes === undefined || name === undefined) return undefined;
  const isAscii = dashes === '--' || dashes === '-';
  // A dash of print in quotes begins a text, not an option.
  if (isQuoted && !isAscii) return undefined;
  const hasOneHyphen = dashes === '-';
  if (hasOneHyphen && /^\p{N}/u.test(name)) return undefined;
  return { name: readName(name), hasOneHyphen, ...(value === undefined ? {} : { value }) };
}

function withoutInvisibleStart(text: string): string {
  return text.replace(/^[\u00AD\u200B-\u200F\u2060\uFEFF]+(?=[-\u2010-\u2015\u2212\uFE58\uFE63\uFF0D])/, '');
}

// Match: aws, @AWS, <@U0123ABCD> (a call as Slack writes it). Near miss: <#C0123ABCD>.
const BOT_NAME = /^(?:@?aws|<@[UW][0-9A-Z]{1,255}(?:\|[^<>]*)?>)$/i;

/** Tells whether a word is the name by which the bot, or the AWS CLI, is called. */
export function isBotName(word: string): boolean {
  return BOT_NAME.test(readName(word));
}

/** Tells whether a word asks for help. */
export function isHelp(word: string): boolean {
  return readName(word).toLowerCase() === 'help';
}
