// Decides whether a notification begins an incident, continues the open one, or stands alone.
import { INCIDENT_STEPS_KEPT, type Incident, type IncidentStep } from '../../domain/incident.ts';
import { truncateText } from '../../messages/truncate.ts';
import type { IncidentReference, Notification } from '../../domain/notification.ts';

/** The longest summary of a step that an incident keeps: two lines on a phone. The event itself keeps the whole text. */
export const STEP_SUMMARY_MAX_LENGTH = 200;

/** The longest state of a step; AWS's own states have at most some twenty characters. */
const STEP_STATE_MAX_LENGTH = 60;

/** After this long without a word an incident that begins again is a new one: its end was lost, or nobody looks there any more. */
export const INCIDENT_MAX_SILENCE_MS = 24 * 60 * 60_000;

/** What a notification does to the incidents of a channel. */
export type Grouping =
  /** It belongs to no incident: a message of its own. */
  | { readonly kind: 'alone' }
  /** It is the first of an incident; one that nobody has heard of for long ends with it. */
  | { readonly kind: 'begins'; readonly incident: Incident; readonly ended?: Incident }
  /** It changes the message of an open incident. */
  | { readonly kind: 'continues'; readonly incident: Incident }
  /** It is older than what the incident's message shows: it goes into the history and changes nothing that is shown. */
  | { readonly kind: 'late'; readonly incident: Incident };

/** What grouping has to know beside the notification. */
export interface GroupingInput {
  readonly notification: Notification;
  readonly configurationName: string;
  /** The open incident of the notification's key, else the one that was closed last. */
  readonly newest: Incident | undefined;
  readonly now: Date;
  readonly newId: () => string;
}

/** Groups a notification by the time of its event, not of its arrival; pure, the caller stores the incidents that come back. */
export function groupIncident(input: GroupingInput): Grouping {
  const { notification, newest, now } = input;
  const reference = notification.incident;
  if (reference === undefined) return { kind: 'alone' };

  const step = stepOf(notification, reference, notification.occurredAt ?? now.toISOString());
  if (newest !== undefined && isLate(notification, newest)) return { kind: 'late', incident: addStep(newest, step) };
  const open = newest?.closedAt === undefined ? newest : undefined;
  if (open !== undefined && !(reference.transition === 'open' && isSilentSince(open, step.at))) {
    return { kind: 'continues', incident: advance(open, step, reference) };
  }
  // A close that nothing precedes (an OK whose ALARM was never seen) is shown, but opens nothing.
  if (reference.transition === 'close') return { kind: 'alone' };
  const { configurationName } = input;
  const incident = {
    id: input.newId(),
    configurationName,
    incidentKey: reference.key,
    openedAt: step.at,
    steps: [step],
    notificationCount: 1,
  };
  return { kind: 'begins', incident, ...(open === undefined ? {} : { ended: { ...open, closedAt: shownAt(open) } }) };
}

function stepOf(notification: Notification, reference: IncidentReference, at: string): IncidentStep {
  const summary = reference.summary ?? notification.description?.source ?? notification.kind;
  return {
    at,
    state: truncateText(notification.state ?? '', STEP_STATE_MAX_LENGTH),
    summary: truncateText(summary, STEP_SUMMARY_MAX_LENGTH),
  };
}

/** The instant of the state that the incident's message shows. */
function shownAt(incident: Incident): string {
  return incident.closedAt ?? incident.steps.at(-1)?.at ?? incident.openedAt;
}

/** An event without a time of its own is never late. */
function isLate({ occurredAt }: Notification, newest: Incident): boolean {
  return occurredAt !== undefined && Date.parse(occurredAt) < Date.parse(shownAt(newest));
}

function isSilentSince(incident: Incident, at: string): boolean {
  return Date.parse(at) - Date.parse(shownAt(incident)) > INCIDENT_MAX_SILENCE_MS;
}

function addStep(incident: Incident, step: IncidentStep): Incident {
  const steps = [...incident.steps, step].toSorted((left, right) => Date.parse(left.at) - Date.parse(right.at));
  return { ...incident, steps: steps.slice(-INCIDENT_STEPS_KEPT), notificationCount: incident.notificationCount + 1 };
}

function advance(incident: Incident, step: IncidentStep, reference: IncidentReference): Incident {
  return { ...addStep(incident, step), ...(reference.transition === 'close' ? { closedAt: step.at } : {}) };
}
