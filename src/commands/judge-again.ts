// What waited is judged once more before it goes on: parsed and authorized anew for whoever asked, and held against what was confirmed.
import type { CommandRecord, PendingConfirmation } from '../domain/command-record.ts';
import type { Message } from '../messages/message.ts';
import { isAsConfirmed } from './confirm/request-confirmation.ts';
import { findConfirmedSubject } from './confirmed-subject.ts';
import { judgeCommand, type JudgedCommand, type JudgingContext } from './judge-command.ts';
import { splitCommands } from './parse/split-commands.ts';
import { areInPlace, judgeSeveral } from './judge-several.ts';

/** What became of it. */
export type JudgedAgain =
  | { readonly kind: 'as-confirmed'; readonly all: readonly JudgedCommand[] }
  /** Refused: the answer is on record, and nothing waits any more. */
  | { readonly kind: 'answered'; readonly answer: Message }
  | { readonly kind: 'moved-on' }
  | { readonly kind: 'account-changed' | 'changed' };

/** Judges it; permission is never stored. */
export async function judgeAgain(waiting: CommandRecord, confirmation: PendingConfirmation, context: JudgingContext): Promise<JudgedAgain> {
  const texts = splitCommands(confirmation.commandText, context);
  const judgment =
    texts.length > 1 ? await judgeSeveral(waiting, texts, context) : await judgeCommand(waiting, confirmation.commandText, context);
  if (judgment.kind !== 'may-run') return judgment;
  const all = 'all' in judgment ? judgment.all : [judgment];
  if (!areInPlace(all, confirmation)) return { kind: 'account-changed' };
  // Nobody has confirmed a change by a card that said it reads.
  const isChange = confirmation.isReading === true && all.some(({ decision }) => decision.isMutating);
  const isSame = !isChange && isAsConfirmed(findConfirmedSubject(waiting, all, context), confirmation);
  return { kind: isSame ? 'as-confirmed' : 'changed', all };
}
