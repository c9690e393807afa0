// One of several commands: committed as executing, run, and its end put on record, with its position among them.
import type { AuthorizedCommand } from '../domain/authorized-command.ts';
import { isAwaitingWord, type CommandRecord, type CommandStatus } from '../domain/command-record.ts';
import type { CommandTail } from '../domain/command-template.ts';
import type { Message } from '../messages/message.ts';
import type { AskingTools } from './ask-for-several.ts';
import { grantCommand } from './authorize/grant-command.ts';
import type { CommandResult } from './command-result.ts';
import { composeFailure } from './compose/compose-failure.ts';
import { stepOfWord, type GivenWord } from './given-word.ts';
import type { JudgedCommand, JudgingContext } from './judge-command.ts';
import { describeAmong } from './judge-several.ts';
import { describeResult } from './record/audit-detail.ts';
import { recordStep } from './record/record-step.ts';
import { statusOfResult } from './status-of-result.ts';

/** What the flow does for several commands as it does for one. */
export interface SeveralTools extends AskingTools {
  readonly execute: (authorized: AuthorizedCommand, signal: AbortSignal) => Promise<CommandResult>;
  readonly composeResult: (judged: JudgedCommand, result: CommandResult) => Message;
  /** The word that lets them run, where they waited for one. */
  readonly word?: GivenWord;
}

/** Commands that run one after the other. */
export interface SeveralRun {
  readonly record: CommandRecord;
  readonly all: readonly JudgedCommand[];
  readonly signal: AbortSignal;
}

/** How one of them ended. */
export interface Ended {
  readonly answer: Message;
  readonly isDone: boolean;
  /** What AWS gave. */
  readonly result?: CommandResult;
}

/** Which of all commands one is, from 0, with those that an alias had run before and those that follow. */
export interface Among {
  readonly position: number;
  readonly of: number;
}

/** What is about to be sent, and is on record as being executed. */
export interface Begun {
  readonly judged: JudgedCommand;
  readonly authorized: AuthorizedCommand;
  readonly among: Among;
}

/** Tells which of all commands one is. */
export function amongAll(position: number, all: readonly unknown[], tail: CommandTail | undefined): Among {
  const doneCount = tail?.doneCount ?? 0;
  return { position: doneCount + position, of: doneCount + all.length + (tail?.steps.length ?? 0) };
}

/** Commits that one is executing; undefined where the request does not stand where it stood. */
export async function beginOne(
  record: CommandRecord,
  { judged, among, isFirst }: Pick<Begun, 'judged' | 'among'> & { readonly isFirst: boolean },
  { context, word }: SeveralTools,
): Promise<Begun | undefined> {
  const { command, decision, place } = judged;
  const authorized = grantCommand(command, decision, { record, place, wasConfirmed: isAwaitingWord(record), now: context.now() });
  if (authorized === undefined) return undefined;
  const from: CommandStatus = isFirst ? record.status : 'executing';
  const detail = describeAmong(judged, { ...among, context });
  const hasBegun = await recordStep(context, { record, from, to: 'executing', detail, ...stepOfWord(isFirst ? word : undefined) });
  return hasBegun ? { judged, authorized, among } : undefined;
}

/** Runs it. */
export async function runOne({ judged, authorized, among }: Begun, { record, signal }: SeveralRun, tools: SeveralTools): Promise<Ended> {
  const { context, execute, composeResult } = tools;
  const result = await execute(authorized, signal);
  const ended = statusOfResult(result, judged.decision.isMutating);
  const isDone = ended === 'succeeded';
  const to = isDone && among.position < among.of - 1 ? 'executing' : ended;
  context.metrics.commandEnded(ended);
  try {
    await endOne(record, { among, judged, to, kind: `command.${ended}`, detail: describeResult(result) }, context);
  } catch (error) {
    context.logger.error({ error, commandId: record.id }, 'the outcome of a command could not be recorded');
    return { answer: composeFailure('outcome-not-recorded', record.id), isDone: false };
  }
  return { answer: composeResult(judged, result), isDone, result };
}

/** How one of them comes to its end. */
interface Ending {
  readonly among: Among;
  readonly judged: JudgedCommand;
  readonly to: CommandStatus;
  readonly kind: 'command.denied' | 'command.succeeded' | 'command.failed' | 'command.outcome-unknown';
  readonly detail: Readonly<Record<string, unknown>>;
}

/** Puts the end of one on record. */
export async function endOne(record: CommandRecord, { among, judged, to, kind, detail }: Ending, context: JudgingContext): Promise<void> {
  const whole = { ...describeAmong(judged, { ...among, context }), ...detail };
  await recordStep(context, { record, from: 'executing', to, kinds: [kind], detail: whole });
}

/** The answer to one that was not run. */
export function notRun(record: CommandRecord): Ended {
  return { answer: composeFailure('not-run', record.id), isDone: false };
}
