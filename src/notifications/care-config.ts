// The `reminders` and `flapping` of `notifications`: when people hear again of what stays bad, and when changes are too many to tell.
import { z } from 'zod';
import { SEVERITIES } from '../domain/severity.ts';
import { parseWait, WAIT_FORM } from '../domain/wait.ts';

/** More pauses than anybody tells apart. */
const PAUSES_MAX = 20;

/** The shortest pause between two reminders: less is no reminder but noise. */
const PAUSE_MIN_MS = 60_000;

/** As many changes as an incident keeps steps of. */
const CHANGES_MAX = 20;

const Wait = z.string().refine((text) => (parseWait(text) ?? 0) >= PAUSE_MIN_MS, `${WAIT_FORM}, and at least 1m`);

/** When people are reminded of what stays bad. */
export const RemindersConfig = z.strictObject({
  enabled: z.boolean().default(true).describe('Whether people are reminded.'),
  after: z
    .array(Wait)
    .min(1)
    .max(PAUSES_MAX)
    .default(['30m', '1h', '2h', '4h'])
    .describe(
      'The pauses before each reminder, in minutes or hours; the last one again and again, until somebody acknowledges or it is over.',
    ),
  severities: z.array(z.enum(SEVERITIES)).default(['critical', 'high']).describe('How bad something is of which people are reminded.'),
  mentions: z
    .array(z.enum(SEVERITIES))
    .default(['critical'])
    .describe(
      'How bad something is for which a reminder calls whom the mentions of the channel call. An empty list: reminders call nobody.',
    ),
});
/** When people are reminded of what stays bad. */
export type RemindersConfig = z.infer<typeof RemindersConfig>;

/** When changes are too many to be told one by one. */
export const FlappingConfig = z.strictObject({
  enabled: z.boolean().default(true).describe('Whether what comes and goes is shown by one message alone.'),
  changes: z
    .number()
    .int()
    .min(3)
    .max(CHANGES_MAX)
    .default(6)
    .describe('How many changes of state within the time of `within` are coming and going.'),
  within: Wait.default('30m').describe('Within which time so many changes are coming and going, in minutes or hours.'),
  calmAfter: Wait.default('15m').describe('How long nothing must change until it is over, in minutes or hours.'),
});
/** When changes are too many to be told one by one. */
export type FlappingConfig = z.infer<typeof FlappingConfig>;
