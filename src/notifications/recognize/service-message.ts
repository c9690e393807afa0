// A message that a service sends to a topic or a webhook in a form of its own: JSON, or text of labels and values.
import type { Fact, Notification } from '../../domain/notification.ts';
import { parseArn } from '../../domain/arn.ts';
import { readEpoch, readInstant, readZonelessInstant } from './by-shape/read-instant.ts';
import { isJsonObject, type JsonObject } from './json-object.ts';
import { readLabeledLines } from './labeled-lines.ts';
import { newNotification } from './new-notification.ts';
import { readOrigin } from './origin.ts';
import { followRecipe } from './recipe/follow-recipe.ts';
import { allHold } from './recipe/holds.ts';
import { scalarAt, textAt, type PathRoots } from './recipe/read-path.ts';
import type { MessageRecipe } from './recipe/recipe.ts';
import type { RecognitionSubject } from './recognition-subject.ts';
import type { Recognizer } from './recognizer.ts';
import { sentAt } from './sent-at.ts';
import { readElasticacheMessage } from './sources/elasticache.ts';
import { messageRecipes } from './sources/message-recipes.ts';
import { readServiceText } from './sources/read-service-text.ts';

/** Recognizes the messages for which there is a recipe. */
export const serviceMessage: Recognizer = { name: 'service-message', recognize };

function recognize(subject: RecognitionSubject): Notification | undefined {
  const document = documentOf(subject);
  if (document === undefined) return undefined;
  const roots = { document, envelope: document };
  const recipe = messageRecipes.find(({ when }) => allHold(roots, when));
  return recipe === undefined ? undefined : notificationOf(subject, roots, recipe);
}

// Text is made a document, so that one kind of recipe reads both.
function documentOf({ json, text }: RecognitionSubject): JsonObject | undefined {
  if (isJsonObject(json)) return readElasticacheMessage(json) ?? json;
  if (json !== undefined) return undefined;
  const pairs = readServiceText(text) ?? readLabeledLines(text);
  return pairs === undefined ? undefined : Object.fromEntries(pairs);
}

function notificationOf(subject: RecognitionSubject, roots: PathRoots, recipe: MessageRecipe): Notification {
  const arn = parseArn(textAt(roots, recipe.arn) ?? '');
  const region = textAt(roots, recipe.region);
  const origin = readOrigin(textAt(roots, recipe.account) ?? arn?.accountId, region ?? arn?.region);
  const at = instantOf(roots, recipe.at);
  const occurredAt = at ?? sentAt(subject);
  const read = followRecipe(recipe, {
    ...roots,
    accountId: origin.accountId,
    region: origin.region,
    known: [origin.accountId, origin.region, textAt(roots, 'Letter')],
    occurredAt,
    isUtc: true,
    readPaths: at === undefined || recipe.at === undefined ? [] : [recipe.at],
  });
  return newNotification(subject, {
    ...read,
    recognizer: serviceMessage.name,
    kind: recipe.kind,
    accountId: origin.accountId,
    region: origin.region,
    occurredAt,
    facts: [...read.facts, ...subjectFact(subject), ...origin.facts],
  });
}

// The subject line is the sender's own headline, and often says more than the message.
function subjectFact({ subjectLine }: RecognitionSubject): readonly Fact[] {
  return subjectLine === undefined ? [] : [{ label: 'Subject', value: { kind: 'text', text: subjectLine } }];
}

function instantOf(roots: PathRoots, path: string | undefined): string | undefined {
  const value = path === undefined ? undefined : scalarAt(roots, path)?.value;
  if (typeof value === 'number') return readEpoch(value);
  const text = String(value ?? '');
  // Event subscriptions leave the zone out; their times are UTC (RDS API, Event).
  return readInstant(text) ?? readZonelessInstant(text);
}
