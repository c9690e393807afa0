// A command that takes long: whoever asked is told so at once, and the answer comes as a message of its own.
import type { CommandRecord } from '../domain/command-record.ts';
import type { Message } from '../messages/message.ts';
import { RUN_MAX_MS, type BackgroundRun, type BackgroundRuns } from './background/background-runs.ts';
import type { CommandsUnderWay } from './commands-under-way.ts';
import { composeLateAnswer } from './compose/compose-late-answer.ts';
import { composeRunEnded, composeRunning, type RunningCommand } from './compose/compose-running.ts';
import { newConfirmationCode } from './confirm/confirmation-code.ts';
import type { CommandsContext } from './context.ts';
import { withoutSecrets } from './judge-command.ts';
import { recordStep } from './record/record-step.ts';

/** A call that is about to be sent. */
export interface StartedRun extends RunningCommand, Pick<BackgroundRun, 'record' | 'detail'> {
  /** The request whose answer says that the command goes on: the command's own, or the confirmation. */
  readonly answered: CommandRecord;
  /** Sends it; what it resolves to is the answer. */
  readonly answerWith: (signal: AbortSignal) => Promise<Message>;
  /** The answer where that rejects once nobody waits for it. */
  readonly answerFailure: (error: unknown) => Message;
}

/** A call under way. */
interface UnansweredRun extends StartedRun {
  readonly stop: () => void;
  readonly answer: Promise<Message>;
}

/** What it works with. */
export interface BackgroundContext {
  readonly context: CommandsContext & { readonly timeout: (ms: number) => AbortSignal };
  readonly runs: BackgroundRuns;
  readonly underWay: CommandsUnderWay;
  /** How long whoever asked waits looking. */
  readonly patienceMs: () => number;
  /** Chooses what nothing else of the channel can be stopped with. */
  readonly chooseCode: (record: CommandRecord) => Promise<string>;
  /** Changes the answer to a request where the platform can. Never rejects. */
  readonly showUpdated: (record: CommandRecord, message: Message) => void;
  /** Posts the answer to a request as a message of its own. */
  readonly postLater: (record: CommandRecord, message: Message) => Promise<void>;
}

/** Sends a call; resolves to its answer, or, where that takes long, to what is said meanwhile. */
export async function answerSoonOrLater(run: StartedRun, background: BackgroundContext): Promise<Message> {
  const { context, underWay, patienceMs } = background;
  const stopping = new AbortController();
  const signal = AbortSignal.any([stopping.signal, context.timeout(RUN_MAX_MS)]);
  const answer = run.answerWith(signal);
  const early = await answerInTime(answer, { patience: context.timeout(patienceMs()), signal });
  if (early !== undefined) return early;
  const leave = underWay.add(run.record.person);
  const stop = (): void => {
    stopping.abort();
  };
  return goOnInBackground({ ...run, stop, answer: answer.catch(run.answerFailure).finally(leave) }, background);
}

/** Resolves to the answer, or to undefined where `patience` ends before; `signal` is the call's own, after which an answer comes at once. */
async function answerInTime(
  answer: Promise<Message>,
  { patience, signal }: { readonly patience: AbortSignal; readonly signal: AbortSignal },
): Promise<Message | undefined> {
  const { promise: impatient, resolve } = Promise.withResolvers<undefined>();
  const giveUp = (): void => {
    resolve(undefined);
  };
  if (patience.aborted) giveUp();
  patience.addEventListener('abort', giveUp, { once: true });
  const first = await Promise.race([answer, impatient]);
  patience.removeEventListener('abort', giveUp);
  return first ?? (signal.aborted ? answer : undefined);
}

/** Lets a call go on; resolves to what is said meanwhile. */
async function goOnInBackground(run: UnansweredRun, background: BackgroundContext): Promise<Message> {
  const { context, runs, chooseCode } = background;
  const { record, answer, stop } = run;
  // The call is under way, and its answer comes all the same: where it cannot be asked which codes are taken, any is nearly surely free.
  const code = await chooseCode(record).catch((error: unknown) => {
    context.logger.error({ error, commandId: record.id }, 'the codes of what goes on could not be read');
    return newConfirmationCode();
  });
  const detail = { ...run.detail, code };
  const step = { record, from: 'executing', to: 'executing', kinds: ['command.continued'], detail } as const;
  // That it is executing is on record already: without this line of the log the answer comes all the same.
  const goesOn = await recordStep(context, step).catch((error: unknown) => {
    context.logger.error({ error, commandId: record.id }, 'it could not be recorded that a command goes on');
    return true;
  });
  if (!goesOn) return answer;
  const entry: BackgroundRun = { record, code, detail, stop, answer };
  const shown = { place: run.place, command: withoutSecrets(run.command, context) };
  runs.add(entry, (message) => tell(entry, { message, answered: run.answered, command: shown.command }, background));
  return composeRunning(shown, code);
}

async function tell(
  entry: BackgroundRun,
  { message, answered, command }: Pick<UnansweredRun, 'answered' | 'command'> & { readonly message: Message },
  { context, runs, showUpdated, postLater }: BackgroundContext,
): Promise<void> {
  const isStopped = runs.isStopped(entry);
  showUpdated(answered, composeRunEnded(isStopped));
  if (isStopped) return;
  const { person, receivedAt: askedAt } = entry.record;
  const late = composeLateAnswer(message, { person, askedAt, commandText: command.text });
  await postLater(entry.record, late).catch((error: unknown) => {
    context.logger.error({ error, commandId: entry.record.id }, 'the answer of a command that took long could not be posted');
  });
}
