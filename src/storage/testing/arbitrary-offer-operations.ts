// Random operations on offers.
import fc from 'fast-check';
import { codes } from './arbitrary-command-operations.ts';
import { anyChannel, anyChannelKey, anyInstant, anyText, operation, type Operation } from './arbitrary-values.ts';

const anyCode = fc.constantFrom(...codes);

const anOffer = fc.record({ channel: anyChannel, code: anyCode, commandText: anyText, expiresAt: anyInstant }, { noNullPrototype: true });

/** An operation on them. */
export const anyOfferOperation: fc.Arbitrary<Operation> = fc.oneof(
  operation('offers.put', fc.tuple(anOffer), ({ offers }, [offer]) => offers.put(offer)),
  operation('offers.find', fc.tuple(anyChannelKey, anyCode), ({ offers }, [key, code]) => offers.find(key, code)),
  operation('offers.deleteExpired', fc.tuple(anyInstant), ({ offers }, [now]) => offers.deleteExpired(now)),
);
