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
} as const satisfies Readonly<Record<string, ReadingCall>>;

/** The IAM actions of all calls. */
export const readingActions = Object.keys(READING_CALLS) as readonly ReadingAction[];

/** The policy that allows all of it, and nothing else: of sessions that read, and of roles that are made for them. */
export const readingPolicy: PolicyDocument = {
  Version: '2012-10-17',
  // Most of them know no resources (Service Authorization Reference); a session reaches no other account than its role's.
  Statement: [{ Effect: 'Allow', Action: readingActions, Resource: ['*'] }],
};
