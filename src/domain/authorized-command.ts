// A command that may run: made only by commands/authorize. What was not authorized does not compile as one.
import type { ParsedCommand } from './command.ts';
import type { Person } from './person.ts';
import type { CallCredentials } from './role-session.ts';

declare const authorized: unique symbol;

/** A command that may run until `expiresAt`, under the decision that allowed it. */
export interface AuthorizedCommand {
  readonly [authorized]: true;
  readonly command: ParsedCommand;
  readonly commandId: string;
  readonly decisionId: string;
  readonly person: Person;
  /** Where it runs. */
  readonly region: string;
  readonly accountId: string;
  /** Those that were decided about; of a role, all that the session is asked for with. */
  readonly credentials: CallCredentials;
  readonly isMutating: boolean;
  readonly expiresAt: Date;
}
