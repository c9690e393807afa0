// What an event can be asked about by routes, silences and inhibitions: labels with their values. Each is looked up when it is first asked for.
import { parseArn, resourceName } from './arn.ts';
import type { FactValue, Notification } from './notification.ts';
import type { RawEvent } from './raw-event.ts';
import { readPath } from '../lib/read-path.ts';

/** The labels; beside them there are `tag.<Key>` and `event.<path in the JSON>`. */
export const LABELS = [
  'kind',
  'recognizer',
  'name',
  'state',
  'severity',
  'account',
  'region',
  'topic',
  'sender',
  'door',
  'source',
  'detailType',
  'service',
  'resource',
  'text',
  'owner',
  'incident',
] as const;

/** One of them. */
type Label = (typeof LABELS)[number];

/** Beginnings of the labels that name something of the event's own. */
export const TAG_LABEL = 'tag.';
/** See TAG_LABEL. */
export const EVENT_LABEL = 'event.';

/** Returns the values of a label; none where the event has nothing of the kind. */
export type EventLabels = (label: string) => readonly string[];

/** An event that is asked about. */
export interface LabeledEvent {
  readonly notification: Notification;
  readonly event: Pick<RawEvent, 'door' | 'topicArn' | 'sender'>;
  /** What the sender wrote, with envelopes taken off; asked for once, where a label needs it. */
  readonly readContent: () => LabeledContent;
}

/** What the sender wrote. */
interface LabeledContent {
  readonly text: string;
  readonly subjectLine?: string;
  /** The same as JSON; undefined where it is none. */
  readonly json: unknown;
}

/** How much of a text is looked at: whoever asks for a word means one that a reader would see. */
export const LABEL_TEXT_MAX_LENGTH = 16_384;

/** How many resources of an event are looked at; our own bound. */
const RESOURCES_MAX = 200;

interface Asked extends Omit<LabeledEvent, 'readContent'> {
  readonly content: () => LabeledContent;
}

const VALUES: Readonly<Record<Label, (asked: Asked) => readonly (string | undefined)[]>> = {
  kind: ({ notification }) => [notification.kind],
  recognizer: ({ notification }) => [notification.recognizer],
  name: ({ notification }) => [notification.name?.source],
  state: ({ notification }) => [notification.state],
  severity: ({ notification }) => [notification.severity],
  account: ({ notification }) => [notification.accountId],
  region: ({ notification }) => [notification.region],
  // The topic of the door, which has verified it; what a payload calls its topic is only a text.
  topic: ({ event }) => namesOf(event.topicArn),
  sender: ({ event }) => [event.sender],
  door: ({ event }) => [event.door],
  source: ({ content }) => readPath(content().json, 'source'),
  // Notification rules of the developer tools write the envelope in camel case.
  detailType: ({ content }) => [...readPath(content().json, 'detail-type'), ...readPath(content().json, 'detailType')],
  service: servicesOf,
  resource: resourcesOf,
  text: textsOf,
  owner: ({ notification }) => [notification.owner],
  incident: ({ notification }) => [notification.incident?.key],
};

/** Makes the labels of an event. */
export function labelsOf({ readContent, ...rest }: LabeledEvent): EventLabels {
  let content: LabeledContent | undefined;
  const asked: Asked = { ...rest, content: () => (content ??= readContent()) };
  const known = new Map<string, readonly string[]>();
  return (label) => {
    const before = known.get(label);
    if (before !== undefined) return before;
    const values = [...new Set(valuesOf(label, asked).filter((value): value is string => value !== undefined && value !== ''))];
    known.set(label, values);
    return values;
  };
}

/** Tells whether there is such a label. */
export function isLabel(label: string): boolean {
  return isNamed(label) || [TAG_LABEL, EVENT_LABEL].some((lead) => label.startsWith(lead) && label.length > lead.length);
}

function isNamed(label: string): label is Label {
  return Object.hasOwn(VALUES, label);
}

function valuesOf(label: string, asked: Asked): readonly (string | undefined)[] {
  if (isNamed(label)) return VALUES[label](asked);
  if (label.startsWith(TAG_LABEL)) return tagValues(asked.notification, label.slice(TAG_LABEL.length));
  return label.startsWith(EVENT_LABEL) ? readPath(asked.content().json, label.slice(EVENT_LABEL.length)) : [];
}

function tagValues({ tags = {} }: Notification, key: string): readonly (string | undefined)[] {
  return Object.hasOwn(tags, key) ? [tags[key]] : [];
}

/** An ARN counts by itself and by its name. */
function namesOf(arn: string | undefined): readonly string[] {
  const parsed = arn === undefined ? undefined : parseArn(arn);
  return arn === undefined ? [] : [arn, ...(parsed === undefined ? [] : [resourceName(parsed)])];
}

// Match: aws.ecs, AWS/Lambda. Near miss: com.example.shop, Shop/Orders, which are nobody's service.
const SERVICE = /^aws[./](.+)$/i;

function servicesOf({ notification, content }: Asked): readonly string[] {
  const namespaces = (notification.alarm?.metrics ?? []).map(({ namespace }) => namespace);
  const named = [...readPath(content().json, 'source'), ...namespaces].flatMap((name) => SERVICE.exec(name)?.[1]?.toLowerCase() ?? []);
  const ofArns = arnsOf(notification, content().json).flatMap((arn) => parseArn(arn)?.service ?? []);
  return [...named, ...ofArns];
}

function resourcesOf({ notification, content }: Asked): readonly string[] {
  const { alarm } = notification;
  const arns = arnsOf(notification, content().json);
  const dimensions = (alarm?.metrics ?? []).flatMap(({ dimensions: all }) => all.map(({ value }) => value));
  return [...arns.flatMap((arn) => namesOf(arn)), ...dimensions, ...(alarm?.logGroups ?? [])].slice(0, RESOURCES_MAX);
}

function arnsOf({ facts, alarm }: Notification, json: unknown): readonly string[] {
  const named = [...readPath(json, 'resources'), ...facts.flatMap(({ value }) => arnsOfFact(value)), ...(alarm?.alarmedChildren ?? [])];
  return [...(alarm?.arn === undefined ? [] : [alarm.arn]), ...named.filter((text) => text.startsWith('arn:'))].slice(0, RESOURCES_MAX);
}

function arnsOfFact(value: FactValue): readonly string[] {
  switch (value.kind) {
    case 'arn':
      return [value.arn];
    case 'list':
      return value.items.flatMap(({ arn }) => arn ?? []);
    default:
      return [];
  }
}

function textsOf({ notification: { kind, name, summary, description, about, facts }, content }: Asked): readonly string[] {
  const { subjectLine = '', text } = content();
  const told = [kind, ...[name, summary, description, about].map((part) => part?.source ?? '')];
  const ofFacts = facts.flatMap(({ label, value }) => ('text' in value ? `${label}: ${value.text}` : []));
  return [subjectLine, ...told, ...ofFacts, text].map((one) => one.slice(0, LABEL_TEXT_MAX_LENGTH));
}
