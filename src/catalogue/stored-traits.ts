// Reads the traits of stored shapes: a bit vector, or an object where a trait has a value.
import type { StoredTraits } from './stored-service.ts';

/** Bits of the traits that have no value (@smithy/types, TraitBitVector). */
const TRAIT_BITS = {
  httpLabel: 1,
  idempotent: 2,
  idempotencyToken: 4,
  sensitive: 8,
  httpPayload: 16,
  httpResponseCode: 32,
  httpQueryParams: 64,
} as const;

/** Traits that can stand as a bit or as a name. */
type TraitName = keyof typeof TRAIT_BITS | 'streaming';

/** Tells whether a shape or member has the trait. */
export function hasTrait(traits: StoredTraits | undefined, name: TraitName): boolean {
  if (traits === undefined) return false;
  if (typeof traits === 'object') return traits[name] !== undefined;
  return name !== 'streaming' && (traits & TRAIT_BITS[name]) !== 0;
}
