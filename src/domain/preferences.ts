// What a person prefers in a channel: where their commands go that do not say so themselves.
import type { Channel } from './channel.ts';

/** What a person prefers in a channel. */
export interface Preferences {
  readonly channel: Channel;
  readonly userId: string;
  /** Chosen for good with `set default-region`. */
  readonly defaultRegion?: string;
  /** The Region that a command named last, and when. */
  readonly lastRegion?: { readonly region: string; readonly chosenAt: Date };
  /** The id of the account that was chosen for good with `set default-account`. */
  readonly defaultAccount?: string;
  /** The account that was chosen last, and when. */
  readonly lastAccount?: { readonly accountId: string; readonly chosenAt: Date };
}
