// The values that templates see; docs/guides/message-templates.md lists them.
import type { FactValue, Notification } from '../../domain/notification.ts';
import { bareObject, boundEvent, boundText } from './bounded-event.ts';
import type { RestyleSubject } from './match-rule.ts';

/** The names that templates know. */
export const TEMPLATE_ROOTS = ['event', 'detail', 'text', 'topic', 'notification'] as const;

/** What a template sees of the notification. */
interface NotificationScope {
  readonly kind: string;
  readonly recognizer: string;
  readonly name: string | undefined;
  readonly state: string | undefined;
  readonly severity: string;
  readonly tone: string;
  readonly account: string | undefined;
  readonly accountName: string | undefined;
  readonly region: string | undefined;
  readonly at: string | undefined;
  readonly summary: string | undefined;
  readonly description: string | undefined;
  readonly facts: Readonly<Record<string, string>>;
  readonly owner: string | undefined;
  readonly runbookUrl: string | undefined;
  readonly consoleUrl: string | undefined;
  readonly tags: Readonly<Record<string, string>>;
}

/** The keys of `notification`. */
export const NOTIFICATION_KEYS: readonly string[] =
  'kind recognizer name state severity tone account accountName region at summary description facts owner runbookUrl consoleUrl tags'.split(
    ' ',
  );

/** Names of accounts by their ids. */
export type AccountNames = ReadonlyMap<string, string>;

/** Makes the scopes of one event: its JSON is copied once, the notification changes from rule to rule. */
export function createScopes(subject: RestyleSubject, accountNames: AccountNames): (notification: Notification) => object {
  const event = boundEvent(subject.json);
  const detail = typeof event === 'object' && event !== null && 'detail' in event ? event.detail : undefined;
  const text = boundText(subject.text);
  return (notification) => ({ event, detail, text, topic: subject.topicArn, notification: notificationScope(notification, accountNames) });
}

function notificationScope(notification: Notification, accountNames: AccountNames): NotificationScope {
  const { kind, recognizer, name, state, severity, tone, accountId, region, occurredAt, summary, description } = notification;
  const { owner, runbookUrl, consoleUrl, tags = {} } = notification;
  return {
    kind: boundText(kind),
    recognizer,
    name: bounded(name?.source),
    state: bounded(state),
    severity,
    tone,
    account: accountId,
    accountName: accountId === undefined ? undefined : accountNames.get(accountId),
    region,
    at: occurredAt,
    summary: bounded(summary?.source),
    description: bounded(description?.source),
    facts: factScope(notification),
    owner: bounded(owner),
    runbookUrl,
    consoleUrl,
    tags: Object.assign(bareObject<string>(), tags),
  };
}

function bounded(source: string | undefined): string | undefined {
  return source === undefined ? undefined : boundText(source);
}

// Of several facts of one label the first counts.
function factScope({ facts }: Notification): Readonly<Record<string, string>> {
  const scope = bareObject<string>();
  for (const { label, value } of facts) if (!(label in scope)) scope[label] = boundText(factText(value));
  return scope;
}

function factText(value: FactValue): string {
  if (value.kind === 'instant') return value.at;
  return value.kind === 'arn' ? value.arn : value.text;
}
