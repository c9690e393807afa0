// AWS KMS (developer guide, Monitor KMS keys with EventBridge): what happened to a key by itself.
import type { EventRecipe } from '../recipe/recipe.ts';

const KEY_EVENTS = [
  ['KMS CMK Rotation', 'has new key material', 'neutral'],
  // What it has encrypted cannot be read until the material is imported again.
  ['KMS Imported Key Material Expiration', 'has lost its imported key material, which has expired', 'bad'],
  ['KMS CMK Deletion', 'was deleted, as was scheduled', 'warning'],
] as const;

/** The events of keys. */
export const keyEvents: readonly EventRecipe[] = KEY_EVENTS.map(([type, happened, tone]) => ({
  source: 'aws.kms',
  types: [type],
  name: 'key-id',
  tone,
  sentences: [`Key {key-id} ${happened}.`],
  facts: { Key: '$.resources.0' },
  consolePage: 'kms/home?region={region}#/kms/keys/{key-id}',
}));
