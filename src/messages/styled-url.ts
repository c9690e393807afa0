// Addresses of templates: the operator writes where they lead, values fill in parts of them.
import { MARKS, valueOfMark, type StyledValue } from '../domain/styled-text.ts';
import { httpUrl } from './http-url.ts';
import { valueWords } from './styled-value.ts';

// Match: %EE%80%80 (the mark of the first value). Near miss: %E2%82%AC (a euro sign).
const ENCODED_MARK = /%E[EF](?:%[89AB][0-9A-F]){2}/gi;

// Match: U+E000 alone. Near miss: https:// before it.
const ONE_MARK = /^\s*([\uE000-\uF8FF])\s*$/;

/**
 * Returns the address with its values, or undefined where it may not be a link. Values in it are percent-encoded, so that they stay
 * parts of path, query or fragment; only where one value is the whole address, as the operator wrote it, it is taken as one.
 * Attack: a payload that names the host would lead readers elsewhere; a mark in a host is no address.
 */
export function styledUrl(markup: string, values: readonly StyledValue[]): string | undefined {
  const whole = ONE_MARK.exec(markup)?.[1];
  if (whole !== undefined) return httpUrl(addressOf(valueOfMark(whole, values)));
  const url = httpUrl(markup);
  return url === undefined ? undefined : httpUrl(url.replace(ENCODED_MARK, (encoded) => fillPart(encoded, values)));
}

function addressOf(value: StyledValue | undefined): string {
  if (value?.kind === 'instant') return value.at;
  return value?.kind === 'link' ? value.url : valueWords(value);
}

function fillPart(encoded: string, values: readonly StyledValue[]): string {
  return decodeURIComponent(encoded).replace(MARKS, (mark) => urlPart(valueOfMark(mark, values)) ?? encoded);
}

function urlPart(value: StyledValue | undefined): string | undefined {
  if (value === undefined) return undefined;
  const words = addressOf(value).toWellFormed();
  return value.kind === 'text' && value.isUrlPart === true ? words : encodeURIComponent(words);
}
