// An incident: a run of notifications about one thing in one channel, shown as one message.
import type { IncidentContext } from './incident-context.ts';
import type { MessageReference } from './message-reference.ts';
import type { Severity } from './notification.ts';

/** One step of an incident, newest last. */
export interface IncidentStep {
  /** ISO 8601. */
  readonly at: string;
  readonly state: string;
  readonly summary: string;
  /** How bad it was; steps of older versions do not say it. */
  readonly severity?: Severity;
}

/** An incident in one channel; at most one of a key is open at a time. */
export interface Incident {
  readonly id: string;
  readonly configurationName: string;
  readonly incidentKey: string;
  /** ISO 8601 instants. */
  readonly openedAt: string;
  readonly closedAt?: string;
  /** ISO 8601: when its message and thread began, where they are not its first. */
  readonly threadStartedAt?: string;
  /** True where nothing of it was shown: it is the OK of an ALARM that did not come, or comes later. */
  readonly isUnshown?: true;
  /** The last steps, at most INCIDENT_STEPS_KEPT. */
  readonly steps: readonly IncidentStep[];
  /** How many notifications it has had, also those whose steps are not kept. */
  readonly notificationCount: number;
  /** Where its message stands, once it has been posted. */
  readonly messageReference?: MessageReference;
  /** What was read about it at AWS. */
  readonly context?: IncidentContext;
}

/** How many steps an incident row keeps; older ones stay readable as events. */
export const INCIDENT_STEPS_KEPT = 20;
