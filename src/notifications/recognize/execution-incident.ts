// The runs of things that start and end: all events of one execution belong to one incident, so that one message follows it.
import type { IncidentReference, IncidentTransition } from '../../domain/notification.ts';
import type { StateTone } from './by-shape/judge-state.ts';
import { isJsonObject } from './json-object.ts';

/** What decides about the incident of an event. */
export interface Execution {
  /** The event's `source`, for example `aws.codepipeline`. */
  readonly source: string;
  readonly detailType: string;
  readonly detail: unknown;
  readonly tone: StateTone;
}

interface ExecutionKind {
  /** The key of the detail that is the same in all events of one execution. */
  readonly idKey: string;
  /** The detail type whose end is the end of the whole; other detail types tell of parts. Absent: every one. */
  readonly deciding?: string;
}

// From each service's own event reference in its user guide.
const KINDS: ReadonlyMap<string, ExecutionKind> = new Map([
  ['aws.backup', { idKey: 'backupJobId' }],
  ['aws.batch', { idKey: 'jobId' }],
  ['aws.codebuild', { idKey: 'build-id', deciding: 'CodeBuild Build State Change' }],
  ['aws.codedeploy', { idKey: 'deploymentId', deciding: 'CodeDeploy Deployment State-change Notification' }],
  ['aws.codepipeline', { idKey: 'execution-id', deciding: 'CodePipeline Pipeline Execution State Change' }],
  ['aws.ecs', { idKey: 'deploymentId' }],
  ['aws.glue', { idKey: 'jobRunId' }],
  ['aws.health', { idKey: 'eventArn' }],
  ['aws.states', { idKey: 'executionArn' }],
]);

/** Returns the incident of an execution's event, or undefined where the event is of no known execution. */
export function executionIncident({ source, detailType, detail, tone }: Execution): IncidentReference | undefined {
  const kind = KINDS.get(source);
  const id = kind !== undefined && isJsonObject(detail) ? detail[kind.idKey] : undefined;
  if (kind === undefined || typeof id !== 'string' || id === '') return undefined;
  const isDeciding = kind.deciding === undefined || kind.deciding === detailType;
  return { key: `${source}:${id.toWellFormed()}`, transition: isDeciding ? transitionOf(source, detail, tone) : 'update' };
}

function transitionOf(source: string, detail: unknown, tone: StateTone): IncidentTransition {
  // Health says apart from the kind of the event whether it is over.
  if (source === 'aws.health') return isJsonObject(detail) && detail['statusCode'] === 'closed' ? 'close' : 'open';
  if (tone === 'progress') return 'open';
  return tone === 'neutral' ? 'update' : 'close';
}
