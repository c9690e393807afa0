// A store that a test has opened, and what the test can do around it.
import type { Store } from '../store.ts';

/** A store that a test has opened. */
export interface OpenedStore {
  /** The store, empty at first. */
  readonly store: Store;
  /** Closes the store and opens it again over the same data; `store` is the old one from then on. */
  reopen(): Promise<Store>;
  /** Runs SQL beside the store, as an administrator would. */
  runSql(sql: string): Promise<void>;
  /** Closes whatever is open and removes the data. */
  close(): Promise<void>;
}
