// What every notification has to be, whatever event it was made of.
import type { Notification } from '../../../domain/notification.ts';
import { shownText } from './recognized.ts';

const SEVERITIES: readonly string[] = ['critical', 'high', 'medium', 'low', 'info'];
const TONES: readonly string[] = ['bad', 'warning', 'good', 'progress', 'neutral'];
const TRANSITIONS: readonly string[] = ['open', 'update', 'close'];
const CONSOLE_PAGE = /^https:\/\/[a-z0-9-]+\.console\.(?:aws\.amazon\.com|amazonaws\.cn|amazonaws-us-gov\.com)\/[!-~]*$/;

type Check = readonly [promise: string, isKept: (notification: Notification) => boolean];

const CHECKS: readonly Check[] = [
  ['a severity of the closed list', ({ severity }) => SEVERITIES.includes(severity)],
  ['a tone of the closed list', ({ tone }) => TONES.includes(tone)],
  ['a kind', ({ kind }) => kind.trim() !== ''],
  ['something to show beside the kind', hasContent],
  ['an account id that is one', ({ accountId }) => accountId === undefined || /^\d{12}$/.test(accountId)],
  ['a Region that is one', ({ region }) => region === undefined || /^[a-z-]+-\d+$/.test(region)],
  ['a page of the AWS console', ({ consoleUrl }) => consoleUrl === undefined || CONSOLE_PAGE.test(consoleUrl)],
  [
    'an incident with a key',
    ({ incident }) => incident === undefined || (incident.key !== '' && TRANSITIONS.includes(incident.transition)),
  ],
  [
    'facts with labels and values',
    ({ facts }) => facts.every(({ label, value }) => label.trim() !== '' && !('text' in value && value.text.trim() === '')),
  ],
  ['instants in ISO 8601', (notification) => instantsOf(notification).every((at) => new Date(at).toISOString() === at)],
  ['well-formed text', (notification) => shownText(notification).isWellFormed()],
  // PostgreSQL refuses NUL; terminals obey escape sequences.
  ['text without control characters', (notification) => !/(?![\t\n])\p{Cc}/u.test(shownText(notification))],
  ['text for people', (notification) => !/\[object Object\]/.test(shownText(notification))],
  ['markup only in custom notifications', hasMarkupOnlyWhereItCounts],
  ['a form that JSON keeps', (notification) => JSON.stringify(JSON.parse(JSON.stringify(notification))) === JSON.stringify(notification)],
];

/** Returns the promises that a notification does not keep; none is as it has to be. */
export function problemsOf(notification: Notification): readonly string[] {
  return CHECKS.filter(([, isKept]) => !isKept(notification)).map(([promise]) => promise);
}

function hasContent({ name, description, state, facts, nextSteps, keywords }: Notification): boolean {
  return name !== undefined || description !== undefined || state !== undefined || facts.length + nextSteps.length + keywords.length > 0;
}

function instantsOf({ occurredAt, chart, facts }: Notification): readonly string[] {
  const shown = facts.flatMap(({ value }) => {
    if (value.kind === 'list') return value.items.map(({ since }) => since);
    return value.kind === 'instant' ? [value.at] : [];
  });
  return [occurredAt, chart?.at, ...(chart?.datapoints ?? []).map(({ at }) => at), ...shown].filter((at) => at !== undefined);
}

function hasMarkupOnlyWhereItCounts({ recognizer, name, summary, description, nextSteps, keywords }: Notification): boolean {
  if (recognizer === 'custom-notification') return true;
  return (
    [name, summary, description].every((text) => text === undefined || text.kind === 'plain') && nextSteps.length + keywords.length === 0
  );
}
