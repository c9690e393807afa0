// The `inhibitions` and `maintenance` of `notifications`: what is kept back while something worse explains it, and during planned work.
import { z } from 'zod';
import { isLabel } from '../../domain/event-labels.ts';
import { MATCHER_MAX_LENGTH, parseMatcher } from '../../domain/matcher.ts';
import { SILENCE_TEXT_MAX_LENGTH } from '../../domain/silence.ts';

/** More than anybody keeps an eye on; each event is held against all of them. */
const INHIBITIONS_MAX = 100;
const MAINTENANCE_MAX = 200;
/** More matchers than anybody reads at once. */
const MATCHERS_MAX = 50;
/** More labels than things have in common. */
const EQUAL_MAX = 10;

const Name = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'must be 1 to 64 letters, digits, hyphens or underscores');

const MatcherText = z
  .string()
  .min(1)
  .max(MATCHER_MAX_LENGTH)
  .superRefine((text, context) => {
    const parsed = parseMatcher(text);
    if (parsed.status === 'faulty') context.addIssue({ code: 'custom', message: parsed.fault });
  });

const Matchers = z.array(MatcherText).min(1).max(MATCHERS_MAX);

const InhibitionConfig = z.strictObject({
  name: Name.describe('Name of the rule, for reasons and logs; no two have the same.'),
  sources: Matchers.describe(
    'What keeps others quiet while it is open, all of it: label, operator and values, such as `severity=critical`.',
  ),
  targets: Matchers.describe('What is kept quiet meanwhile, all of it.'),
  equal: z
    .array(z.string().refine(isLabel, 'must be a label, such as account or tag.team'))
    .max(EQUAL_MAX)
    .default([])
    .describe('Labels whose values both must have in common, such as account and region.'),
});

const INSTANT = 'must be a date with time and zone, such as 2026-12-24T18:00:00Z or 2026-12-24T18:00:00+01:00';
const Instant = z.iso.datetime({ offset: true, error: INSTANT });

const MaintenanceConfig = z
  .strictObject({
    name: Name.describe('Name of the planned work, for reasons and logs; no two have the same.'),
    match: Matchers.describe('What is kept back, all of it: label, operator and values, such as `account=123456789012`.'),
    channels: z
      .array(z.string().min(1))
      .default([])
      .describe('Names of the channel configurations whose messages are kept back. Without it: those of all.'),
    reason: z.string().max(SILENCE_TEXT_MAX_LENGTH).default('').describe('What is being done, for whoever asks why nothing was shown.'),
    start: Instant.optional().describe('When it begins, with its zone; with end, and without during.'),
    end: Instant.optional().describe('When it ends.'),
    during: z.string().min(1).optional().describe('Name of a time window of muteTimings in which it is, again and again.'),
  })
  .superRefine(({ start, end, during }, context) => {
    const isOnce = start !== undefined && end !== undefined;
    if (isOnce === (during !== undefined) || (start === undefined) !== (end === undefined)) {
      context.addIssue({ code: 'custom', message: 'must have either start and end, or during', path: ['start'] });
    } else if (isOnce && Date.parse(start) >= Date.parse(end)) {
      context.addIssue({ code: 'custom', message: 'must be after start', path: ['end'] });
    }
  });

/** Rules by which something worse keeps others quiet. */
export const InhibitionsConfig = z.array(InhibitionConfig).max(INHIBITIONS_MAX).default([]);
/** Rules by which something worse keeps others quiet. */
export type InhibitionsConfig = z.infer<typeof InhibitionsConfig>;

/** Planned work. */
export const MaintenanceWindowsConfig = z.array(MaintenanceConfig).max(MAINTENANCE_MAX).default([]);
/** Planned work. */
export type MaintenanceWindowsConfig = z.infer<typeof MaintenanceWindowsConfig>;
