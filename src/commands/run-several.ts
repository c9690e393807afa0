// Several commands of one message: all are judged before any runs, all are confirmed with one word, and they run one after the other up to
// the first that does not end as asked. They are one command on record; each has its own lines in the audit log, with its position.
import type { AuthorizedCommand } from '../domain/authorized-command.ts';
import { isAwaitingWord, type CommandRecord, type CommandStatus } from '../domain/command-record.ts';
import type { Message } from '../messages/message.ts';
import { grantCommand } from './authorize/grant-command.ts';
import { accountOfPlace, isSamePlace } from './command-place.ts';
import type { CommandResult } from './command-result.ts';
import { composeDenial } from './compose/compose-denial.ts';
import { composeFailure } from './compose/compose-failure.ts';
import { composeSeveralAnswers } from './compose/compose-several.ts';
import { stepOfWord, type GivenWord } from './given-word.ts';
import type { Journey } from './journey.ts';
import { decideCommand, withoutSecrets, type JudgedCommand, type JudgingContext } from './judge-command.ts';
import { describeResult } from './record/audit-detail.ts';
import { refuseUnverified } from './refuse-speaker.ts';
import { recordStep } from './record/record-step.ts';
import { statusOfResult } from './status-of-result.ts';
import { askForSeveral, type AskingTools } from './ask-for-several.ts';
import { describeAmong, judgeSeveral } from './judge-several.ts';

/** What the flow does for several commands as it does for one. */
export interface SeveralTools extends AskingTools {
  readonly execute: (authorized: AuthorizedCommand, signal: AbortSignal) => Promise<CommandResult>;
  readonly composeResult: (judged: JudgedCommand, result: CommandResult) => Message;
  /** The word that lets them run, where they waited for one. */
  readonly word?: GivenWord;
}

/** Judges all, and runs them or lets them wait for one word; `run` is what the flow does to run them. */
export async function answerSeveral(
  record: CommandRecord,
  texts: readonly string[],
  {
    run,
    journey,
    ...tools
  }: SeveralTools & { readonly journey: Journey; readonly run: (all: readonly JudgedCommand[]) => Promise<Message | undefined> },
): Promise<Message> {
  const judgment = await judgeSeveral(record, texts, tools.context);
  if (judgment.kind === 'answered') return judgment.answer;
  const all = judgment.kind === 'may-run' ? judgment.all : [];
  const isMutating = all.some(({ decision }) => decision.isMutating);
  if (isMutating && journey.isUnverified === true) return refuseUnverified(record, tools.context);
  return (await (isMutating ? askForSeveral(record, all, tools) : run(all))) ?? composeFailure('not-run', record.id);
}

/** Commands that run one after the other. */
interface SeveralRun {
  readonly record: CommandRecord;
  readonly all: readonly JudgedCommand[];
  readonly signal: AbortSignal;
}

/** How one of them ended. */
interface Ended {
  readonly answer: Message;
  readonly isDone: boolean;
}

/** Commits that the first is executing; what it returns runs them all. Undefined where the request does not stand where it stood. */
export async function beginSeveral(
  record: CommandRecord,
  all: readonly JudgedCommand[],
  tools: SeveralTools,
): Promise<((signal: AbortSignal) => Promise<Message>) | undefined> {
  const begun = await begin({ record, all, position: 0 }, tools);
  return begun === undefined ? undefined : (signal) => runFrom(begun, { record, all, signal }, tools);
}

async function runFrom(first: Begun, run: SeveralRun, tools: SeveralTools): Promise<Message> {
  const answers: Message[] = [];
  let isDone = true;
  for (let position = 0; position < run.all.length && isDone; position += 1) {
    const ended: Ended = position === 0 ? await runOne(first, run, tools) : await runNext(position, run, tools);
    answers.push(ended.answer);
    isDone = ended.isDone;
  }
  return composeSeveralAnswers({ answers, isDone, of: run.all.length });
}

/** What is about to be sent, and is on record as being executed. */
interface Begun {
  readonly judged: JudgedCommand;
  readonly authorized: AuthorizedCommand;
  readonly position: number;
}

interface Beginning {
  readonly record: CommandRecord;
  readonly all: readonly JudgedCommand[];
  readonly position: number;
}

