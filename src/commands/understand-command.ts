// From what was said to a line that can be judged: questions are answered, an account is asked for, and what has to be looked up is put in.
import type { ActionPress } from '../domain/action-press.ts';
import type { CommandRecord } from '../domain/command-record.ts';
import type { CommandTail } from '../domain/command-template.ts';
import { answerInquiry } from './answer-inquiry.ts';
import { askWhichAccount } from './ask-which-account.ts';
import { completeByLookUp, type CompletedByLookUp } from './complete-by-look-up.ts';
import type { JudgingContext } from './judge-command.ts';
import type { LookUpFor } from './look-up.ts';
import { isActionRun } from './receive/read-action-word.ts';

/** A command as it came to be said: by itself, as the rest of an answer, of an alias, of a custom action. */
export interface SaidCommand {
  readonly said: string;
  /** True where it says nothing for the commands after it. */
  readonly isOffered?: boolean;
  readonly tail?: CommandTail | undefined;
  readonly press?: ActionPress | undefined;
  /** What asks anew for the values of the action. */
  readonly again?: string | undefined;
}

/** Understands it, or answers. */
export async function understandCommand(
  record: CommandRecord,
  { said, tail, press }: SaidCommand,
  { context, lookUpFor }: { readonly context: JudgingContext; readonly lookUpFor: LookUpFor },
): Promise<CompletedByLookUp> {
  // Of an action its own words are kept: what it runs is shown once the account is known.
  const isRunWord = press !== undefined && isActionRun(record.text);
  const kept = isRunWord ? { kept: record.text } : { isPart: tail !== undefined || press !== undefined };
  const message = (await answerInquiry(said, context)) ?? (await askWhichAccount(record, said, { ...context, ...kept }));
  if (message !== undefined) return { kind: 'told', message };
  return (await completeByLookUp(record, said, { context, lookUpFor })) ?? { kind: 'line', text: said };
}
