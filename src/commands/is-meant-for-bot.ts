// Tells whether something is said to the bot where nobody has called it: one of its own words, or a command of AWS.
import { splitShellWords } from '../lib/shell-words/split-shell-words.ts';
import { findCommand } from './parse/find-command.ts';
import type { ParseContext } from './parse/parse-context.ts';
import { isFailure } from './parse/parse-failure.ts';
import { takeAccount } from './parse/read-account.ts';
import { readInquiry } from './parse/read-inquiry.ts';
import { unwrapCommand } from './parse/unwrap-command.ts';
import { readIntent } from './receive/read-intent.ts';

/** Tells it. What people say to each other names no command; a command that lacks something does. */
export function isMeantForBot(text: string, context: ParseContext): boolean {
  // A file alone, or a name that was taken away.
  if (text.trim() === '') return false;
  if (readIntent(text).kind !== 'command') return true;
  if (readInquiry(text, context) !== undefined) return true;
  const split = splitShellWords(unwrapCommand(text));
  const taken = split.status === 'failed' ? undefined : takeAccount(split.words);
  return taken !== undefined && !isFailure(taken) && !isFailure(findCommand(taken.words, context));
}
