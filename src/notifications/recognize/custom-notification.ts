// A custom notification: the documented schema (version 1.0, source custom), the only sender whose markup counts.
// A field of the wrong type is shown as well as it can be, with a notice, and never costs the message.
import { characterCount, customNotificationLimits as limits } from '../../contract/custom-notification.ts';
import { parseArn } from '../../domain/arn.ts';
import type { ClientMarkdown, Fact, IncidentReference, Notification, Severity } from '../../domain/notification.ts';
import { severityOfWord } from '../../domain/severity.ts';
import { toneOfSeverity } from './by-shape/judge-severity.ts';
import { contextFacts, readContext } from './custom-notification-context.ts';
import { isJsonObject, type JsonObject } from './json-object.ts';
import { mendCustomNotification } from './mend-custom-notification.ts';
import { newNotification } from './new-notification.ts';
import type { RecognitionSubject } from './recognition-subject.ts';
import type { Recognizer } from './recognizer.ts';
import { sentAt } from './sent-at.ts';
import { textFieldsOf } from './text-fields.ts';

/** Recognizes custom notifications. */
export const customNotification: Recognizer = { name: 'custom-notification', recognize };

const VERSION = '1.0';
const TEXT_TYPE = 'client-markdown';

interface Content {
  readonly title: string;
  readonly description: string;
  readonly nextSteps: readonly string[];
  readonly keywords: readonly string[];
}

interface Metadata {
  readonly threadId: string;
  readonly summary: string;
  readonly eventType: string;
  readonly relatedResources: readonly string[];
  readonly allowsCustomActions: boolean | undefined;
}

function recognize(subject: RecognitionSubject): Notification | undefined {
  const notices: string[] = [];
  const json = readCustom(subject, notices);
  if (json === undefined) return undefined;
  const content = readContent(json['content'], notices);
  if (content.title === '' && content.description === '' && content.nextSteps.length + content.keywords.length === 0) return undefined;
  const metadata = readMetadata(json['metadata'], notices);
  const context = readContext(json['metadata'], notices);
  notices.push(...deviations(json, content));
  const severity = severityOfKeywords(content.keywords);

  return newNotification(subject, {
    recognizer: customNotification.name,
    kind: 'Custom notification',
    name: nameOf(content, metadata),
    description: content.description === '' ? undefined : markdown(content.description),
    severity,
    tone: toneOfSeverity(severity),
    occurredAt: sentAt(subject),
    nextSteps: content.nextSteps.map(markdown),
    keywords: content.keywords.map(markdown),
    facts: [
      ...metadataFacts(metadata),
      ...contextFacts(json['metadata'], context),
      ...idFacts(json, notices),
      ...notices.map((notice) => textFact('Notice', notice)),
    ],
    incident: incidentOf(metadata),
    additionalContext: context,
    allowsCustomActions: metadata.allowsCustomActions,
  });
}

// Match: {"source" : "custom". Near miss: {"source":"customer".
const SAYS_CUSTOM = /"source"\s*:\s*"custom"/;

/** Returns the document of a custom notification, also one whose JSON somebody broke by putting texts into it unescaped. */
function readCustom({ json, text }: RecognitionSubject, notices: string[]): JsonObject | undefined {
  if (json !== undefined) return isCustom(json) ? json : undefined;
  const mended = SAYS_CUSTOM.test(text) ? mendCustomNotification(text)?.value : undefined;
  if (!isCustom(mended)) return undefined;
  notices.push('The JSON was broken by quotes, line ends or backslashes in a text, and was mended.');
  return mended;
}

function isCustom(json: unknown): json is JsonObject {
  return isJsonObject(json) && json['source'] === 'custom' && isJsonObject(json['content']);
}

/** The title, with its markup; without one the type of the event, which is data. */
function nameOf({ title }: Content, { eventType }: Metadata): Notification['name'] {
  if (title !== '') return markdown(title);
  return eventType === '' ? undefined : { kind: 'plain', source: eventType };
}

