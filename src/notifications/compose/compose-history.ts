// What happened in an incident so far: its latest step on top of the message, and the last steps below.
import type { Incident, IncidentStep } from '../../domain/incident.ts';
import type { Notification } from '../../domain/notification.ts';
import { oneLine } from '../../messages/one-line.ts';
import { bold, text, type Span } from '../../messages/spans.ts';
import { truncateText } from '../../messages/truncate.ts';
import { HISTORY_STEPS_MAX, STATE_MAX_LENGTH, STEP_SUMMARY_MAX_LENGTH } from './compose-limits.ts';
import { NOTHING, type Composed } from './composed.ts';
import { wordsOf } from './inline-text.ts';
import { isCustomNotification } from './is-custom-notification.ts';

/** Composes the history: the last steps, oldest first; nothing for an incident of one step. */
export function composeHistory(notification: Notification, incident?: Incident): Composed {
  if (incident === undefined || incident.steps.length < 2) return NOTHING;
  const steps = incident.steps.slice(-HISTORY_STEPS_MAX);
  const summaries = steps.map((step) => stepSummary(step, notification));
  const items = steps.map((step, index) => itemOf(step, summaries[index] === summaries[index - 1] ? '' : (summaries[index] ?? '')));
  const extent = incident.notificationCount > steps.length ? ` (last ${steps.length} of ${incident.notificationCount})` : '';
  return {
    blocks: [
      { kind: 'paragraph', spans: [bold('History'), ...(extent === '' ? [] : [text(extent)])] },
      { kind: 'list', items },
    ],
    cuts: [],
  };
}

/** Returns the words of a step on one line. Summaries of custom notifications are markup, of which a history shows the words alone: it calls nobody twice. */
export function stepSummary({ summary }: IncidentStep, notification: Notification): string {
  const kind = isCustomNotification(notification) ? 'client-markdown' : 'plain';
  return wordsOf({ kind, source: summary }, STEP_SUMMARY_MAX_LENGTH);
}

function itemOf({ at, state, count }: IncidentStep, summary: string): readonly Span[] {
  const stateWords = truncateText(oneLine(state), STATE_MAX_LENGTH);
  return [
    { kind: 'time', at },
    ...(stateWords === '' ? [] : [text(' '), bold(stateWords)]),
    ...(count === undefined ? [] : [text(` ×${count}`)]),
    // The same sentence again and again says nothing new.
    ...(summary === '' ? [] : [text(` ${summary}`)]),
  ];
}
