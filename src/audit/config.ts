// The `audit` part of the configuration: where copies of the audit log go. The log itself is in the store and cannot be turned off.
import { z } from 'zod';
import { knownRegions } from '../domain/partition.ts';

/** What CloudWatch Logs takes (API, PutRetentionPolicy: retentionInDays). */
const RETENTION_DAYS = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653] as const;

const CloudWatchLogsConfig = z.strictObject({
  region: z
    .string()
    .refine((text) => knownRegions.includes(text), 'must be a known AWS Region, such as eu-west-1')
    .describe('Region of the log groups.'),
  retentionDays: z
    .number()
    .refine((days) => RETENTION_DAYS.some((known) => known === days), `must be one of ${RETENTION_DAYS.join(', ')}`)
    .optional()
    .describe('How many days CloudWatch Logs keeps the lines. Without it: as the log group says, a new one for ever.'),
});

/** Where copies of the audit log go. */
export const AuditConfig = z.strictObject({
  file: z
    .strictObject({
      path: z.string().min(1).meta({ isPath: true }).describe('Path of the file. Its folder must exist; whoever rotates it moves it away.'),
    })
    .optional()
    .describe('A file of JSON Lines that only its owner can read.'),
  stdout: z.boolean().default(false).describe('Whether the audit log is printed on standard output, a line of JSON for each event.'),
  cloudWatchLogs: CloudWatchLogsConfig.optional().describe(
    "Amazon CloudWatch Logs, with this machine's own credentials: a log group /aws/chatbot/<configuration name> for each channel configuration.",
  ),
});
/** Where copies of the audit log go. */
export type AuditConfig = z.infer<typeof AuditConfig>;
