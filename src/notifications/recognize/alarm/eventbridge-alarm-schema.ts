// The event of an alarm that changed its state, as far as it is needed (CloudWatch user guide, alarm events and EventBridge).
import { z } from 'zod';
import { lenient, lenientBoolean, lenientList, lenientNumber, lenientText } from './lenient-schema.ts';

const term = z.object({
  id: lenientText,
  label: lenientText,
  expression: lenientText,
  period: lenientNumber,
  accountId: lenientText,
  returnData: lenientBoolean,
  metricStat: lenient(
    z.object({
      metric: z.object({ namespace: z.string(), name: z.string(), dimensions: z.record(z.string(), z.string()).catch({}) }),
      period: lenientNumber,
      stat: lenientText,
      unit: lenientText,
    }),
  ),
});

/** The event of an alarm that changed its state. */
export const EventbridgeAlarm = z.object({
  'detail-type': z.enum(['CloudWatch Alarm State Change', 'CloudWatch Alarm Contributor State Change']),
  account: lenientText,
  region: lenientText,
  resources: lenientList(z.string()),
  detail: z.object({
    alarmName: z.string().min(1),
    state: z.object({ value: z.string().min(1), reason: lenientText, reasonData: lenientText, timestamp: lenientText }),
    previousState: lenient(z.object({ value: lenientText })),
    alarmContributor: lenient(z.object({ id: z.string().min(1), attributes: z.record(z.string(), z.string()).catch({}) })),
    configuration: lenient(
      z.object({
        description: lenientText,
        alarmRule: lenientText,
        metrics: lenientList(term),
        comparisonOperator: lenientText,
        threshold: lenientNumber,
        evaluationPeriods: lenientNumber,
        datapointsToAlarm: lenientNumber,
        aggregationExpression: lenientText,
        queryResultsToEvaluate: lenientNumber,
        queryResultsToAlarm: lenientNumber,
      }),
    ),
  }),
});
/** The event of an alarm that changed its state. */
export type EventbridgeAlarm = z.infer<typeof EventbridgeAlarm>;

/** The keys of a configuration that are read, or that say nothing to people. */
export const CONFIGURATION_KEYS: ReadonlySet<string> = new Set(
  `description alarmRule metrics comparisonOperator threshold evaluationPeriods datapointsToAlarm aggregationExpression
  queryResultsToEvaluate queryResultsToAlarm alarmName timestamp okActions alarmActions insufficientDataActions actionsEnabled
  scheduledQueryRoleARN actionLogLineRoleArn actionLogLineCount schedule treatMissingData actionsSuppressorWaitPeriod
  actionsSuppressorExtensionPeriod`.split(/\s+/),
);

/** What the state's `reasonData` holds, which is JSON in a string. */
export const ReasonData = z.object({
  threshold: lenientNumber,
  triggeringAlarms: lenientList(z.object({ arn: z.string(), state: lenient(z.object({ value: lenientText, timestamp: lenientText })) })),
});
