// The commands of an alias that take values from the answers before them: each is filled in when its turn comes, decided, and run where it
// only reads. What changes something was shown to nobody with its values, so it is offered, and goes through the whole flow once it is taken.
import type { CommandTail, StepTemplate } from '../domain/command-template.ts';
import type { ParseFailure } from '../domain/command.ts';
import type { Block } from '../messages/message.ts';
import { accountOfPlace, type CommandPlace } from './command-place.ts';
import { composeDenial } from './compose/compose-denial.ts';
import { composeNextStep } from './compose/compose-next-step.ts';
import { composeParseFailure } from './compose/compose-parse-failure.ts';
import { fillFromAnswers, type StepAnswer } from './fill-from-answers.ts';
import { findMultipliedValue } from './find-multiplied-value.ts';
import { decideCommand, withoutSecrets, type JudgedCommand } from './judge-command.ts';
import { maskCommandText } from './mask-command-text.ts';
import { offerTail } from './offer-tail.ts';
import { parseCommand } from './parse/parse-command.ts';
import { writeStep } from './parse/template/fill-template.ts';
import { describeFailure } from './record/audit-detail.ts';
import { recordStep } from './record/record-step.ts';
import {
  amongAll,
  beginOne,
  endOne,
  notRun,
  runOne,
  type Among,
  type Ended,
  type SeveralRun,
  type SeveralTools,
} from './run-one-of-several.ts';

/** What became of what followed. */
interface RanTail {
  readonly ends: readonly Ended[];
  /** True where none failed; with `next` some are left. */
  readonly isDone: boolean;
  /** The command that changes something, with what runs it. */
  readonly next?: readonly Block[];
}

type TailTools = SeveralTools & { readonly tail: CommandTail };

/** Runs them one after the other behind those that have ended well. */
export async function runTail(before: readonly Ended[], run: SeveralRun, tools: TailTools): Promise<RanTail> {
  const { tail, context } = tools;
  const answers = new Map<number, StepAnswer>();
  before.forEach((end, position) => {
    remember(answers, tail.doneCount + position + 1, end);
  });
  const ends: Ended[] = [];
  for (const [index, step] of tail.steps.entries()) {
    const position = run.all.length + index;
    try {
      const filled = fillFromAnswers(step, answers);
      const written = filled.status === 'filled' ? writeStep(filled.filled) : filled;
      if (written.status === 'refused') return { ends: [...ends, await refuse(run, written.message, tools)], isDone: false };
      const fault = findMultipliedValue(step, { answers, written: written.filled }, context);
      if (fault !== undefined) return { ends: [...ends, await refuse(run, fault, tools)], isDone: false };
      const judged = await judge(run, written.filled, tools);
      if ('answer' in judged) return { ends: [...ends, judged], isDone: false };
      const turn = { judged, among: amongAll(position, run.all, tail) };
      if (judged.decision.verdict === 'denied') return { ends: [...ends, await deny(run, turn, tools)], isDone: false };
      if (judged.decision.isMutating) {
        const later = findLaterFault(tail.steps.slice(index + 1), answers, context);
        if (later !== undefined) return { ends: [...ends, await refuse(run, later, tools)], isDone: false };
        await pause(run, tools);
        return { ends, isDone: true, next: await offerRest({ judged, index, answers, run }, tools) };
      }
      const begun = await beginOne(run.record, { ...turn, isFirst: false }, tools);
      const ended = begun === undefined ? notRun(run.record) : await runOne(begun, run, tools);
      ends.push(ended);
      if (!ended.isDone) return { ends, isDone: false };
      remember(answers, tail.doneCount + position + 1, ended);
    } catch (error) {
      context.logger.error({ error, commandId: run.record.id }, 'the next command of an alias could not be run');
      return { ends: [...ends, notRun(run.record)], isDone: false };
    }
  }
  return { ends, isDone: true };
}