function readContent(value: unknown, notices: string[]): Content {
  const fields = textFieldsOf(value, 'content', notices);
  return {
    title: fields.text('title'),
    description: fields.text('description'),
    nextSteps: fields.texts('nextSteps'),
    keywords: fields.texts('keywords'),
  };
}

function readMetadata(value: unknown, notices: string[]): Metadata {
  const fields = textFieldsOf(value, 'metadata', notices);
  return {
    threadId: fields.text('threadId'),
    summary: fields.text('summary'),
    eventType: fields.text('eventType'),
    relatedResources: fields.texts('relatedResources'),
    allowsCustomActions: readSwitch(value, notices),
  };
}

// Some programs write it as a text. What is neither yes nor no allows what the schema's default allows.
function readSwitch(metadata: unknown, notices: string[]): boolean | undefined {
  const value = isJsonObject(metadata) ? metadata['enableCustomActions'] : undefined;
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'boolean') return value;
  const word = typeof value === 'string' ? value.trim().toLowerCase() : '';
  if (word === 'true' || word === 'false') return word === 'true';
  notices.push('metadata.enableCustomActions is neither true nor false and was left out.');
  return undefined;
}

// Too long texts are kept here; what cuts them later says so.
function deviations(json: JsonObject, content: Content): readonly string[] {
  const textType = isJsonObject(json['content']) ? json['content']['textType'] : undefined;
  return [
    ...(json['version'] === VERSION ? [] : [`version is not "${VERSION}"; the notification was read as if it were.`]),
    ...(textType === undefined || textType === TEXT_TYPE
      ? []
      : [`content.textType is not "${TEXT_TYPE}"; the text was read as if it were.`]),
    ...(content.description === '' ? ['content.description is missing; the schema requires it.'] : []),
    ...tooLong('content.title', [content.title], limits.title),
    ...tooLong('content.description', [content.description], limits.description),
    ...tooLong('content.nextSteps', content.nextSteps, limits.nextStep),
    ...tooLong('content.keywords', content.keywords, limits.keyword),
  ];
}

function tooLong(field: string, texts: readonly string[], limit: number): readonly string[] {
  const longest = texts.reduce((length, text) => Math.max(length, characterCount(text)), 0);
  return longest > limit ? [`${field} has a text of ${longest} characters; the schema allows ${limit}.`] : [];
}

// Keywords can choose a severity from the closed list and nothing else (rule of mentions and tags).
function severityOfKeywords(keywords: readonly string[]): Severity {
  return keywords.map(severityOfWord).find((severity) => severity !== undefined) ?? 'info';
}

function metadataFacts({ eventType, relatedResources }: Metadata): readonly Fact[] {
  const type = eventType === '' ? [] : [textFact('Event type', eventType)];
  return [...type, ...relatedResources.map(resourceFact)];
}

function resourceFact(resource: string): Fact {
  const label = 'Related resource';
  return parseArn(resource) === undefined ? textFact(label, resource) : { label, value: { kind: 'arn', arn: resource } };
}

function idFacts(json: JsonObject, notices: string[]): readonly Fact[] {
  const id = textFieldsOf({ id: json['id'] }, 'notification', notices).text('id');
  return id === '' ? [] : [{ label: 'Event ID', value: { kind: 'code', text: id } }];
}

function textFact(label: string, text: string): Fact {
  return { label, value: { kind: 'text', text } };
}

// What comes under one thread id is one incident; nothing in the schema says that it ends.
function incidentOf({ threadId, summary }: Metadata): IncidentReference | undefined {
  if (threadId === '') return undefined;
  return { key: `custom-notification:${threadId}`, transition: 'open', ...(summary === '' ? {} : { summary }) };
}

function markdown(source: string): ClientMarkdown {
  return { kind: 'client-markdown', source };
}
