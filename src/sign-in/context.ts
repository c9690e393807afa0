// What signing in works with.
import type { Store } from '../storage/store.ts';

/** Clock, randomness and store. */
export interface SignInContext {
  readonly store: Store;
  readonly now: () => Date;
  /** A new identifier; later ones sort after earlier ones. */
  readonly newId: () => string;
  /** A fresh secret with at least 256 bits of randomness, URL-safe. */
  readonly newToken: () => string;
}
