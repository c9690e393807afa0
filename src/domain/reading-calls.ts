// The written list of what is read in AWS for notifications (R15): whoever reads takes a call from here, and the session it is read with
// allows these actions and nothing else.
import type { PolicyDocument } from './guardrail-policy.ts';

/** One operation that may be called. */
export interface ReadingCall {
  /** The AWS CLI's name of the service. */
  readonly service: string;
  /** The API's name of the operation. */
  readonly operation: string;
  /** The port that calls it: a file at the root of `src/aws`. */
  readonly port: string;
  /** What it is read for, to go on after "for". */
  readonly purpose: string;
  /** True of a service without Regions: it is asked in the one Region that stands for them in its partition. */
  readonly isGlobal?: true;
  /**
   * True where a role need not be allowed it: messages are complete without, and what is made for Signalbox does not give it. Nobody is shown
   * what it answers.
   */
  readonly isOptional?: true;
}

/** The name of a call is the IAM action that it needs (Service Authorization Reference). */
export type ReadingAction = keyof typeof READING_CALLS;

/** All calls, by their IAM action. */
export const READING_CALLS = {
  'cloudwatch:GetMetricData': {
    service: 'cloudwatch',
    operation: 'GetMetricData',
    port: 'metric-data-source',
    purpose: 'the chart of an alarm',
  },
  'cloudwatch:DescribeAlarms': {
    service: 'cloudwatch',
    operation: 'DescribeAlarms',
    port: 'alarm-subjects-source',
    purpose: 'what the alarms below a composite one watch, and whether an alarm that came with a token is one',
  },
  'logs:FilterLogEvents': {
    service: 'logs',
    operation: 'FilterLogEvents',
    port: 'log-lines-source',
    purpose: 'log lines around a breach',
  },
  'logs:DescribeMetricFilters': {
    service: 'logs',
    operation: 'DescribeMetricFilters',
    port: 'log-lines-source',
    purpose: 'the log group behind a metric',
  },
  'cloudtrail:LookupEvents': {
    service: 'cloudtrail',
    operation: 'LookupEvents',
    port: 'recent-changes-source',
    purpose: 'the last change of a resource',
  },
  'cloudwatch:ListTagsForResource': {
    service: 'cloudwatch',
    operation: 'ListTagsForResource',
    port: 'resource-tags-source',
    purpose: 'the tags of an alarm',
  },
  'tag:GetResources': {
    service: 'resourcegroupstaggingapi',
    operation: 'GetResources',
    port: 'resource-tags-source',
    purpose: 'the tags of other resources',
  },
  'iam:SimulatePrincipalPolicy': {
    service: 'iam',
    operation: 'SimulatePrincipalPolicy',
    port: 'simulated-permissions-source',
    purpose: 'leaving out buttons whose commands AWS would refuse',
    isGlobal: true,
    isOptional: true,
  },
} as const satisfies Readonly<Record<string, ReadingCall>>;

/** The IAM actions of all calls. */
export const readingActions = Object.keys(READING_CALLS) as readonly ReadingAction[];

/** Those that a role is to be allowed. */
export const neededReadingActions: readonly ReadingAction[] = readingActions.filter((action) => !isOptional(READING_CALLS[action]));

/** The policy of roles that are made to be read with: it allows what is needed, and nothing else. */
export const readingPolicy: PolicyDocument = policyOf(neededReadingActions);

/** The policy of sessions that read: it allows the whole list, as far as the role is allowed it, and nothing else. */
export const readingSessionPolicy: PolicyDocument = policyOf(readingActions);

/** Makes the policy that lets a role, and no other, be asked what it may do. */
export function simulationPolicyOf(roleArn: string): PolicyDocument {
  return { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: ['iam:SimulatePrincipalPolicy'], Resource: [roleArn] }] };
}

function policyOf(actions: readonly ReadingAction[]): PolicyDocument {
  // Most of them know no resources (Service Authorization Reference); a session reaches no other account than its role's.
  return { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: actions, Resource: ['*'] }] };
}

function isOptional(call: ReadingCall): boolean {
  return call.isOptional === true;
}
