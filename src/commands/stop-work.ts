// Answers `stop CODE`: ends what goes on in the background of a channel. Only whoever asked for it may.
import type { CommandRecord } from '../domain/command-record.ts';
import type { Message } from '../messages/message.ts';
import type { BackgroundRun, BackgroundRuns } from './background/background-runs.ts';
import { composeStopRefused } from './compose/compose-stop.ts';
import type { CommandsContext } from './context.ts';
import { recordStep } from './record/record-step.ts';

/** Stops what goes on under a code; what became of it is the answer. */
export async function stopWork(record: CommandRecord, code: string, { context, runs }: StopContext): Promise<Message> {
  const run = runs.find(record.channel, code);
  if (run === undefined) return refuse(record, context);
  if (run.record.person.userId !== record.person.userId) return refuse(record, context, run);
  await recordStep(context, { record, from: 'received', to: 'answered', kinds: [], detail: {} });
  const stopped = { record: run.record, from: 'executing', to: 'executing', kinds: ['command.stopped'], detail: run.detail } as const;
  // Where the answer came first there is nothing to stop, and it is the answer to this as well.
  await recordStep(context, { ...stopped, by: record.person });
  return runs.stop(run);
}

/** What stopping needs. */
export interface StopContext {
  readonly context: CommandsContext;
  readonly runs: BackgroundRuns;
}

async function refuse(record: CommandRecord, context: CommandsContext, run?: Pick<BackgroundRun, 'record'>): Promise<Message> {
  const [kind, detail] =
    run === undefined
      ? (['command.rejected', { code: 'nothing-to-stop' }] as const)
      : (['command.denied', { because: { rule: 'not-the-requester' }, waitingCommandId: run.record.id }] as const);
  await recordStep(context, { record, from: 'received', to: 'answered', kinds: [kind], detail });
  return composeStopRefused(run?.record.person);
}
