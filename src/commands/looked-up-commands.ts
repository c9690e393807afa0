// Commands of Signalbox's own that need something nobody should have to write, such as the token of an approval, which only AWS knows, or the
// rule that mutes an alarm from now on: it is looked up or worked out, and what comes of it is a plain command of AWS, which is judged, shown and confirmed as if somebody had typed it.
import { instantInWords } from '../lib/instant-in-words.ts';
import type { AskAws, Completed, GivenOptions, LookedUpCommand } from './looked-up-command.ts';
import { muteAlarm } from './mute-alarm.ts';
import { optionWithValue } from './parse/shell-quote.ts';
import { queryLogInsights } from './query-log-insights.ts';

/** Longest comment of an approval (CodePipeline API, ApprovalSummary). */
const COMMENT_MAX_LENGTH = 512;

const APPROVAL = { required: ['pipeline', 'stage', 'action'], optional: ['comment', 'pipeline-execution-id', 'token'] } as const;

/** All of them, by their names, which are completed by LOOKED_UP_NAMES. */
export const LOOKED_UP_COMMANDS: ReadonlyMap<string, LookedUpCommand> = new Map<string, LookedUpCommand>([
  [
    'codepipeline approve',
    {
      ...APPROVAL,
      complete: (given, ask) => answerApproval('Approved', given, ask),
    },
  ],
  [
    'codepipeline reject',
    {
      ...APPROVAL,
      complete: (given, ask) => answerApproval('Rejected', given, ask),
    },
  ],
  [
    'ecs roll-back',
    {
      required: ['cluster', 'service'],
      optional: [],
      complete: rollBackService,
    },
  ],
  ['logs insights', queryLogInsights],
  ['cloudwatch mute-alarm', muteAlarm],
]);

async function answerApproval(status: 'Approved' | 'Rejected', given: GivenOptions, ask: AskAws): Promise<Completed | undefined> {
  const [pipeline, stage, action, comment] = ['pipeline', 'stage', 'action', 'comment'].map((name) => given.get(name) ?? '') as [
    string,
    string,
    string,
    string,
  ];
  if (comment.length > COMMENT_MAX_LENGTH) return { why: `A comment has ${COMMENT_MAX_LENGTH} characters at most.` };
  const output = await ask({ service: 'codepipeline', operation: 'GetPipelineState', params: { name: pipeline } });
  if (output === undefined) return undefined;
  const ofStage = listOf(output['stageStates']).find(({ stageName }) => stageName === stage);
  if (ofStage === undefined) return { why: `Pipeline ${pipeline} has no stage ${stage}.` };
  const ofAction = listOf(ofStage['actionStates']).find(({ actionName }) => actionName === action);
  if (ofAction === undefined) return { why: `Stage ${stage} of pipeline ${pipeline} has no action ${action}.` };
  const execution = recordOf(ofAction['latestExecution']);
  const token = execution['token'];
  if (execution['status'] !== 'InProgress' || typeof token !== 'string') {
    const before = typeof execution['status'] === 'string' ? ` Its last answer: ${execution['status']}.` : '';
    return { why: `Approval ${action} of pipeline ${pipeline} does not wait for an answer.${before}` };
  }
  const waiting = recordOf(ofStage['latestExecution'])['pipelineExecutionId'];
  if (isAnother(given.get('pipeline-execution-id'), waiting) || isAnother(given.get('token'), token)) {
    const which = typeof waiting === 'string' ? ` Execution ${waiting} waits there now.` : '';
    return { why: `This approval of ${action} in pipeline ${pipeline} is over.${which} Answer where that is told, or name no execution.` };
  }
  return {
    line: [
      'codepipeline put-approval-result',
      optionWithValue('pipeline-name', pipeline),
      optionWithValue('stage-name', stage),
      optionWithValue('action-name', action),
      optionWithValue('result', JSON.stringify({ summary: comment, status })),
      optionWithValue('token', token),
    ].join(' '),
    notes: tellWaiting(waiting, execution['lastStatusChange']),
  };
}

/** The attack that this stops, and the mistake: an old message lets through what came into the stage after it. */
function isAnother(told: string | undefined, waiting: unknown): boolean {
  return told !== undefined && told !== waiting;
}

/** Whoever confirms sees what it is that they let through. */
function tellWaiting(execution: unknown, since: unknown): readonly string[] {
  const which = typeof execution === 'string' ? `execution ${execution}` : 'an execution that AWS does not name';
  return [`This answers ${which}, which waits${since instanceof Date ? ` since ${instantInWords(since)}` : ''}.`];
}

async function rollBackService(given: GivenOptions, ask: AskAws): Promise<Completed | undefined> {
  const [cluster, service] = ['cluster', 'service'].map((name) => given.get(name) ?? '') as [string, string];
  const output = await ask({ service: 'ecs', operation: 'ListServiceDeployments', params: { cluster, service } });
  if (output === undefined) return undefined;
  const deployments = listOf(output['serviceDeployments']).toSorted((one, other) => instantOf(other) - instantOf(one));
  const underWay = deployments.find(({ status }) => status === 'IN_PROGRESS' || status === 'PENDING')?.['serviceDeploymentArn'];
  if (typeof underWay === 'string') {
    return { line: `ecs stop-service-deployment ${optionWithValue('service-deployment-arn', underWay)} --stop-type ROLLBACK` };
  }
  const current = deployments[0]?.['targetServiceRevisionArn'];
  const before = deployments.find(
    ({ status, targetServiceRevisionArn: revision }) => status === 'SUCCESSFUL' && typeof revision === 'string' && revision !== current,
  )?.['targetServiceRevisionArn'];
  if (typeof before !== 'string') {
    return { why: `No deployment of ${service} is under way, and ECS knows no other revision of it that was deployed before.` };
  }
  const revisions = await ask({ service: 'ecs', operation: 'DescribeServiceRevisions', params: { serviceRevisionArns: [before] } });
  const taskDefinition = listOf(revisions?.['serviceRevisions'])[0]?.['taskDefinition'];
  if (revisions === undefined) return undefined;
  if (typeof taskDefinition !== 'string') return { why: `ECS does not say which task definition ${service} had before.` };
  const options = [
    optionWithValue('cluster', cluster),
    optionWithValue('service', service),
    optionWithValue('task-definition', taskDefinition),
  ];
  return { line: `ecs update-service ${options.join(' ')}` };
}

type Structure = Readonly<Record<string, unknown>>;

function recordOf(value: unknown): Structure {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

function listOf(value: unknown): readonly Structure[] {
  return Array.isArray(value) ? value.map(recordOf) : [];
}

function instantOf({ createdAt }: Structure): number {
  return createdAt instanceof Date ? createdAt.getTime() : 0;
}
