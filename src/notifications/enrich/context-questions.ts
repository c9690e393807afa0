// What is worth asking at AWS about a notification, found without asking anybody: the alarm's data, the errors in the log of what it watches,
// who changed that last, and whose it is.
import type { Notification } from '../../domain/notification.ts';
import type { AlarmSubject } from '../../domain/alarm-subject.ts';
import type { MetricQuery } from '../../domain/metric-chart.ts';
import { findResources, isKnownNamespace, type AlarmPlace, type FoundResource } from './find-resources.ts';

/** A span of time, ISO 8601. */
interface Span {
  readonly from: string;
  readonly to: string;
}

/** Which log to look into: a group, or the one from which a metric filter makes the metric. */
export type LogQuestion =
  | { readonly kind: 'group'; readonly logGroup: string }
  | { readonly kind: 'metric-filter'; readonly namespace: string; readonly metricName: string };

/** What to ask. */
export interface ContextQuestions extends AlarmPlace {
  readonly alarmArn?: string;
  /** The state that the event tells of. */
  readonly state: string;
  /** The instant of the state change, ISO 8601. */
  readonly alarmAt: string;
  readonly chart?: MetricQuery;
  /** The first that has lines counts. */
  readonly logs: readonly LogQuestion[];
  readonly logSpan: Span;
  /** What CloudTrail may call the resources. */
  readonly changedNames: readonly string[];
  readonly changeSpan: Span;
  /** ARNs whose tags tell; what the first says counts more. */
  readonly taggedArns: readonly string[];
  /** ARNs of alarms that have to be looked at first: these watch something, the composite one only them. */
  readonly childArns: readonly string[];
}

/** The lines that tell of a failure: AWS Chatbot's *Show error logs* looks for Error, Exception or Fail; many loggers shout the level. */
export const ERROR_PATTERN = '?ERROR ?Error ?Exception ?FATAL ?Fail';

/** How long before an alarm a change may have been its cause. */
const CHANGE_SPAN_MS = 60 * 60_000;
/** How far before and behind the state change lines are looked for, where the points of the breach do not say when it began. */
const LOG_SPAN_MS = 5 * 60_000;
const LOG_SPAN_AFTER_MS = 60_000;
const LOG_SPAN_MAX_MS = 60 * 60_000;

// Bounds of our own: each is a call of one message among many.
const LOGS_MAX = 2;
const CHANGED_NAMES_MAX = 2;
const TAGGED_ARNS_MAX = 2;
const CHILDREN_MAX = 3;

/** Tells whether there may be something to ask: cheap, for a storm. */
export function isWorthAsking({ alarm, state }: Notification): boolean {
  return alarm !== undefined && (state === 'ALARM' || state === 'OK');
}

/** Returns what to ask, or undefined where there is nothing: of alarms that go off everything, of those that end the data of the chart. */
export function contextQuestions(notification: Notification): ContextQuestions | undefined {
  const { alarm, accountId, region, occurredAt, state, chart } = notification;
  if (alarm === undefined || !isWorthAsking(notification)) return undefined;
  if (accountId === undefined || region === undefined || occurredAt === undefined) return undefined;
  const base = {
    accountId,
    region,
    ...(alarm.arn === undefined ? {} : { alarmArn: alarm.arn }),
    state: state ?? '',
    alarmAt: occurredAt,
    ...(chart?.query === undefined ? {} : { chart: chart.query }),
    logSpan: logSpan(notification, occurredAt),
    changeSpan: { from: earlier(occurredAt, CHANGE_SPAN_MS), to: occurredAt },
  };
  const questions = { ...base, ...questionsOfState(base.state, [alarm], base) };
  return isEmpty(questions) ? undefined : questions;
}

type SubjectQuestions = Pick<ContextQuestions, 'logs' | 'changedNames' | 'taggedArns' | 'childArns'>;

/** Returns what to ask beside the chart: of alarms that end nothing. */
export function questionsOfState(state: string, subjects: readonly AlarmSubject[], place: AlarmPlace): SubjectQuestions {
  return state === 'ALARM' ? subjectQuestions(subjects, place) : NOTHING_ELSE;
}

/** Returns what to ask about what alarms watch. */
export function subjectQuestions(subjects: readonly AlarmSubject[], place: AlarmPlace): SubjectQuestions {
  const metrics = subjects.flatMap((subject) => subject.metrics);
  const resources = metrics.flatMap((metric) => findResources(metric, place));
  // Of a namespace that is nobody's, a metric filter may have made the metric.
  const filtered = metrics.filter(
    ({ namespace, accountId = place.accountId }) => accountId === place.accountId && !isKnownNamespace(namespace),
  );
  const groups = [...subjects.flatMap(({ logGroups }) => logGroups), ...resources.flatMap(({ logGroups }) => logGroups)];
  const logs: readonly LogQuestion[] = [
    ...distinct(groups).map((logGroup) => ({ kind: 'group', logGroup }) as const),
    ...distinctMetrics(filtered),
  ];
  return {
    logs: logs.slice(0, LOGS_MAX),
    changedNames: distinct(resources.flatMap(({ names }) => names)).slice(0, CHANGED_NAMES_MAX),
    taggedArns: distinct([...subjects.flatMap(({ arn }) => arn ?? []), ...arnsOf(resources)]).slice(0, TAGGED_ARNS_MAX),
    childArns: subjects.flatMap(({ alarmedChildren }) => alarmedChildren).slice(0, CHILDREN_MAX),
  };
}

const NOTHING_ELSE: SubjectQuestions = { logs: [], changedNames: [], taggedArns: [], childArns: [] };

function isEmpty({ chart, logs, changedNames, taggedArns, childArns }: ContextQuestions): boolean {
  return chart === undefined && [logs, changedNames, taggedArns, childArns].every(({ length }) => length === 0);
}

function logSpan({ chart }: Notification, at: string): Span {
  // The points that the reason names are those of the breach.
  const breachAt = Date.parse(chart?.datapoints[0]?.at ?? at);
  const from = Math.max(Math.min(breachAt, Date.parse(at) - LOG_SPAN_MS), Date.parse(at) - LOG_SPAN_MAX_MS);
  return { from: new Date(from).toISOString(), to: earlier(at, -LOG_SPAN_AFTER_MS) };
}

function earlier(at: string, milliseconds: number): string {
  return new Date(Date.parse(at) - milliseconds).toISOString();
}

function arnsOf(resources: readonly FoundResource[]): readonly string[] {
  return resources.flatMap(({ arn }) => arn ?? []);
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}

function distinctMetrics(metrics: AlarmSubject['metrics']): readonly LogQuestion[] {
  const byKey = new Map(metrics.map(({ namespace, metricName }) => [`${namespace}\n${metricName}`, { namespace, metricName }]));
  return [...byKey.values()].map(({ namespace, metricName }) => ({ kind: 'metric-filter', namespace, metricName }));
}
