// Text fields of a schema that people fill in by hand: numbers pass as text, a single text as a list, the rest with a notice.
import { makeVisible } from '../../messages/visible-text.ts';
import { isJsonObject } from './json-object.ts';
import { readableText } from './readable-text.ts';

/** Reads text fields of one object; a field that is missing, null or of another type is empty. */
export interface TextFields {
  text(key: string): string;
  texts(key: string): readonly string[];
}

/** Opens an object called `place` for reading; what had to be left out is added to the notices. */
export function textFieldsOf(value: unknown, place: string, notices: string[]): TextFields {
  const object = isJsonObject(value) ? value : {};
  if (value !== undefined && value !== null && !isJsonObject(value)) notices.push(`${place} is not an object and was left out.`);

  function noteUnreadable(key: string, values: readonly unknown[]): void {
    const isUnreadable = values.some((item) => item !== undefined && item !== null && scalarText(item) === undefined);
    if (isUnreadable) notices.push(`${place}.${key} holds something that is not text; it was left out.`);
  }

  return {
    text: (key) => {
      noteUnreadable(key, [object[key]]);
      return scalarText(object[key]) ?? '';
    },
    texts: (key) => {
      const values: readonly unknown[] = Array.isArray(object[key]) ? object[key] : [object[key]];
      noteUnreadable(key, values);
      return values.map((item) => scalarText(item) ?? '').filter((text) => text !== '');
    },
  };
}

function scalarText(value: unknown): string | undefined {
  if (typeof value === 'string') return seenText(value);
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** Returns a readable text without white space around it; '' where nobody would see anything of it. */
export function seenText(text: string): string {
  const readable = readableText(text).trim();
  return makeVisible(readable).trim() === '' ? '' : readable;
}