/** What is kept for later is filled in now, so that it is looked at now. */
function findLaterFault(
  steps: readonly StepTemplate[],
  answers: ReadonlyMap<number, StepAnswer>,
  context: TailTools['context'],
): string | undefined {
  for (const step of steps) {
    const filled = fillFromAnswers(step, answers);
    const written = filled.status === 'filled' ? writeStep(filled.filled) : filled;
    const fault = written.status === 'filled' ? findMultipliedValue(step, { answers, written: written.filled }, context) : undefined;
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function remember(answers: Map<number, StepAnswer>, step: number, { result }: Ended): void {
  if (result?.status === 'succeeded') answers.set(step, { output: result.output, hasMore: result.hasMore });
}

/** It goes where the first went, unless it names another Region. */
async function judge({ record, all }: SeveralRun, text: string, tools: TailTools): Promise<JudgedCommand | Ended> {
  const { context } = tools;
  const parsed = parseCommand(text, context);
  if (parsed.status === 'failed') return reject(record, parsed.failure, { text, tools });
  const first = all[0]?.place;
  if (first === undefined) return notRun(record);
  const { confirmation: _confirmation, ...unconfirmed } = record;
  const region = parsed.command.region ?? first.region;
  const command = { ...accountOfPlace(first), ...parsed.command, region };
  const judged: JudgedCommand = { command, ...(await decideCommand(unconfirmed, command, context)) };
  if (command.waiter === undefined && judged.place.accountId === first.accountId) return judged;
  const message =
    command.waiter === undefined
      ? 'The commands of an alias go to one account; this one names another. It was not run.'
      : 'A command that waits stands alone in its alias. It was not run.';
  return reject(record, { code: 'not-supported', message, missing: [], suggestions: [] }, { text, tools });
}

async function reject(
  record: SeveralRun['record'],
  failure: ParseFailure,
  { text, tools: { context } }: { readonly text: string; readonly tools: TailTools },
): Promise<Ended> {
  const detail = describeFailure(failure, maskCommandText(text, context));
  await recordStep(context, { record, from: 'executing', to: 'failed', kinds: ['command.rejected'], detail });
  context.metrics.commandEnded('rejected');
  return { answer: composeParseFailure(failure), isDone: false };
}

function refuse({ record }: SeveralRun, message: string, tools: TailTools): Promise<Ended> {
  return reject(record, { code: 'invalid-value', message, missing: [], suggestions: [] }, { text: '', tools });
}

interface Turn {
  readonly judged: JudgedCommand;
  readonly among: Among;
}

async function deny({ record }: SeveralRun, { judged, among }: Turn, { context }: TailTools): Promise<Ended> {
  const { command, decision, place } = judged;
  await endOne(record, { among, judged, to: 'failed', kind: 'command.denied', detail: {} }, context);
  context.metrics.commandEnded('denied');
  return { answer: composeDenial({ command: withoutSecrets(command, context), decision, place }), isDone: false };
}

/** The commands before it have done what was asked; what comes next is a request of its own. */
async function pause({ record }: SeveralRun, { context }: TailTools): Promise<void> {
  await recordStep(context, { record, from: 'executing', to: 'succeeded', kinds: [], detail: {} });
}

async function offerRest(
  {
    judged,
    index,
    answers,
    run,
  }: {
    readonly judged: JudgedCommand;
    readonly index: number;
    readonly answers: ReadonlyMap<number, StepAnswer>;
    readonly run: SeveralRun;
  },
  { tail, context }: TailTools,
): Promise<readonly Block[]> {
  const doneCount = tail.doneCount + run.all.length + index;
  const steps: StepTemplate[] = [];
  for (const step of tail.steps.slice(index)) {
    const filled = fillFromAnswers(step, answers);
    // What cannot be filled in is told when its turn comes.
    steps.push(pinPlace(filled.status === 'filled' ? filled.filled : step, judged.place, run));
  }
  const code = await offerTail(run.record, { ...tail, doneCount, steps }, context);
  const isPartial = [...answers.values()].some(({ hasMore }) => hasMore);
  return composeNextStep({ command: withoutSecrets(judged.command, context), number: doneCount + 1, code, isPartial });
}

/** It goes where it was to go, whatever whoever takes it up has chosen meanwhile. */
function pinPlace(step: StepTemplate, place: CommandPlace, { all }: SeveralRun): StepTemplate {
  const { account } = accountOfPlace(place);
  const hasRegion = step.some(({ option }) => option === '--region');
  const region = all[0]?.place.region ?? place.region;
  return [
    ...(account === undefined || step[0]?.option === '--account' ? [] : [{ option: '--account', parts: [account] }]),
    ...step,
    ...(hasRegion ? [] : [{ option: '--region', parts: [region] }]),
  ];
}
