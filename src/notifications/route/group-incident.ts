// Decides whether a notification begins an incident, continues the open one, or stands alone.
import { INCIDENT_STEPS_KEPT, type Incident, type IncidentStep } from '../../domain/incident.ts';
import { truncateText } from '../../messages/truncate.ts';
import type { IncidentReference, Notification } from '../../domain/notification.ts';

/** The longest summary of a step that an incident keeps: two lines on a phone. The event itself keeps the whole text. */
export const STEP_SUMMARY_MAX_LENGTH = 200;

/** The longest state of a step; AWS's own states have at most some twenty characters. */
const STEP_STATE_MAX_LENGTH = 60;

/** What a notification does to the incidents of a channel. */
export type Grouping =
  /** It belongs to no incident: a message of its own. */
  | { readonly kind: 'alone' }
  /** It is the first of an incident. */
  | { readonly kind: 'begins'; readonly incident: Incident }
  /** It changes the message of an open incident. */
  | { readonly kind: 'continues'; readonly incident: Incident };

/** What grouping has to know beside the notification. */
export interface GroupingInput {
  readonly notification: Notification;
  readonly configurationName: string;
  readonly openIncident: Incident | undefined;
  readonly now: Date;
  readonly newId: () => string;
}

/** Groups a notification; pure, the caller stores the incident that comes back. */
export function groupIncident(input: GroupingInput): Grouping {
  const { notification, openIncident, now } = input;
  const reference = notification.incident;
  if (reference === undefined) return { kind: 'alone' };

  const at = notification.occurredAt ?? now.toISOString();
  const step = stepOf(notification, reference, at);
  if (openIncident !== undefined) return { kind: 'continues', incident: advance(openIncident, step, reference) };
  // A close that nothing precedes (an OK whose ALARM was never seen) is shown, but opens nothing.
  if (reference.transition === 'close') return { kind: 'alone' };
  return {
    kind: 'begins',
    incident: {
      id: input.newId(),
      configurationName: input.configurationName,
      incidentKey: reference.key,
      openedAt: at,
      steps: [step],
      notificationCount: 1,
    },
  };
}

function stepOf(notification: Notification, reference: IncidentReference, at: string): IncidentStep {
  const summary = reference.summary ?? notification.description?.source ?? notification.kind;
  return {
    at,
    state: truncateText(notification.state ?? '', STEP_STATE_MAX_LENGTH),
    summary: truncateText(summary, STEP_SUMMARY_MAX_LENGTH),
  };
}

function advance(incident: Incident, step: IncidentStep, reference: IncidentReference): Incident {
  return {
    ...incident,
    steps: [...incident.steps, step].slice(-INCIDENT_STEPS_KEPT),
    notificationCount: incident.notificationCount + 1,
    ...(reference.transition === 'close' ? { closedAt: step.at } : {}),
  };
}
