// Several commands of one message: all are judged before any runs, all are confirmed with one word, and they run one after the other up to
// the first that does not end as asked. They are one command on record; each has its own lines in the audit log, with its position.
import type { AuthorizedCommand } from '../domain/authorized-command.ts';
import type { ParsedCommand, ParseFailure } from '../domain/command.ts';
import { isAwaitingWord, type CommandRecord, type CommandStatus, type PendingConfirmation } from '../domain/command-record.ts';
import { nameOfCredentials } from '../domain/role-session.ts';
import type { Message } from '../messages/message.ts';
import { grantCommand } from './authorize/grant-command.ts';
import { accountOfPlace, isSamePlace } from './command-place.ts';
import type { CommandResult } from './command-result.ts';
import { describeApprovers } from './compose/approver-names.ts';
import { composeDenial } from './compose/compose-denial.ts';
import { composeFailure } from './compose/compose-failure.ts';
import { composeParseFailure } from './compose/compose-parse-failure.ts';
import { composeRefusedAmong, composeSeveralAnswers, composeSeveralConfirmation } from './compose/compose-several.ts';
import { requestConfirmation } from './confirm/request-confirmation.ts';
import { findConfirmedSubject } from './confirmed-subject.ts';
import { findRequiredApproval, tagsOfPreview } from './find-required-approval.ts';
import { stepOfWord, type GivenWord } from './given-word.ts';
import type { Journey } from './journey.ts';
import { decideCommand, judgeCommand, withoutSecrets, type JudgedCommand, type Judgment, type JudgingContext } from './judge-command.ts';
import type { LookUpFor } from './look-up.ts';
import { maskCommandText } from './mask-command-text.ts';
import { parseCommand } from './parse/parse-command.ts';
import { COMMANDS_MAX, joinCommands } from './parse/split-commands.ts';
import { PREVIEW_TIMEOUT_MS } from './preview/preview-command.ts';
import { previewSeveral } from './preview/preview-several.ts';
import { describeCommand, describeDecision, describeFailure, describeResult } from './record/audit-detail.ts';
import { refuseUnverified } from './refuse-speaker.ts';
import { recordStep } from './record/record-step.ts';
import { statusOfResult } from './status-of-result.ts';

/** What the flow does for several commands as it does for one. */
export interface SeveralTools {
  readonly context: JudgingContext;
  readonly lookUpFor: LookUpFor;
  /** Chooses a code under which nothing of the channel waits. */
  readonly chooseCode: (record: CommandRecord) => Promise<string>;
  readonly execute: (authorized: AuthorizedCommand, signal: AbortSignal) => Promise<CommandResult>;
  readonly composeResult: (judged: JudgedCommand, result: CommandResult) => Message;
  /** The word that lets them run, where they waited for one. */
  readonly word?: GivenWord;
}

/** What became of all texts: the commands, or the answer after which none runs. */
export type SeveralJudgment =
  | { readonly kind: 'may-run'; readonly all: readonly JudgedCommand[] }
  | Exclude<Judgment, { readonly kind: 'may-run' }>;

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
  const detail = describeFailure(failure, record.text);
  if (!(await recordStep(context, { record, from: record.status, to: 'answered', kinds: ['command.rejected'], detail }))) {
    return { kind: 'moved-on' };
  }
  context.metrics.commandEnded('rejected');
  return { kind: 'answered', answer: composeParseFailure(failure) };
}

/** Lets all wait for one word; undefined where the request does not stand where it stood. */
async function askForSeveral(
  record: CommandRecord,
  all: readonly JudgedCommand[],
  { context, lookUpFor, chooseCode }: SeveralTools,
): Promise<Message | undefined> {
  const [first] = all;
  if (first === undefined) return undefined;
  const { region, accountId } = first.place;
  const credentials = nameOfCredentials(first.place.credentials);
  if (credentials === 'none') return undefined;
  const looked = all.map(({ command, decision: { isMutating }, place }) => ({
    command,
    isMutating,
    place,
    lookUp: lookUpFor(record, place),
  }));
  const previews = await previewSeveral(looked, { catalogue: context.catalogue, signal: context.timeout(PREVIEW_TIMEOUT_MS) });
  const commandText = joinCommands(all.map(textWithRegion));
  const seenTags = all.map(({ command }, position) => tagsOfPreview(previews[position], command));
  const subject = findConfirmedSubject(record, all, context);
  const rules = context.surroundings.rulesOf(record.channel);
  const approval = await findRequiredApproval(all, { rules, seenTags, at: context.now() });
  const waiting = { commandText, region, accountId, credentials, seenTags, subject };
  const confirmation = requestConfirmation(waiting, { code: await chooseCode(record), now: context.now() });
  const commands = all.map((judged, position) => describe(judged, { position, of: all.length, context }));
  const detail = { commands, expiresAt: confirmation.expiresAt.toISOString(), hash: confirmation.hash };
  const kinds = ['command.confirmation-requested'] as const;
  if (!(await recordStep(context, { record, from: 'received', to: 'awaiting-confirmation', kinds, detail, confirmation })))
    return undefined;
  return composeSeveralConfirmation({
    commands: all.map(({ command, place, decision }, position) => ({
      command: withoutSecrets(command, context),
      place,
      isMutating: decision.isMutating,
      isForAws: decision.verdict === 'undetermined',
      preview: previews[position],
    })),
    confirmation,
    person: record.person,
    ...(approval === undefined ? {} : { needs: describeApprovers(approval, rules?.control, record.person) }),
  });
}

function textWithRegion({ command, place }: JudgedCommand): string {
  return command.region === undefined ? `${command.text} --region ${place.region}` : command.text;
}

/** The text that stands for all of them where they are shown. */
export function textOfSeveral(all: readonly JudgedCommand[], context: JudgingContext): string {
  return joinCommands(all.map(({ command }) => withoutSecrets(command, context).text));
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
  const detail = describe(judged, { position, of: all.length, context });
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
  const whole = { ...describe(judged, { position, of: all.length, context }), ...detail };
  await recordStep(context, { record, from: 'executing', to, kinds: [kind], detail: whole });
}

function describe(
  { command, place, decision }: JudgedCommand,
  { position, of, context }: { readonly position: number; readonly of: number; readonly context: JudgingContext },
): Readonly<Record<string, unknown>> {
  return { ...describeCommand(command, place, context.catalogue), ...describeDecision(decision), position: position + 1, of };
}

/** Tells whether all would run where the card said: sample data may bear the id of an account that is there, and neither takes the other's place. */
export function areInPlace(all: readonly JudgedCommand[], confirmation: PendingConfirmation): boolean {
  return all.every(({ place }) => isSamePlace(place, confirmation));
}
