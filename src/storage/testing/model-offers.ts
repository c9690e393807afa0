// Offers over a plain list.
import { channelKey } from '../../domain/channel.ts';
import type { OfferWriter } from '../offer-records.ts';
import type { ModelState } from './model-state.ts';

/** Makes the records of offers over a state, which they change. */
export function modelOffers(state: ModelState): OfferWriter {
  return {
    find: async (key, code) => state.offers.find((offer) => channelKey(offer.channel) === key && offer.code === code),
    async put(offer) {
      const key = channelKey(offer.channel);
      state.offers = [...state.offers.filter((other) => channelKey(other.channel) !== key || other.code !== offer.code), offer];
    },
    async deleteExpired(now) {
      state.offers = state.offers.filter(({ expiresAt }) => expiresAt > now);
    },
  };
}
