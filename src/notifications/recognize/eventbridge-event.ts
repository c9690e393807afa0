// Any EventBridge event, AWS's and custom ones, as rules send them unmodified; and the notification rules of the developer tools,
// which write the same envelope in camel case. Kinds that have a recipe are read by it, all others by their shape.
import { parseArn, resourceName } from '../../domain/arn.ts';
import { resourceConsoleUrl } from '../../domain/resource-console-url.ts';
import type { Fact, Notification } from '../../domain/notification.ts';
import { judgeState, type StateTone } from './by-shape/judge-state.ts';
import { readInstant } from './by-shape/read-instant.ts';
import { isJsonObject, type JsonObject } from './json-object.ts';
import { newNotification } from './new-notification.ts';
import { readOrigin } from './origin.ts';
import { payloadText } from './payload-text.ts';
import { readableText } from './readable-text.ts';
import { followRecipe } from './recipe/follow-recipe.ts';
import { textAt } from './recipe/read-path.ts';
import type { RecognitionSubject } from './recognition-subject.ts';
import type { Recognizer } from './recognizer.ts';
import { resourceFacts } from './resource-facts.ts';
import { shapeOf } from './by-shape/shape-of.ts';
import type { Recipe } from './recipe/recipe.ts';
import { findEventRecipe } from './sources/find-event-recipe.ts';

/** Recognizes every event that has a detail type and a detail. */
export const eventbridgeEvent: Recognizer = { name: 'eventbridge-event', recognize };

// Kinds of events whose detail says in one of these how they are meant (AWS Health, Amazon ECS).
const CATEGORY_KEYS = ['eventTypeCategory', 'eventType'] as const;

/** What is read by its shape alone. */
const NO_RECIPE: Recipe = {};

/** An event of AWS Health can name hundreds. */
const RESOURCES_LOOKED_AT = 5;

function recognize(subject: RecognitionSubject): Notification | undefined {
  const { json } = subject;
  if (!isJsonObject(json) || !Object.hasOwn(json, 'detail')) return undefined;
  const detailType = textOf(json['detail-type']) ?? (Object.hasOwn(json, 'source') ? textOf(json['detailType']) : undefined);
  return detailType === undefined ? undefined : notificationOf(subject, json, detailType);
}

function notificationOf(subject: RecognitionSubject, json: JsonObject, detailType: string): Notification {
  const source = textOf(json['source']) ?? '';
  const resources = Array.isArray(json['resources']) ? json['resources'].filter((resource) => typeof resource === 'string') : [];
  const detail = detailOf(json);
  const roots = { document: detail, envelope: json };
  const recipe = findEventRecipe({ source, detailType, roots }) ?? NO_RECIPE;
  const origin = readOrigin(textAt(roots, recipe.account) ?? json['account'], textAt(roots, recipe.region) ?? json['region']);
  const occurredAt = readInstant(textOf(json['time']) ?? '');
  const read = followRecipe(recipe, {
    ...roots,
    accountId: origin.accountId,
    region: origin.region,
    known: [origin.accountId, origin.region, ...[json['account'], json['region'], json['id']].map(textOf)],
    fallbackName: fallbackName(resources),
    outerTone: outerTone(detailType, detail),
    isUtc: isAws(source),
    occurredAt,
  });
  const facts = [...read.facts, ...resourceFacts(resources, read), ...sourceFact(source), ...origin.facts];
  // An event that says nothing but its type is shown as it came.
  const isBare = facts.length === 0 && read.name === undefined && read.state === undefined;

  return newNotification(subject, {
    ...read,
    recognizer: eventbridgeEvent.name,
    kind: detailType,
    description: read.description ?? (isBare ? payloadText(subject.text.trim()) : undefined),
    accountId: origin.accountId,
    region: origin.region,
    occurredAt,
    facts,
    consoleUrl: consoleUrlOf(read, resources),
    unknownKind: recipe === NO_RECIPE ? { source, type: detailType, shape: shapeOf(detail) } : undefined,
  });
}

// Notification rules add what they found out, such as the error text, beside the detail (detail type FULL, developer tools console guide).
function detailOf({ detail, additionalAttributes }: JsonObject): unknown {
  return isJsonObject(detail) && isJsonObject(additionalAttributes) ? { ...detail, ...additionalAttributes } : detail;
}

function outerTone(detailType: string, detail: unknown): StateTone {
  const categories = isJsonObject(detail) ? CATEGORY_KEYS.map((key) => judgeState(textOf(detail[key]) ?? '')) : [];
  return [judgeState(detailType), ...categories].find((tone) => tone !== 'neutral') ?? 'neutral';
}

function fallbackName([first]: readonly string[]): string | undefined {
  const text = textOf(first);
  const arn = text === undefined ? undefined : parseArn(text);
  return arn === undefined ? text : resourceName(arn);
}

// What it is about has a page, where the kind of event has none of its own.
function consoleUrlOf(read: Pick<Notification, 'consoleUrl'>, resources: readonly string[]): string | undefined {
  if (read.consoleUrl !== undefined) return read.consoleUrl;
  for (const text of resources.slice(0, RESOURCES_LOOKED_AT)) {
    const arn = parseArn(text);
    const url = arn === undefined ? undefined : resourceConsoleUrl(arn, text);
    if (url !== undefined) return url;
  }
  return undefined;
}

// AWS's own sources repeat the detail type; a custom one says which program speaks.
function sourceFact(source: string): readonly Fact[] {
  return source === '' || isAws(source) ? [] : [{ label: 'Source', value: { kind: 'text', text: source } }];
}

// Partners of EventBridge are called aws.partner/..., and speak for themselves.
function isAws(source: string): boolean {
  return source.startsWith('aws.') && !source.startsWith('aws.partner/');
}

function textOf(value: unknown): string | undefined {
  const text = typeof value === 'string' ? readableText(value).trim() : '';
  return text === '' ? undefined : text;
}
