// A value as JSON, for what has no simpler form.
import type { Block } from '../../messages/message.ts';
import { sliceText } from '../../messages/slice-text.ts';
import { toJsonValue } from '../json-value.ts';

/** Longest JSON where somebody asked for JSON: some screens full; platforms cut it to what they take. */
const JSON_MAX_LENGTH = 12_000;

/** Longest JSON that follows what is shown in a simpler form: about a screen. */
export const JSON_BESIDE_MAX_LENGTH = 3_000;

/** Composes a value as JSON, cut where it is long. */
export function composeJson(value: unknown, maxLength = JSON_MAX_LENGTH): Block {
  const json = JSON.stringify(toJsonValue(value), undefined, 2);
  if (json.length <= maxLength) return { kind: 'code', text: json };
  const shown = sliceText(json, maxLength);
  return { kind: 'code', text: `${shown}\n… ${json.length - shown.length} more characters` };
}
