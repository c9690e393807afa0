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
  'detail-type': z.literal('CloudWatch Alarm State Change'),
  account: lenientText,
  region: lenientText,
  resources: lenientList(z.string()),
  detail: z.object({
    alarmName: z.string().min(1),
    state: z.object({ value: z.string().min(1), reason: lenientText, reasonData: lenientText, timestamp: lenientText }),
    previousState: lenient(z.object({ value: lenientText })),
    configuration: lenient(z.object({ description: lenientText, alarmRule: lenientText, metrics: lenientList(term) })),
  }),
});
/** The event of an alarm that changed its state. */
export type EventbridgeAlarm = z.infer<typeof EventbridgeAlarm>;

/** What the state's `reasonData` holds, which is JSON in a string. */
export const ReasonData = z.object({
  threshold: lenientNumber,
  triggeringAlarms: lenientList(z.object({ arn: z.string(), state: lenient(z.object({ value: lenientText })) })),
});
