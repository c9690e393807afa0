// Whether a rule is for a notification: everything that it says must hold.
import { parseArn, resourceName } from '../../domain/arn.ts';
import type { Notification } from '../../domain/notification.ts';
import { matchesWildcard } from '../../lib/matches-wildcard.ts';
import { readPath } from '../../lib/read-path.ts';
import type { NotificationRuleConfig } from '../config.ts';

/** The event behind a notification, with its envelopes taken off. */
export interface RestyleSubject {
  /** What the sender wrote. */
  readonly text: string;
  /** The same as JSON; undefined where it is none. May be nested too deep for recursion. */
  readonly json: unknown;
  readonly topicArn?: string;
}

type Match = NotificationRuleConfig['match'];

/** What a condition is held against: a property of the notification, or of its event. */
type TextsOf = (notification: Notification, subject: RestyleSubject) => readonly (string | undefined)[];

type PatternKey = Exclude<keyof Match, 'severities' | 'event'>;

// The cheap ones first: most notifications fall by them.
const TEXTS: readonly (readonly [PatternKey, TextsOf])[] = [
  ['kinds', ({ kind }) => [kind]],
  ['recognizers', ({ recognizer }) => [recognizer]],
  ['names', ({ name }) => [name?.source]],
  ['states', ({ state }) => [state]],
  ['accounts', ({ accountId }) => [accountId]],
  ['regions', ({ region }) => [region]],
  ['topics', (_, { topicArn }) => topicNames(topicArn)],
  ['sources', (_, { json }) => readPath(json, 'source')],
  ['detailTypes', (_, { json }) => detailTypes(json)],
];

/** Tells whether the conditions hold. */
export function matchesRule(match: Match, notification: Notification, subject: RestyleSubject): boolean {
  return (
    (match.severities.length === 0 || match.severities.includes(notification.severity)) &&
    TEXTS.every(([key, textsOf]) => match[key].length === 0 || isOneOf(match[key], textsOf(notification, subject))) &&
    match.event.every(({ path, values }) => isOneOf(values, readPath(subject.json, path)))
  );
}

function isOneOf(patterns: readonly string[], texts: readonly (string | undefined)[]): boolean {
  return texts.some((text) => text !== undefined && patterns.some((pattern) => matchesWildcard(pattern, text)));
}

function topicNames(topicArn: string | undefined): readonly string[] {
  const arn = topicArn === undefined ? undefined : parseArn(topicArn);
  return topicArn === undefined ? [] : [topicArn, ...(arn === undefined ? [] : [resourceName(arn)])];
}

// Notification rules of the developer tools write the envelope in camel case.
function detailTypes(json: unknown): readonly string[] {
  return [...readPath(json, 'detail-type'), ...readPath(json, 'detailType')];
}
