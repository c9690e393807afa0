// The `heartbeats` of `notifications`: sources that are to be heard of again and again, and whom their silence is told.
import { z } from 'zod';
import { INTERVAL_FORM, parseInterval } from '../../domain/heartbeat.ts';
import { MATCHER_MAX_LENGTH, parseMatcher } from '../../domain/matcher.ts';
import { SEVERITIES } from '../../domain/severity.ts';

/** More sources than anybody keeps an eye on; each event is held against all of them. */
const HEARTBEATS_MAX = 200;
/** More matchers than anybody reads at once. */
const MATCHERS_MAX = 50;

const MatcherText = z
  .string()
  .min(1)
  .max(MATCHER_MAX_LENGTH)
  .superRefine((text, context) => {
    const parsed = parseMatcher(text);
    if (parsed.status === 'faulty') context.addIssue({ code: 'custom', message: parsed.fault });
  });

const HeartbeatConfig = z.strictObject({
  name: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,64}$/, 'must be 1 to 64 letters, digits, hyphens or underscores')
    .describe('Name of the source, as operators call it; no two have the same.'),
  match: z
    .array(MatcherText)
    .min(1)
    .max(MATCHERS_MAX)
    .describe(
      'What comes from it, all of it: label, operator and values, such as `topic=backups`, `sender=nightly-job`, `door=sqs`, `name=heartbeat-*`.',
    ),
  every: z
    .string()
    .refine((text) => parseInterval(text) !== undefined, INTERVAL_FORM)
    .describe('How long it may be silent, such as 15m, 26h or 8d.'),
  severity: z.enum(SEVERITIES).default('high').describe('How bad its silence is.'),
  tells: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Name of the channel configuration in which its silence is told, and that it is back. Without it: that of operations.channel.',
    ),
});

/** The sources. */
export const HeartbeatsConfig = z.array(HeartbeatConfig).max(HEARTBEATS_MAX).default([]);
/** The sources. */
export type HeartbeatsConfig = z.infer<typeof HeartbeatsConfig>;
