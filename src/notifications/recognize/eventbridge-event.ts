// Any EventBridge event, AWS's and custom ones, as rules send them unmodified; and the notification rules of the developer tools,
// which write the same envelope in camel case.
import { parseArn, resourceName } from '../../domain/arn.ts';
import type { Fact, Notification } from '../../domain/notification.ts';
import { severityOfTone } from './by-shape/judge-severity.ts';
import { judgeState, type StateTone } from './by-shape/judge-state.ts';
import { readDocument, type Reading } from './by-shape/read-document.ts';
import { readInstant } from './by-shape/read-instant.ts';
import { executionIncident } from './execution-incident.ts';
import { isJsonObject, type JsonObject } from './json-object.ts';
import { newNotification } from './new-notification.ts';
import { readOrigin } from './origin.ts';
import { payloadText } from './payload-text.ts';
import { readableText } from './readable-text.ts';
import type { RecognitionSubject } from './recognition-subject.ts';
import type { Recognizer } from './recognizer.ts';
import { resourceFacts } from './resource-facts.ts';

/** Recognizes every event that has a detail type and a detail. */
export const eventbridgeEvent: Recognizer = { name: 'eventbridge-event', recognize };

// Kinds of events whose detail says in one of these how they are meant (AWS Health, Amazon ECS).
const CATEGORY_KEYS = ['eventTypeCategory', 'eventType'] as const;

function recognize(subject: RecognitionSubject): Notification | undefined {
  const { json } = subject;
  if (!isJsonObject(json) || !Object.hasOwn(json, 'detail')) return undefined;
  const detailType = textOf(json['detail-type']) ?? (Object.hasOwn(json, 'source') ? textOf(json['detailType']) : undefined);
  return detailType === undefined ? undefined : notificationOf(subject, json, detailType);
}

function notificationOf(subject: RecognitionSubject, json: JsonObject, detailType: string): Notification {
  const source = textOf(json['source']) ?? '';
  const origin = readOrigin(json['account'], json['region']);
  const resources = Array.isArray(json['resources']) ? json['resources'].filter((resource) => typeof resource === 'string') : [];
  const detail = detailOf(json);
  const reading = readDocument(detail, {
    known: [json['account'], json['region'], json['id']].map(textOf),
    fallbackName: fallbackName(resources),
  });
  const tone = toneOf(detailType, reading, detail);
  const facts = [...reading.facts, ...resourceFacts(resources, reading), ...sourceFact(source), ...origin.facts];
  // An event that says nothing but its type is shown as it came.
  const isBare = facts.length === 0 && reading.name === undefined && reading.state === undefined;

  return newNotification(subject, {
    recognizer: eventbridgeEvent.name,
    kind: detailType,
    name: payloadText(reading.name),
    description: payloadText(reading.description ?? (isBare ? subject.text.trim() : undefined)),
    severity: reading.severity ?? severityOfTone(tone),
    state: reading.state,
    tone,
    accountId: origin.accountId,
    region: origin.region,
    occurredAt: readInstant(textOf(json['time']) ?? ''),
    facts,
    incident: executionIncident({ source, detailType, detail, tone }),
  });
}

// Notification rules add what they found out, such as the error text, beside the detail (detail type FULL, developer tools console guide).
function detailOf({ detail, additionalAttributes }: JsonObject): unknown {
  return isJsonObject(detail) && isJsonObject(additionalAttributes) ? { ...detail, ...additionalAttributes } : detail;
}

function toneOf(detailType: string, reading: Reading, detail: unknown): StateTone {
  const categories = isJsonObject(detail) ? CATEGORY_KEYS.map((key) => judgeState(textOf(detail[key]) ?? '')) : [];
  return [judgeState(detailType), reading.tone, ...categories].find((tone) => tone !== 'neutral') ?? 'neutral';
}

function fallbackName([first]: readonly string[]): string | undefined {
  const text = textOf(first);
  const arn = text === undefined ? undefined : parseArn(text);
  return arn === undefined ? text : resourceName(arn);
}

// AWS's own sources repeat the detail type; a custom one says which program speaks.
function sourceFact(source: string): readonly Fact[] {
  return source === '' || source.startsWith('aws.') ? [] : [{ label: 'Source', value: { kind: 'text', text: source } }];
}

function textOf(value: unknown): string | undefined {
  const text = typeof value === 'string' ? readableText(value).trim() : '';
  return text === '' ? undefined : text;
}
