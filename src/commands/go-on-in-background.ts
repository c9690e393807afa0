// A command that takes long: whoever asked is told so at once, and the answer comes as a message of its own.
import type { CommandRecord } from '../domain/command-record.ts';
import type { Message } from '../messages/message.ts';
import type { BackgroundRun, BackgroundRuns } from './background/background-runs.ts';
import { composeLateAnswer } from './compose/compose-late-answer.ts';
import { composeRunEnded, composeRunning, type RunningCommand } from './compose/compose-running.ts';
import type { CommandsContext } from './context.ts';
import { withoutSecrets } from './judge-command.ts';
import { recordStep } from './record/record-step.ts';

/** A call under way. */
export interface UnansweredRun extends RunningCommand, Omit<BackgroundRun, 'code'> {
  /** The request whose answer says that the command goes on: the command's own, or the confirmation. */
  readonly answered: CommandRecord;
}

/** What it works with. */
export interface BackgroundContext {
  readonly context: CommandsContext;
  readonly runs: BackgroundRuns;
  /** Chooses what nothing else of the channel can be stopped with. */
  readonly chooseCode: (record: CommandRecord) => Promise<string>;
  /** Changes the answer to a request where the platform can. Never rejects. */
  readonly showUpdated: (record: CommandRecord, message: Message) => void;
  /** Posts the answer to a request as a message of its own. */
  readonly postLater: (record: CommandRecord, message: Message) => Promise<void>;
}

/** Resolves to the answer, or to undefined where `patience` ends before; `signal` is the call's own, after which an answer comes at once. */
export async function answerInTime(
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
export async function goOnInBackground(run: UnansweredRun, background: BackgroundContext): Promise<Message> {
  const { context, runs, chooseCode } = background;
  const { record, answer, stop } = run;
  const code = await chooseCode(record);
  const detail = { ...run.detail, code };
  const step = { record, from: 'executing', to: 'executing', kinds: ['command.continued'], detail } as const;
  // That it is executing is on record already: without this line of the log the answer comes all the same.
  const goesOn = await recordStep(context, step).catch((error: unknown) => {
    context.logger.error({ error, commandId: record.id }, 'it could not be recorded that a command goes on');
    return true;
  });
  if (!goesOn) return answer;
  const entry: BackgroundRun = { record, code, detail, stop, answer };
  runs.add(entry);
  const shown = { place: run.place, command: withoutSecrets(run.command, context) };
  void tell(entry, { ...shown, answered: run.answered }, background);
  return composeRunning(shown, code);
}

async function tell(
  entry: BackgroundRun,
  { answered, command }: RunningCommand & Pick<UnansweredRun, 'answered'>,
  { context, runs, showUpdated, postLater }: BackgroundContext,
): Promise<void> {
  const message = await entry.answer;
  const isStopped = runs.isStopped(entry);
  showUpdated(answered, composeRunEnded(isStopped));
  if (isStopped) return;
  const { person, receivedAt: askedAt } = entry.record;
  const late = composeLateAnswer(message, { person, askedAt, commandText: command.text });
  await postLater(entry.record, late).catch((error: unknown) => {
    context.logger.error({ error, commandId: entry.record.id }, 'the answer of a command that took long could not be posted');
  });
}
