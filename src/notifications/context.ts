// What every stage of the notifications flow may use beside its input.
import type { Logger } from 'pino';
import type { Store } from '../storage/store.ts';
import type { Metrics } from '../telemetry/metrics.ts';

/** Clock, identifiers, store, log and counters: passed in, so that tests decide them. */
export interface NotificationsContext {
  readonly now: () => Date;
  /** A new identifier; later ones sort after earlier ones. */
  readonly newId: () => string;
  readonly store: Store;
  readonly logger: Logger;
  readonly metrics: Metrics;
}
