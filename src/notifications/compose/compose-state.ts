// The first line of a message: the state, since when, how bad it is in a word, and how the incident ended.
import type { Incident } from '../../domain/incident.ts';
import type { Notification } from '../../domain/notification.ts';
import { severityOfWord } from '../../domain/severity.ts';
import { oneLine } from '../../messages/one-line.ts';
import { bold, text, type Span } from '../../messages/spans.ts';
import { truncateText } from '../../messages/truncate.ts';
import { STATE_MAX_LENGTH } from './compose-limits.ts';
import { durationInWords } from '../../lib/duration-in-words.ts';
import { ordinal } from './ordinal.ts';

/** The state line's spans (none where there is nothing to say) and its words without times. */
export interface ComposedState {
  readonly spans: readonly Span[];
  readonly words: string;
}

// States that last, so that "since" says something; others, like STARTED or FAILED, happen at an instant (CloudWatch API, StateValue).
const LASTING_STATES: ReadonlySet<string> = new Set(['OK', 'ALARM', 'INSUFFICIENT_DATA']);

/** Composes the state line; a notification without state has one only where its severity or its incident has something to tell. */
export function composeState(notification: Notification, incident?: Incident): ComposedState {
  const state = truncateText(oneLine(notification.state ?? ''), STATE_MAX_LENGTH);
  // Of what has only one step nobody knows how long it lasted.
  if (incident?.closedAt !== undefined && incident.notificationCount > 1) {
    return ended(state, notification, { ...incident, closedAt: incident.closedAt });
  }
  const more = moreWords([severityWords(notification), tookWords(notification), timesWords(incident), countWords(incident)]);
  if (state !== '') return standing(state, sinceWhen(notification, incident), more);
  return stateless(notification, incident);
}

function standing(state: string, at: string | undefined, more: readonly Span[]): ComposedState {
  const time: readonly Span[] = at === undefined ? [] : [text(LASTING_STATES.has(state) ? ' since ' : ' · '), { kind: 'time', at }];
  return { spans: [bold(state), ...time, ...more], words: state };
}

function stateless(notification: Notification, incident: Incident | undefined): ComposedState {
  const [first, ...rest] = [severityWords(notification), timesWords(incident), countWords(incident)].filter((words) => words !== '');
  if (first === undefined) return { spans: [], words: '' };
  const at = incident === undefined || incident.notificationCount < 2 ? notification.occurredAt : incident.openedAt;
  const lead = at !== notification.occurredAt ? ' since ' : ' · ';
  const time: readonly Span[] = at === undefined ? [] : [text(lead), { kind: 'time', at }];
  return { spans: [bold(capitalized(first)), ...time, ...moreWords([tookWords(notification), ...rest])], words: '' };
}

function ended(state: string, notification: Notification, incident: Incident & { closedAt: string }): ComposedState {
  const word = state === '' ? (notification.tone === 'good' ? 'Resolved' : 'Closed') : state;
  const duration = durationInWords(Date.parse(incident.closedAt) - Date.parse(incident.openedAt));
  const after = duration === undefined ? '' : ` after ${duration}${lastingStateBefore(incident)}`;
  return {
    spans: [
      bold(word),
      text(`${after} · `),
      { kind: 'time', at: incident.closedAt },
      ...moreWords([severityWords(notification), countWords(incident)]),
    ],
    words: `${word}${after}`,
  };
}

function moreWords(words: readonly string[]): readonly Span[] {
  return words.filter((part) => part !== '').map((part) => text(` · ${part}`));
}

/** Says how bad it is; nothing where there is nothing to do, or where a keyword says it already. */
function severityWords({ severity, tone, keywords }: Notification): string {
  const isSaid = keywords.some(({ source }) => severityOfWord(source) === severity);
  return severity === 'info' || tone === 'good' || isSaid ? '' : `severity ${severity}`;
}

function tookWords({ tookSeconds }: Notification): string {
  const duration = tookSeconds === undefined ? undefined : durationInWords(tookSeconds * 1000);
  return duration === undefined ? '' : `after ${duration}`;
}

function capitalized(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Names the state that the incident was in where it was one and the same all the time, for example ` in ALARM`. */
function lastingStateBefore({ steps, notificationCount }: Incident): string {
  const states = new Set(steps.slice(0, -1).map((step) => step.state));
  const [state] = states;
  const isWhole = states.size === 1 && notificationCount <= steps.length;
  return isWhole && state !== undefined && LASTING_STATES.has(state) ? ` in ${state}` : '';
}

function sinceWhen(notification: Notification, incident: Incident | undefined): string | undefined {
  const steps = incident?.steps ?? [];
  const before = steps.findLastIndex((step) => step.state !== (notification.state ?? ''));
  const first = steps[before + 1];
  // Steps older than those kept count as equal: an incident that only repeats itself lasts since it was opened.
  if (before === -1 && incident !== undefined) return incident.openedAt;
  return first?.at ?? notification.occurredAt;
}

/** Says how often the same was told, for example `×3`. */
function timesWords(incident: Incident | undefined): string {
  const count = incident?.steps.at(-1)?.count;
  return count === undefined ? '' : `×${count}`;
}

/** Says how often the incident was reported, from the second time on. */
function countWords(incident: Incident | undefined): string {
  // How often the same was told stands there already.
  if (incident === undefined || incident.notificationCount === incident.steps.at(-1)?.count) return '';
  return incident.notificationCount < 2 ? '' : `${ordinal(incident.notificationCount)} notification`;
}
