// That somebody sees to an incident: shown on its message, and a reason to remind nobody.
import type { Person } from './person.ts';
import type { Severity } from './notification.ts';

/** An acknowledgement. */
export interface Acknowledgement {
  readonly person: Person;
  /** ISO 8601. */
  readonly at: string;
  /** How bad it was then; what is worse is for somebody to look at anew. */
  readonly severity?: Severity;
}
