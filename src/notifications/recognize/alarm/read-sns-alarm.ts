// Reads the alarm out of the message that an alarm action sends to SNS.
import { parseArn } from '../../../domain/arn.ts';
import { readInstant } from '../by-shape/read-instant.ts';
import { given } from '../given.ts';
import type { JsonObject } from '../json-object.ts';
import { readableText } from '../readable-text.ts';
import { readMetric, type AlarmTerm } from './alarm-term.ts';
import type { Alarm, AlarmCondition } from './alarm.ts';
import { SNS_ALARM_KEYS, SnsAlarm } from './sns-alarm-schema.ts';

type Trigger = NonNullable<SnsAlarm['Trigger']>;

/** Returns the alarm, or undefined where the message is no alarm. */
export function readSnsAlarm(json: JsonObject): Alarm | undefined {
  const { data: message } = SnsAlarm.safeParse(json);
  if (message === undefined) return undefined;
  const arn = message.AlarmArn === undefined ? undefined : parseArn(message.AlarmArn);
  return {
    name: readableText(message.AlarmName),
    state: readableText(message.NewStateValue),
    ...given({
      arn: arn === undefined ? undefined : message.AlarmArn,
      account: message.AWSAccountId ?? arn?.accountId,
      // `Region` is a display name, such as `US East (N. Virginia)`; the ARN has the code.
      region: arn?.region ?? message.Region,
      description: message.AlarmDescription,
      previousState: message.OldStateValue,
      reason: message.NewStateReason,
      changedAt: readInstant(message.StateChangeTime ?? ''),
      rule: message.AlarmRule,
    }),
    terms: message.Trigger === undefined ? [] : termsOf(message.Trigger),
    condition: message.Trigger === undefined ? {} : conditionOf(message.Trigger),
    children: message.TriggeringChildren.map((child) => ({
      arn: readableText(child.Arn),
      ...given({ state: child.State?.Value, since: readInstant(child.State?.Timestamp ?? '') }),
    })),
    rest: Object.fromEntries(Object.entries(json).filter(([key]) => !SNS_ALARM_KEYS.has(key))),
  };
}

function termsOf(trigger: Trigger): readonly AlarmTerm[] {
  if (trigger.Metrics.length > 0) return trigger.Metrics.map(termOf);
  const { Namespace: namespace, MetricName: metricName, Dimensions: dimensions, Period: period, Unit: unit } = trigger;
  if (namespace === undefined || metricName === undefined) return [];
  const statistic = trigger.ExtendedStatistic ?? trigger.Statistic;
  return [{ isWatched: true, metric: readMetric({ namespace, metricName, dimensions, statistic, period, unit }) }];
}

function termOf(term: Trigger['Metrics'][number]): AlarmTerm {
  const { MetricStat: stat, AccountId: accountId } = term;
  const metric =
    stat === undefined
      ? undefined
      : readMetric({
          namespace: stat.Metric.Namespace,
          metricName: stat.Metric.MetricName,
          dimensions: stat.Metric.Dimensions,
          statistic: stat.Stat,
          period: stat.Period,
          unit: stat.Unit,
          accountId,
        });
  return {
    isWatched: term.ReturnData === true,
    ...given({ id: term.Id, label: term.Label, expression: term.Expression, periodSeconds: term.Period, metric }),
  };
}

function conditionOf(trigger: Trigger): AlarmCondition {
  return given({
    comparison: trigger.ComparisonOperator,
    threshold: trigger.Threshold,
    thresholdTermId: trigger.ThresholdMetricId,
    evaluationPeriods: trigger.EvaluationPeriods,
    datapointsToAlarm: trigger.DatapointsToAlarm,
  });
}
