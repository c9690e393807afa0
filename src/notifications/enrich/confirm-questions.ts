// Whoever has a token of the HTTP door can hand in what looks like an alarm. Before anything is read about it, it is held against the alarm
// itself, and what is asked about is what AWS says that it watches: nobody chooses the log that a channel is shown.
import type { DescribedAlarm } from '../../aws/alarm-subjects-source.ts';
import type { AlarmedMetric } from '../../domain/alarm-subject.ts';
import { parseArn } from '../../domain/arn.ts';
import type { MetricQuery } from '../../domain/metric-chart.ts';
import type { Door } from '../../domain/raw-event.ts';
import { questionsOfState, type ContextQuestions } from './context-questions.ts';
import { inPlace, type Ask, type Gathering } from './gathering.ts';

/** For how long a state that is over is believed: an alarm may change again while its event is on its way. Our own choice. */
const LATENESS_MAX_MS = 60 * 60_000;

/** Tells whether what comes by a door speaks for AWS: topics and queues are written to by whom their policies in AWS let, and operators list them. */
export function isVouchedFor(door: Door): boolean {
  return door !== 'notify-http';
}

/** Returns what may be asked about an event that nobody vouches for; undefined where AWS does not say the same. */
export async function confirmQuestions(
  { sources, place, questions, signal, noteLeftOut }: Gathering,
  ask: Ask,
): Promise<ContextQuestions | undefined> {
  const { alarmSubjects } = sources;
  const name = alarmNameOf(questions);
  if (name === undefined || alarmSubjects === undefined) {
    noteLeftOut('all', 'not-confirmed', 'the event names no alarm of its account and Region');
    return undefined;
  }
  const described = await ask('alarm', () => alarmSubjects.find({ ...inPlace(place), alarmNames: [name] }, signal));
  if (described === undefined) return undefined;
  const alarm = described.find(({ arn }) => arn === questions.alarmArn);
  if (alarm === undefined || !wasInState(alarm, questions)) {
    noteLeftOut('all', 'not-confirmed', 'CloudWatch has no such alarm in this state');
    return undefined;
  }
  const { chart, ...rest } = questions;
  const isOwnChart = chart !== undefined && isChartOf(alarm, chart);
  return { ...rest, ...(isOwnChart ? { chart } : {}), ...questionsOfState(questions.state, [alarm], questions) };
}

function alarmNameOf({ alarmArn, accountId, region }: ContextQuestions): string | undefined {
  const arn = alarmArn === undefined ? undefined : parseArn(alarmArn);
  const isHere = arn?.service === 'cloudwatch' && arn.accountId === accountId && arn.region === region;
  // An alarm's name may hold colons: all behind `alarm:` is the name.
  return isHere && arn.resource.startsWith('alarm:') ? arn.resource.slice('alarm:'.length) : undefined;
}

function wasInState({ state, changedAt }: DescribedAlarm, claimed: ContextQuestions): boolean {
  if (state === claimed.state) return true;
  const overSince = Date.parse(changedAt ?? '') - Date.parse(claimed.alarmAt);
  return overSince > 0 && overSince <= LATENESS_MAX_MS;
}

/** Whether a chart is of nothing that the alarm does not watch or calculate with. */
function isChartOf({ metrics, expressions = [] }: DescribedAlarm, { queries, accountId }: MetricQuery): boolean {
  const known = new Set(metrics.map((metric) => nameOf(metric, accountId)));
  return queries.every(({ metric, expression, accountId: owner }) => {
    if (expression !== undefined) return expressions.includes(expression);
    return metric !== undefined && known.has(nameOf({ ...metric, ...(owner === undefined ? {} : { accountId: owner }) }, accountId));
  });
}

function nameOf({ namespace, metricName, dimensions, accountId }: AlarmedMetric, usualAccountId: string): string {
  const sorted = dimensions.map(({ name, value }) => JSON.stringify([name, value])).toSorted();
  return JSON.stringify([namespace, metricName, accountId ?? usualAccountId, sorted]);
}
