// A value as JSON, for what has no simpler form.
import type { Block } from '../../messages/message.ts';
import { toJsonValue } from '../json-value.ts';

/** Longest JSON that is shown: some screens full; platforms cut it to what they take. */
const JSON_MAX_LENGTH = 12_000;

/** Composes a value as JSON, cut where it is long. */
export function composeJson(value: unknown): Block {
  const json = JSON.stringify(toJsonValue(value), undefined, 2);
  return { kind: 'code', text: json.length <= JSON_MAX_LENGTH ? json : `${json.slice(0, JSON_MAX_LENGTH)}\n…` };
}
