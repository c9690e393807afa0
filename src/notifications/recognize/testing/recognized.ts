// Recognizes events in tests; a recognizer that throws fails the test.
import type { Fact, Notification } from '../../../domain/notification.ts';
import type { RawEvent } from '../../../domain/raw-event.ts';
import { aRawEvent } from '../../../domain/testing/a-raw-event.ts';
import { recognizeEvent } from '../recognize-event.ts';

/** Recognizes an event with this text, or this value as JSON. */
export function recognized(content: unknown, overrides: Partial<RawEvent> = {}): Notification {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  return recognizeEvent(aRawEvent({ text, ...overrides }), {
    onRecognizerFailure: (recognizer, error) => {
      throw new Error(`${recognizer} threw`, { cause: error });
    },
  });
}

/** Returns what a fact shows, or undefined where there is no fact with this label. */
export function factText({ facts }: { readonly facts: readonly Fact[] }, label: string): string | undefined {
  const value = facts.find((fact) => fact.label === label)?.value;
  return value === undefined ? undefined : valueText(value);
}

/** Returns everything that a notification shows as text, for looking things up in it. */
export function shownText(notification: Notification): string {
  const {
    kind,
    name,
    summary,
    about,
    description,
    owner,
    runbookUrl,
    links = [],
    state,
    accountId,
    region,
    facts,
    nextSteps,
    keywords,
  } = notification;
  return [kind, name?.source, summary?.source, about?.source, description?.source, owner, runbookUrl, state, accountId, region]
    .concat(facts.flatMap(({ label, value }) => [label, valueText(value)]))
    .concat(links.flatMap(({ text, url }) => [text, url]))
    .concat([...nextSteps, ...keywords].map(({ source }) => source))
    .filter((part) => part !== undefined)
    .join('\n');
}

function valueText(value: Fact['value']): string {
  if (value.kind === 'instant') return value.at;
  return value.kind === 'arn' ? value.arn : value.text;
}
