// What the store keeps of offers: commands that a short code stands for, for a day.
import type { Offer } from '../domain/offer.ts';

/** Reads about offers. */
export interface OfferReader {
  /** The offer of a channel under this code, also when its time is over. */
  find(channelKey: string, code: string): Promise<Offer | undefined>;
}

/** Writes about offers. */
export interface OfferWriter extends OfferReader {
  /** Keeps the offer, in the place of an earlier one of the same channel and code. */
  put(offer: Offer): Promise<void>;
  /** Deletes every offer whose time is over. */
  deleteExpired(now: Date): Promise<void>;
}
