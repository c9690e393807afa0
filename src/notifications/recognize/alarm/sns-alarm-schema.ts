// The SNS message of an alarm, as far as it is needed (CloudWatch user guide, schema of SNS notifications when alarms change state).
import { z } from 'zod';
import { lenient, lenientBoolean, lenientList, lenientNumber, lenientText } from './lenient-schema.ts';

const dimensions = lenientList(z.object({ name: z.string(), value: z.string() }));

const term = z.object({
  Id: lenientText,
  Label: lenientText,
  Expression: lenientText,
  MetricStat: lenient(
    z.object({
      Metric: z.object({ Namespace: z.string(), MetricName: z.string(), Dimensions: dimensions }),
      Period: lenientNumber,
      Stat: lenientText,
      Unit: lenientText,
    }),
  ),
  Period: lenientNumber,
  AccountId: lenientText,
  ReturnData: lenientBoolean,
});

const trigger = z.object({
  MetricName: lenientText,
  Namespace: lenientText,
  Statistic: lenientText,
  ExtendedStatistic: lenientText,
  Unit: lenientText,
  Dimensions: dimensions,
  Period: lenientNumber,
  EvaluationPeriods: lenientNumber,
  DatapointsToAlarm: lenientNumber,
  ComparisonOperator: lenientText,
  Threshold: lenientNumber,
  ThresholdMetricId: lenientText,
  Metrics: lenientList(term),
});

/** The SNS message of an alarm. */
export const SnsAlarm = z.object({
  AlarmName: z.string().min(1),
  NewStateValue: z.string().min(1),
  AlarmDescription: lenientText,
  AWSAccountId: lenientText,
  NewStateReason: lenientText,
  StateChangeTime: lenientText,
  Region: lenientText,
  AlarmArn: lenientText,
  OldStateValue: lenientText,
  Trigger: lenient(trigger),
  AlarmRule: lenientText,
  TriggeringChildren: lenientList(z.object({ Arn: z.string(), State: lenient(z.object({ Value: lenientText, Timestamp: lenientText })) })),
});
/** The SNS message of an alarm. */
export type SnsAlarm = z.infer<typeof SnsAlarm>;

/** The keys of the message that are read, or that say nothing to people. */
export const SNS_ALARM_KEYS: ReadonlySet<string> = new Set([
  ...Object.keys(SnsAlarm.shape),
  'AlarmActions',
  'AlarmConfigurationUpdatedTimestamp',
  'InsufficientDataActions',
  'OKActions',
]);
