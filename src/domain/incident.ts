// An incident: a run of notifications about one thing in one channel, shown as one message.
import type { Acknowledgement } from './acknowledgement.ts';
import type { IncidentContext } from './incident-context.ts';
import type { MessageReference } from './message-reference.ts';
import type { Muting } from './muting.ts';
import type { Severity } from './notification.ts';
import type { Person } from './person.ts';

/** One step of an incident, newest last. */
export interface IncidentStep {
  /** ISO 8601. */
  readonly at: string;
  readonly state: string;
  readonly summary: string;
  /** How bad it was; steps of older versions do not say it. */
  readonly severity?: Severity;
  /** How often it was told, where more than once without anything new, and when last (ISO 8601). */
  readonly count?: number;
  readonly lastAt?: string;
}

/** Why nothing of an incident is told at the moment. */
interface IncidentMuting extends Muting {
  /** ISO 8601. */
  readonly since: string;
  /** The event that tells its newest state. */
  readonly eventId: string;
}

/** That the commands of a custom action were let run under it. */
export interface IncidentPress {
  /** ISO 8601. */
  readonly at: string;
  readonly person: Person;
  readonly actionName: string;
  /** What stands on the button. */
  readonly buttonText: string;
}

/** That an incident comes and goes: its changes are shown by its message alone, until it is calm. */
export interface Flapping {
  /** ISO 8601. */
  readonly since: string;
  readonly changeCount: number;
  /** ISO 8601: when it is over unless something changes before. */
  readonly calmAt: string;
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
  /** True where nothing of it was shown: it was kept back, or is the OK of an ALARM that did not come, or comes later. */
  readonly isUnshown?: true;
  /** ISO 8601: the first step that was shown, where what came before was kept back. */
  readonly shownSince?: string;
  /** The last steps, at most INCIDENT_STEPS_KEPT. */
  readonly steps: readonly IncidentStep[];
  /** How many notifications it has had, also those whose steps are not kept. */
  readonly notificationCount: number;
  /** Where its message stands, once it has been posted. */
  readonly messageReference?: MessageReference;
  /** What was read about it at AWS. */
  readonly context?: IncidentContext;
  /** Who sees to it. */
  readonly acknowledgement?: Acknowledgement;
  /** Who ran which custom actions under it, newest last, at most INCIDENT_PRESSES_KEPT. */
  readonly presses?: readonly IncidentPress[];
  /** Why nothing of it is told at the moment. */
  readonly muted?: IncidentMuting;
  /** Why nothing of it was told for a while, and since when (ISO 8601). */
  readonly keptBack?: Pick<IncidentMuting, 'text' | 'since'>;
  /** How often people were reminded of it. */
  readonly reminderCount?: number;
  /** ISO 8601: when to remind people of it; absent where nobody is to be reminded. */
  readonly remindAt?: string;
  /** ISO 8601: when its state changed last, also in the incidents before it of the same key; as many as flapping asks for. */
  readonly changes?: readonly string[];
  readonly flapping?: Flapping;
  /** ISO 8601: when its message shows what only counts up; further ones join it until then. */
  readonly editAt?: string;
}

/** How many presses an incident keeps, and its message shows; the audit log has all. */
export const INCIDENT_PRESSES_KEPT = 3;

/** How many steps an incident row keeps; older ones stay readable as events. */
export const INCIDENT_STEPS_KEPT = 20;
