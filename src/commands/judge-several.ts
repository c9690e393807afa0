// Judges several commands of one message before any of them runs: the first that is refused is the answer, and none runs.
import type { ParsedCommand, ParseFailure } from '../domain/command.ts';
import { type CommandRecord, type PendingConfirmation } from '../domain/command-record.ts';
import { isSamePlace } from './command-place.ts';
import { composeParseFailure } from './compose/compose-parse-failure.ts';
import { composeRefusedAmong } from './compose/compose-several.ts';
import { judgeCommand, type JudgedCommand, type Judgment, type JudgingContext } from './judge-command.ts';
import { maskCommandText } from './mask-command-text.ts';
import { maskSaidIn } from './mask-said.ts';
import { parseCommand } from './parse/parse-command.ts';
import { COMMANDS_MAX } from './parse/split-commands.ts';
import { describeCommand, describeDecision, describeFailure } from './record/audit-detail.ts';
import { recordStep } from './record/record-step.ts';

/** What became of all texts: the commands, or the answer after which none runs. */
export type SeveralJudgment =
  | { readonly kind: 'may-run'; readonly all: readonly JudgedCommand[] }
  | Exclude<Judgment, { readonly kind: 'may-run' }>;

/** Judges all; the first that is refused is the answer, and says which one it is. */
export async function judgeSeveral(record: CommandRecord, texts: readonly string[], context: JudgingContext): Promise<SeveralJudgment> {
  if (texts.length > COMMANDS_MAX) return refuseTooMany(record, texts.length, context);
  const all: JudgedCommand[] = [];
  for (const [position, text] of texts.entries()) {
    const judgment = await judgeCommand(withRegionOf(text, record, context), text, context);
    if (judgment.kind === 'moved-on') return judgment;
    const place = { number: position + 1, of: texts.length };
    if (judgment.kind === 'answered') return { kind: 'answered', answer: composeRefusedAmong(judgment.answer, place) };
    if (judgment.command.waiter !== undefined) return refuseWaiting(record, judgment.command, context);
    all.push(judgment);
    if (!all.every(({ place }) => place.accountId === judgment.place.accountId)) return refuseAccounts(record, context);
  }
  return { kind: 'may-run', all };
}

/** A card of several names a Region for each: it stands in the text that waits. */
function withRegionOf(text: string, record: CommandRecord, context: JudgingContext): CommandRecord {
  const { confirmation } = record;
  const parsed = parseCommand(text, context);
  const region = parsed.status === 'parsed' ? parsed.command.region : undefined;
  return confirmation === undefined || region === undefined ? record : { ...record, confirmation: { ...confirmation, region } };
}

function refuseTooMany(record: CommandRecord, count: number, context: JudgingContext): Promise<SeveralJudgment> {
  const message = `A message has at most ${COMMANDS_MAX} commands; this one has ${count}. None of them was run.`;
  return refuseAll(record, { code: 'too-long', message, missing: [], suggestions: [] }, context);
}

/** It is answered when it has come, maybe in an hour: what is to run then is decided then. */
function refuseWaiting(record: CommandRecord, { text }: ParsedCommand, context: JudgingContext): Promise<SeveralJudgment> {
  const message = 'A command that waits stands alone in its message. None of these was run.';
  return refuseAll(record, { code: 'not-supported', message, missing: [], suggestions: [maskCommandText(text, context)] }, context);
}

/** One card names one account, and one word is given for it. */
function refuseAccounts(record: CommandRecord, context: JudgingContext): Promise<SeveralJudgment> {
  const message = 'The commands of one message go to one account; these name several. None of them was run.';
  return refuseAll(record, { code: 'not-supported', message, missing: [], suggestions: [] }, context);
}

async function refuseAll(record: CommandRecord, failure: ParseFailure, context: JudgingContext): Promise<SeveralJudgment> {
  const detail = describeFailure(failure, await maskSaidIn(record, record.text, context));
  if (!(await recordStep(context, { record, from: record.status, to: 'answered', kinds: ['command.rejected'], detail }))) {
    return { kind: 'moved-on' };
  }
  context.metrics.commandEnded('rejected');
  return { kind: 'answered', answer: composeParseFailure(failure) };
}

/** Tells of one of several, as the audit log has it: with its position. */
export function describeAmong(
  { command, place, decision }: JudgedCommand,
  { position, of, context }: { readonly position: number; readonly of: number; readonly context: JudgingContext },
): Readonly<Record<string, unknown>> {
  return { ...describeCommand(command, place, context.catalogue), ...describeDecision(decision), position: position + 1, of };
}

/** Tells whether all would run where the card said: sample data may bear the id of an account that is there, and neither takes the other's place. */
export function areInPlace(all: readonly JudgedCommand[], confirmation: PendingConfirmation): boolean {
  return all.every(({ place }) => isSamePlace(place, confirmation));
}
