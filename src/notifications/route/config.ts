// The `routes`, `muteTimings` and `routeTests` of `notifications`: which channels events go to, when, and how one knows that it is so.
import { z } from 'zod';
import { WEEKDAYS } from '../../domain/approval-rule.ts';
import { MATCHER_MAX_LENGTH } from '../../domain/matcher.ts';
import { parseDateRange, parseTimeRange } from '../../domain/time-window.ts';
import { parseWait, WAIT_FORM } from '../../domain/wait.ts';
import { isTimeZone } from '../../lib/is-time-zone.ts';

/** More matchers than anybody reads at once. */
const MATCHERS_MAX = 50;
/** More channels than one event is for. */
const CHANNELS_MAX = 100;
/** More labels than groups are told apart by. */
const GROUP_LABELS_MAX = 10;
/** More windows than anybody keeps apart. */
const MUTE_TIMINGS_MAX = 200;
/** Longest reason of a mute: three lines on a phone. */
const REASON_MAX_LENGTH = 300;
/** More tests than anybody waits for. */
const ROUTE_TESTS_MAX = 1000;
/** The longest event in a test: as much as SNS and SQS take. */
const EVENT_MAX_LENGTH = 262_144;

/** The months, January first. */
export const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
] as const;

const Name = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'must be 1 to 64 letters, digits, hyphens or underscores');

const Wait = z.string().refine((text) => parseWait(text) !== undefined, WAIT_FORM);

const Channels = z.array(z.string().min(1)).min(1).max(CHANNELS_MAX);

const Windows = z.array(z.string().min(1));

/** A route, and the routes inside. */
export const RouteConfig = z.strictObject({
  name: Name.describe('Name of the route, for logs, tests and explanations; no two have the same.'),
  match: z
    .array(z.string().min(1).max(MATCHER_MAX_LENGTH))
    .max(MATCHERS_MAX)
    .default([])
    .describe(
      'What the route is for, all of it: label, operator and values, such as `severity=critical,high`, `account!=123456789012`, `tag.team=web-*`, `text~timeout`, `event.detail.lastStatus=STOPPED`. Without it: everything.',
    ),
  channels: Channels.optional().describe(
    'Names of the channel configurations that get it. Without it: those of the route around, at the top those of its topic, queue or token.',
  ),
  keepDefaults: z
    .boolean()
    .optional()
    .describe('Whether the channels of its topic, queue or token get it too. Without it: as the route around, else no.'),
  continue: z.boolean().default(false).describe('Whether the routes after it are asked as well, once it has matched.'),
  mute: z
    .string()
    .min(1)
    .max(REASON_MAX_LENGTH)
    .optional()
    .describe('Why nothing of it is shown: events are kept, with this reason, and their incidents go on unseen.'),
  muteDuring: Windows.optional().describe(
    'Names of the time windows in which nothing of it is shown. Without it: those of the route around.',
  ),
  activeDuring: Windows.optional().describe(
    'Names of the time windows outside of which nothing of it is shown. Without it: those of the route around.',
  ),
  groupBy: z
    .array(z.string().min(1))
    .max(GROUP_LABELS_MAX)
    .optional()
    .describe(
      'Labels by which events are shown together: those with the same values come as one message. An empty list: all of the route. Without it: as the route around, else each by itself.',
    ),
  groupWait: Wait.optional().describe(
    'How long the first of a group waits for others, such as 30s. Without it: as the route around, else 30s.',
  ),
  groupInterval: Wait.optional().describe(
    'The least time between two messages of a group, such as 5m. Without it: as the route around, else 5m.',
  ),
  get routes(): z.ZodDefault<z.ZodArray<typeof RouteConfig>> {
    return InnerRoutes;
  },
});
/** A route, and the routes inside. */
export type RouteConfig = z.infer<typeof RouteConfig>;

const InnerRoutes: z.ZodDefault<z.ZodArray<typeof RouteConfig>> = z
  .array(RouteConfig)
  .default([])
  .describe('Routes inside, with the same keys: they are asked where this one matched, and what none of them matches stays here.');

/** The routes. */
export const RoutesConfig = z.array(RouteConfig).default([]);

const MuteSpanConfig = z.strictObject({
  times: z
    .array(z.string().refine((text) => parseTimeRange(text) !== undefined, 'must be times such as 22:00-06:00'))
    .default([])
    .describe('Hours such as `22:00-06:00`; they end on the next day where the end is not later. Without it: the whole day.'),
  days: z.array(z.enum(WEEKDAYS)).default([]).describe('Days of the week on which the hours begin. Without it: every day.'),
  daysOfMonth: z
    .array(
      z
        .int()
        .min(-31)
        .max(31)
        .refine((day) => day !== 0, 'must not be 0'),
    )
    .default([])
    .describe('Days of the month; -1 is its last day. Without it: every day.'),
  months: z.array(z.enum(MONTHS)).default([]).describe('Months. Without it: all.'),
  dates: z
    .array(
      z
        .string()
        .refine((text) => parseDateRange(text) !== undefined, 'must be a day or two with .. between, such as 2026-12-24, 12-24..01-02'),
    )
    .default([])
    .describe('Days such as `2026-12-24`, or `12-24` of every year, and ranges such as `12-24..01-02`. Without it: all.'),
});

const MuteTimingConfig = z.strictObject({
  name: Name.describe('Name of the window, by which routes call it.'),
  timeZone: z
    .string()
    .refine(isTimeZone, 'must be a time zone such as Europe/Berlin')
    .default('UTC')
    .describe('The zone in whose wall time it is, such as Europe/Berlin.'),
  when: z.array(MuteSpanConfig).min(1).describe('The parts of the window. In each, everything that it says must hold.'),
});
/** A time window. */
export type MuteTimingConfig = z.infer<typeof MuteTimingConfig>;

/** The time windows. */
export const MuteTimingsConfig = z.array(MuteTimingConfig).max(MUTE_TIMINGS_MAX).default([]);

const RouteExpectationConfig = z.strictObject({
  channels: z.array(z.string().min(1)).default([]).describe('Names of the channel configurations that show it: these and no others.'),
  muted: z.array(z.string().min(1)).default([]).describe('Names of the channel configurations in which it is muted: these and no others.'),
  routes: z.array(z.string().min(1)).optional().describe('Names of the routes that take it: these and no others. Without it: whichever.'),
});

const RouteTestConfig = z.strictObject({
  name: z.string().min(1).max(200).describe('What the test shows, in a few words.'),
  event: z.string().min(1).max(EVENT_MAX_LENGTH).optional().describe('The event as it comes: JSON or text.'),
  eventFile: z.string().min(1).meta({ isPath: true }).optional().describe('The file that holds the event, in the place of `event`.'),
  topic: z.string().min(1).optional().describe('ARN of the topic by which it comes.'),
  token: z.string().min(1).optional().describe('Name of the token with which it comes to the HTTP door, in the place of a topic.'),
  at: z
    .string()
    .refine((text) => !Number.isNaN(Date.parse(text)), 'must be an instant such as 2026-12-24T23:30:00Z')
    .optional()
    .describe('When it comes, ISO 8601. Without it: at noon of 1 January 2026, UTC, a Thursday.'),
  expect: RouteExpectationConfig.describe('What must become of it.'),
});
/** A test of the routes. */
export type RouteTestConfig = z.infer<typeof RouteTestConfig>;

/** The tests of the routes. */
export const RouteTestsConfig = z.array(RouteTestConfig).max(ROUTE_TESTS_MAX).default([]);
