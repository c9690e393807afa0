// What every stage of the commands flow may use beside its input.
import type { Logger } from 'pino';
import type { CliFacts } from '../catalogue/cli/cli-facts.ts';
import type { Catalogue } from '../catalogue/service-model.ts';
import type { Store } from '../storage/store.ts';
import type { CommandMetrics } from '../telemetry/metrics.ts';

/** Clock, identifiers, store, catalogue with the AWS CLI's facts, log and counters: passed in, so that tests decide them. */
export interface CommandsContext {
  readonly now: () => Date;
  /** A new identifier; later ones sort after earlier ones. */
  readonly newId: () => string;
  readonly store: Store;
  readonly catalogue: Catalogue;
  readonly facts: CliFacts;
  readonly logger: Logger;
  readonly metrics: CommandMetrics;
}
