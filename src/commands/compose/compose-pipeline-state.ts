// Where a pipeline of AWS CodePipeline stands: each stage with its status, since when, what runs through it, and why it stopped.
import type { Block } from '../../messages/message.ts';
import { text, type Span } from '../../messages/spans.ts';
import { truncateText } from '../../messages/truncate.ts';
import { countStates } from './count-states.ts';
import { markState, moodOfState } from './state-mark.ts';
import { listAt, readPath, textAt, type Structure } from './views/view.ts';

/** What was composed. */
export interface ComposedPipelineState {
  readonly headline: string;
  readonly mood?: 'warning';
  readonly blocks: readonly Block[];
}

/** How many stages are shown; AWS CodePipeline allows 50. */
const STAGES_SHOWN = 50;

/** Longest name of a stage, of a revision, and of what went wrong. */
const NAME_MAX_LENGTH = 100;
const REVISION_MAX_LENGTH = 12;
const TROUBLE_MAX_LENGTH = 300;

/** How a stage stands. */
interface Stage {
  readonly name: string;
  readonly status: string;
  readonly since: Date | undefined;
  readonly revision: string | undefined;
  readonly trouble: string | undefined;
}

const COLUMNS = ['Stage', 'State', 'Since', 'Revision', 'What'] as const;

/** Composes it; undefined where the answer has another form than expected. */
export function composePipelineState(output: Structure): ComposedPipelineState | undefined {
  const stages = listAt(output, 'stageStates').slice(0, STAGES_SHOWN).map(readStage);
  if (stages.length === 0) return undefined;
  const name = truncateText(textAt(output, 'pipelineName') ?? 'pipeline', NAME_MAX_LENGTH);
  const rows = stages.map((stage) => rowOf(stage));
  // A column in which nothing stands takes the room of the others.
  const filled = COLUMNS.map((_column, index) => index).filter((index) => rows.some((row) => (row[index]?.length ?? 0) > 0));
  return {
    headline: `${name}, ${headline(stages)}`,
    ...(stages.some(({ status }) => moodOfState(status) === 'bad') ? { mood: 'warning' as const } : {}),
    blocks: [
      {
        kind: 'table',
        columns: filled.map((index) => COLUMNS[index] ?? ''),
        rows: rows.map((row) => filled.map((index) => row[index] ?? [])),
      },
    ],
  };
}

/** The stage that one looks for: `Build Failed`, else what all of them are. */
function headline(stages: readonly Stage[]): string {
  const notable = stages.find(({ status }) => moodOfState(status) === 'bad') ?? stages.find(({ status }) => moodOfState(status) !== 'good');
  if (notable !== undefined) return `${notable.name} ${notable.status}`;
  const columns = [{ title: 'status', isState: true, read: (stage: Structure) => stage['status'] }];
  return (
    countStates(
      stages.map(({ status }) => ({ status })),
      columns,
    ) ?? 'ready'
  );
}

function readStage(state: Structure): Stage {
  const actions = listAt(state, 'actionStates');
  const changes = actions.map((action) => readPath(action, 'latestExecution.lastStatusChange')).filter((at) => at instanceof Date);
  return {
    name: truncateText(textAt(state, 'stageName') ?? '?', NAME_MAX_LENGTH),
    status: truncateText(textAt(state, 'latestExecution.status') ?? 'not run yet', NAME_MAX_LENGTH),
    since: changes.toSorted((one, other) => other.getTime() - one.getTime())[0],
    revision: actions.map((action) => textAt(action, 'currentRevision.revisionId')).find((revision) => revision !== undefined),
    trouble: troubleOf(state, actions),
  };
}

/** What went wrong or is waited for, else what an action says of itself. */
function troubleOf(state: Structure, actions: readonly Structure[]): string | undefined {
  if (readPath(state, 'inboundTransitionState.enabled') === false) {
    return `Nothing may enter: ${textAt(state, 'inboundTransitionState.disabledReason') ?? 'the transition is disabled'}`;
  }
  const failed = actions.find((action) => textAt(action, 'latestExecution.errorDetails.message') !== undefined);
  if (failed !== undefined) return `${actionName(failed)}: ${textAt(failed, 'latestExecution.errorDetails.message') ?? ''}`;
  // Only an approval has a token.
  const waiting = actions.find(
    (action) => textAt(action, 'latestExecution.token') !== undefined && textAt(action, 'latestExecution.status') === 'InProgress',
  );
  if (waiting !== undefined) return `${actionName(waiting)} waits for an approval`;
  return actions.map((action) => textAt(action, 'latestExecution.summary')).find((summary) => summary !== undefined);
}

function actionName(action: Structure): string {
  return textAt(action, 'actionName') ?? 'action';
}

function rowOf({ name, status, since, revision, trouble }: Stage): readonly (readonly Span[])[] {
  return [
    [text(name)],
    [text(markState(status))],
    since === undefined ? [] : [{ kind: 'time', at: since.toISOString() }],
    revision === undefined ? [] : [text(revision.slice(0, REVISION_MAX_LENGTH))],
    trouble === undefined ? [] : [text(truncateText(trouble, TROUBLE_MAX_LENGTH))],
  ];
}
