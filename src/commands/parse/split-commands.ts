// A message with several commands, each on a line of its own, as people paste them.
import { findService } from '../../catalogue/cli/find-service.ts';
import type { ShellWord } from '../../lib/shell-words/shell-word.ts';
import { splitShellWords } from '../../lib/shell-words/split-shell-words.ts';
import { parseAsTyped } from './parse-command.ts';
import type { ParseContext } from './parse-context.ts';
import { isBotName, readName } from './read-name-word.ts';
import { unwrapCommand } from './unwrap-command.ts';

/** Most commands of one message: a card with more is read by nobody before it is confirmed. */
export const COMMANDS_MAX = 10;

/** Splits a message into its commands; the message itself where it is one. A line that goes on, or whose quotes are open, is not an end. */
export function splitCommands(message: string, context: ParseContext): readonly string[] {
  const text = unwrapCommand(message);
  const split = splitShellWords(text);
  if (split.status === 'failed') return [message];
  const called = cutAt(startsOfCalled(split.words), text);
  if (called.length > 1) return called;
  const lines = cutAt(startsOfLines(split.words), text);
  return lines.length > 1 && areCommands(lines, message, context) ? lines : [message];
}

/** Joins commands to a text that is split into the same. */
export function joinCommands(texts: readonly string[]): string {
  return texts.join('\naws ');
}

/** Where a command begins, and where the prompt of a terminal before it does. */
interface Start {
  readonly from: number;
  readonly to: number;
}

/** Each line that begins with the name of the bot or of the AWS CLI begins a command. */
function startsOfCalled(words: readonly ShellWord[]): readonly Start[] {
  const starts: Start[] = [];
  for (const [position, word] of words.entries()) {
    const next = words[position + 1];
    if (!word.startsLine || word.isQuoted) continue;
    if (isBotName(word.text)) starts.push({ from: word.start, to: word.start });
    else if (/^[$%]$/.test(word.text) && next?.startsLine === false && isBotName(next.text)) {
      starts.push({ from: next.start, to: word.start });
    } else if (starts.length === 0) starts.push({ from: word.start, to: word.start });
  }
  return starts;
}

function startsOfLines(words: readonly ShellWord[]): readonly Start[] {
  return words
    .filter(({ startsLine }, position) => startsLine && !isBotName(words[position - 1]?.text ?? ''))
    .map(({ start }) => ({ from: start, to: start }));
}

function cutAt(starts: readonly Start[], text: string): readonly string[] {
  return starts.map(({ from }, position) => text.slice(from, starts[position + 1]?.to).trim());
}

/** Without a name before them, lines are commands where each is one; or where together they are none and each begins like one. */
function areCommands(lines: readonly string[], message: string, context: ParseContext): boolean {
  const isParsed = (text: string): boolean => parseAsTyped(text, context).status === 'parsed';
  // More are refused by their number alone.
  const looked = lines.slice(0, COMMANDS_MAX + 1);
  if (looked.every(isParsed)) return true;
  return looked.every((line) => beginsWithService(line, context)) && !isParsed(message);
}

function beginsWithService(line: string, { catalogue }: ParseContext): boolean {
  const [first = '', second] = line.split(/\s+/, 2);
  return second !== undefined && findService(readName(first), catalogue).service !== undefined;
}
