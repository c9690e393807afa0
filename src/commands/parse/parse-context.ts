// What parsing a command needs to know.
import type { CliFacts } from '../../catalogue/cli/cli-facts.ts';
import type { Catalogue } from '../../catalogue/service-model.ts';

/** The AWS surface, and where new identifiers come from. */
export interface ParseContext {
  readonly catalogue: Catalogue;
  readonly facts: CliFacts;
  /** A new identifier, for idempotency tokens that were left out. */
  readonly newId: () => string;
  /** The time, for what is told by how long ago it was; the system's where it is left out. */
  readonly now?: () => Date;
}
