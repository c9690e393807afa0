// Several commands of one message: all are judged before any runs, all are confirmed with one word, and they run one after the other up to
// the first that does not end as asked. They are one command on record; each has its own lines in the audit log, with its position.
import { isAwaitingWord, type CommandRecord } from '../domain/command-record.ts';
import type { Message } from '../messages/message.ts';
import { askForSeveral } from './ask-for-several.ts';
import { accountOfPlace, isSamePlace } from './command-place.ts';
import { composeDenial } from './compose/compose-denial.ts';
import { composeFailure } from './compose/compose-failure.ts';
import { composeSeveralAnswers } from './compose/compose-several.ts';
import type { Journey } from './journey.ts';
import { decideCommand, withoutSecrets, type JudgedCommand } from './judge-command.ts';
import { judgeSeveral } from './judge-several.ts';
import { refuseUnverified } from './refuse-speaker.ts';
import {
  amongAll,
  beginOne,
  endOne,
  notRun,
  runOne,
  type Begun,
  type Ended,
  type SeveralRun,
  type SeveralTools,
} from './run-one-of-several.ts';
import { runTail } from './run-tail.ts';

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
  const waits = tools.press !== undefined || all.some(({ decision }) => decision.isMutating);
  if (waits && journey.isUnverified === true) return refuseUnverified(record, tools.context);
  if (waits) journey.shown ??= 'command';
  return (await (waits ? askForSeveral(record, all, tools) : run(all))) ?? composeFailure('not-run', record.id);
}

/** Commits that the first is executing; what it returns runs them all. Undefined where the request does not stand where it stood. */
export async function beginSeveral(
  record: CommandRecord,
  all: readonly JudgedCommand[],
  tools: SeveralTools,
): Promise<((signal: AbortSignal) => Promise<Message>) | undefined> {
  const [judged] = all;
  if (judged === undefined) return undefined;
  const begun = await beginOne(record, { judged, among: amongAll(0, all, tools.tail), isFirst: true }, tools);
  return begun === undefined ? undefined : (signal) => runFrom(begun, { record, all, signal }, tools);
}

async function runFrom(first: Begun, run: SeveralRun, tools: SeveralTools): Promise<Message> {
  const ends: Ended[] = [];
  for (let position = 0; position < run.all.length && ends.every(({ isDone }) => isDone); position += 1) {
    ends.push(position === 0 ? await runOne(first, run, tools) : await runNext(position, run, tools));
  }
  const isDone = ends.every((end) => end.isDone);
  const { tail } = tools;
  const following = tail === undefined || !isDone ? undefined : await runTail(ends, run, { ...tools, tail });
  return composeSeveralAnswers({
    answers: [...ends, ...(following?.ends ?? [])].map(({ answer }) => answer),
    isDone: following?.isDone ?? isDone,
    among: amongAll(0, run.all, tail),
    ...(following?.next === undefined ? {} : { next: following.next }),
  });
}

/** Those before have been run, and their answers come whatever becomes of this one. */
async function runNext(position: number, run: SeveralRun, tools: SeveralTools): Promise<Ended> {
  const { logger } = tools.context;
  const next = await beginNext(position, run, tools).catch((error: unknown) => {
    logger.error({ error, commandId: run.record.id }, 'the next of several commands could not be begun');
    return notRun(run.record);
  });
  return 'authorized' in next ? runOne(next, run, tools) : next;
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
  const among = amongAll(position, run.all, tools.tail);
  // What only read when all were judged may have come to need a word that nobody has given; a card that says it reads asked for another.
  const isUnconfirmed = decision.isMutating && (!isAwaitingWord(run.record) || confirmation?.isReading === true);
  if (decision.verdict === 'denied' || !isSame || isUnconfirmed) {
    await endOne(run.record, { among, judged, to: 'failed', kind: 'command.denied', detail: {} }, context);
    return isSame && !isUnconfirmed
      ? { answer: composeDenial({ command: withoutSecrets(judged.command, context), decision, place }), isDone: false }
      : notRun(run.record);
  }
  return (await beginOne(run.record, { judged, among, isFirst: false }, tools)) ?? notRun(run.record);
}