async function begin({ record, all, position }: Beginning, { context, word }: SeveralTools): Promise<Begun | undefined> {
  const judged = all[position];
  if (judged === undefined) return undefined;
  const { command, decision, place } = judged;
  const authorized = grantCommand(command, decision, { record, place, wasConfirmed: isAwaitingWord(record), now: context.now() });
  if (authorized === undefined) return undefined;
  const from: CommandStatus = position === 0 ? record.status : 'executing';
  const detail = describeAmong(judged, { position, of: all.length, context });
  const hasBegun = await recordStep(context, { record, from, to: 'executing', detail, ...stepOfWord(position === 0 ? word : undefined) });
  return hasBegun ? { judged, authorized, position } : undefined;
}

/** Those before have been run, and their answers come whatever becomes of this one. */
async function runNext(position: number, run: SeveralRun, tools: SeveralTools): Promise<Ended> {
  const { logger } = tools.context;
  const next = await beginNext(position, run, tools).catch((error: unknown) => {
    logger.error({ error, commandId: run.record.id }, 'the next of several commands could not be begun');
    return notRun(run.record);
  });
  return 'authorized' in next ? runOne(next, { ...run, all: run.all.with(position, next.judged) }, tools) : next;
}

/** The ones before may have taken long: whether this one may run is decided anew. */
async function beginNext(position: number, run: SeveralRun, tools: SeveralTools): Promise<Begun | Ended> {
  const { context } = tools;
  const before = run.all[position];
  if (before === undefined) return notRun(run.record);
  const region = before.place.region;
  const { confirmation } = run.record;
  const record = confirmation === undefined ? run.record : { ...run.record, confirmation: { ...confirmation, region } };
  // Where it runs was decided with the others: a Region that one of them names must not become that of the next.
  const command = { ...before.command, region, ...accountOfPlace(before.place) };
  const judged: JudgedCommand = { command, ...(await decideCommand(record, command, context)) };
  const isSame = isSamePlace(judged.place, before.place);
  const { decision, place } = judged;
  // What only read when all were judged may have come to need a word that nobody has given.
  const isUnconfirmed = decision.isMutating && !isAwaitingWord(run.record);
  if (decision.verdict === 'denied' || !isSame || isUnconfirmed) {
    await end(run, { position, judged, to: 'failed', kind: 'command.denied', detail: {} }, context);
    return isSame && !isUnconfirmed
      ? { answer: composeDenial({ command: withoutSecrets(judged.command, context), decision, place }), isDone: false }
      : notRun(run.record);
  }
  const all = run.all.with(position, judged);
  return (await begin({ record: run.record, all, position }, tools)) ?? notRun(run.record);
}

function notRun(record: CommandRecord): Ended {
  return { answer: composeFailure('not-run', record.id), isDone: false };
}

async function runOne({ judged, authorized, position }: Begun, run: SeveralRun, tools: SeveralTools): Promise<Ended> {
  const { context, execute, composeResult } = tools;
  const result = await execute(authorized, run.signal);
  const ended = statusOfResult(result, judged.decision.isMutating);
  const isDone = ended === 'succeeded';
  const to = isDone && position < run.all.length - 1 ? 'executing' : ended;
  context.metrics.commandEnded(ended);
  try {
    await end(run, { position, judged, to, kind: `command.${ended}`, detail: describeResult(result) }, context);
  } catch (error) {
    context.logger.error({ error, commandId: run.record.id }, 'the outcome of a command could not be recorded');
    return { answer: composeFailure('outcome-not-recorded', run.record.id), isDone: false };
  }
  return { answer: composeResult(judged, result), isDone };
}

interface Ending {
  readonly position: number;
  readonly judged: JudgedCommand;
  readonly to: CommandStatus;
  readonly kind: 'command.denied' | 'command.succeeded' | 'command.failed' | 'command.outcome-unknown';
  readonly detail: Readonly<Record<string, unknown>>;
}

async function end({ record, all }: SeveralRun, { position, judged, to, kind, detail }: Ending, context: JudgingContext): Promise<void> {
  const whole = { ...describeAmong(judged, { position, of: all.length, context }), ...detail };
  await recordStep(context, { record, from: 'executing', to, kinds: [kind], detail: whole });
}
