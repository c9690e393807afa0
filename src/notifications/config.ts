// The `notifications` part of the configuration: how messages of events look.
import { z } from 'zod';
import { MuteTimingsConfig, RoutesConfig, RouteTestsConfig } from './route/config.ts';
import { HeartbeatsConfig } from './heartbeat/config.ts';
import { StormsConfig } from './storm/config.ts';
import { SEVERITIES } from '../domain/severity.ts';
import { TEMPLATE_MAX_LENGTH } from './restyle/template-limits.ts';
import { FlappingConfig, RemindersConfig } from './care-config.ts';
import { InhibitionsConfig, MaintenanceWindowsConfig } from './mute/config.ts';

/** More rules than anybody keeps an eye on; each event is held against all of them. */
const RULES_MAX = 200;

/** The longest pattern: twice the longest ARN of most services. */
const PATTERN_MAX_LENGTH = 500;

const Patterns = z.array(z.string().min(1).max(PATTERN_MAX_LENGTH)).default([]);
const Template = z.string().max(TEMPLATE_MAX_LENGTH);

const EventConditionConfig = z.strictObject({
  path: z
    .string()
    .min(1)
    .max(PATTERN_MAX_LENGTH)
    .describe('Where the value stands in the JSON of the event, such as detail.clusterArn. A list counts as each of its items.'),
  values: z
    .array(z.string().max(PATTERN_MAX_LENGTH))
    .min(1)
    .describe('What the value is, with *. One of them is enough; * alone means that there is a value.'),
});

const RuleMatchConfig = z.strictObject({
  kinds: Patterns.describe('What the event is called, with `*`, such as `ECS*`. Without it: anything.'),
  recognizers: Patterns.describe('What recognized it, such as cloudwatch-alarm or json-document. Without it: anything.'),
  sources: Patterns.describe('Sources of EventBridge events, with `*`, such as `aws.ecs` or `com.example.*`. Without it: anything.'),
  detailTypes: Patterns.describe('Detail types of EventBridge events, with *. Without it: anything.'),
  names: Patterns.describe('Names of what it is about, with `*`, such as `payments-*`. Without it: anything.'),
  states: Patterns.describe('States, with `*`, such as `ALARM`. Without it: anything.'),
  severities: z.array(z.enum(SEVERITIES)).default([]).describe('Severities. Without it: all.'),
  accounts: Patterns.describe('Ids of the accounts in which it happened, with *. Without it: all.'),
  regions: Patterns.describe('Regions in which it happened, with *. Without it: all.'),
  topics: Patterns.describe('Names or ARNs of topics, with *. Without it: all, and events that came by none.'),
  event: z.array(EventConditionConfig).default([]).describe('Values in the JSON of the event, all of them.'),
});

const RuleFieldConfig = z.strictObject({
  label: Template.min(1).describe('What the field is called, as a template.'),
  value: Template.min(1).describe('What it says, as a template with markup. A field without a value is left out.'),
});

const RuleLinkConfig = z.strictObject({
  text: Template.min(1).describe('What the link says, as a template.'),
  url: Template.min(1).describe('Where it leads, as a template; http or https. Values in it are percent-encoded.'),
});

const RuleSetConfig = z.strictObject({
  kind: Template.optional().describe('What the event is called, as a template.'),
  title: Template.optional().describe('The whole title, as a template with markup. Without it: kind, name, Region and account.'),
  summary: Template.optional().describe('What happened, as a template with markup. Empty: no summary.'),
  description: Template.optional().describe('The cause, as a template with markup, lists and code. Empty: no description.'),
  severity: Template.optional().describe(
    'How bad it is, as a template: critical, high, medium, low or info. Any other word leaves it as it was.',
  ),
  state: Template.optional().describe('The state, as a template. Empty: no state.'),
  tone: Template.optional().describe('How it feels at a glance, as a template: bad, warning, good, progress or neutral.'),
  owner: Template.optional().describe('Whose it is, as a template.'),
  runbookUrl: Template.optional().describe('What to do about it: the address of a page, as a template.'),
  links: z.array(RuleLinkConfig).default([]).describe('Links to add.'),
  fields: z.array(RuleFieldConfig).default([]).describe('Fields to add; one that is there under the same label is replaced.'),
  replaceFields: z.boolean().default(false).describe('Whether only the fields of this rule are shown.'),
  incidentKey: Template.optional().describe(
    'What makes events one incident, and so one message, as a template. Empty: as it was. Events of other rules never share it.',
  ),
  incidentTransition: Template.optional().describe(
    'What the event means for its incident, as a template: open, update or close. Without it: as it was, else open.',
  ),
});

const NotificationRuleConfig = z.strictObject({
  name: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,64}$/, 'must be 1 to 64 letters, digits, hyphens or underscores')
    .describe('Name of the rule, for logs and notices.'),
  match: RuleMatchConfig.prefault({}).describe('Which events the rule is for: all that is said here must hold. Without it: all events.'),
  set: RuleSetConfig.describe('What of the message the rule sets.'),
  stop: z.boolean().default(false).describe('Whether later rules are passed over once this one matched.'),
});
/** How an operator wants the messages of some events. */
export type NotificationRuleConfig = z.infer<typeof NotificationRuleConfig>;

/** How messages of events look. */
export const NotificationsConfig = z.strictObject({
  rules: z
    .array(NotificationRuleConfig)
    .max(RULES_MAX)
    .default([])
    .describe('Rules that restyle messages or replace them. All that match count, in this order; later ones see what earlier ones set.'),
  routes: RoutesConfig.describe(
    'Where events go: a tree, in which the first route that matches takes an event and, inside, the first that matches there. What none matches goes to the channels of its topic, queue or token.',
  ),
  muteTimings: MuteTimingsConfig.describe('Time windows that routes call by name, for `muteDuring` and `activeDuring`.'),
  routeTests: RouteTestsConfig.describe('Events and what must become of them; `signalbox check-config` tries them.'),
  inhibitions: InhibitionsConfig.describe('What is kept back while something worse is open that explains it.'),
  maintenance: MaintenanceWindowsConfig.describe(
    'Planned work, during which events are kept back. What is still bad at its end is shown then.',
  ),
  reminders: RemindersConfig.optional().describe(
    'When people are reminded of what stays bad, in all channels that do not say otherwise. Without it: nobody is.',
  ),
  flapping: FlappingConfig.prefault({}).describe('When what comes and goes is shown by one message alone.'),
  heartbeats: HeartbeatsConfig.describe(
    'Sources that are to be heard of again and again: when nothing comes in time, another channel is told, and again when something comes.',
  ),
  storms: StormsConfig.prefault({}).describe('When much comes at once: how many messages are shown singly before the rest comes as one.'),
});
/** How messages of events look. */
export type NotificationsConfig = z.infer<typeof NotificationsConfig>;
