// What Teams has told of conversations: where each is to be answered, and of which team it is. It is told anew with every activity, so it is
// kept in memory alone; until then what the configuration says is good in the whole cloud.
import { RecentValues } from '../../lib/recent-values.ts';
import { withSlash, type IsServiceAddress } from './service-address.ts';

/** How many conversations and teams are remembered; more than any tenant has in use. */
const CONVERSATIONS_REMEMBERED = 20_000;

/** Knows where conversations are. */
export class ConversationBook {
  readonly #standard: string;
  readonly #isServiceAddress: IsServiceAddress;
  readonly #addresses = new RecentValues<string, string>(CONVERSATIONS_REMEMBERED);

  /** Takes the address for conversations of which nothing was heard yet, and which addresses are Microsoft's. */
  constructor(standard: string, isServiceAddress: IsServiceAddress) {
    this.#standard = withSlash(standard);
    this.#isServiceAddress = isServiceAddress;
  }

  /** Notes where a channel or chat is to be answered; false where that is no address of Microsoft's. */
  note(channelId: string, serviceUrl: string): boolean {
    if (!this.#isServiceAddress(serviceUrl)) return false;
    this.#addresses.set(channelId, withSlash(serviceUrl));
    return true;
  }

  /** Where to post, with a slash at its end. */
  addressOf(channelId: string): string {
    return this.#addresses.get(channelId) ?? this.#standard;
  }
}
