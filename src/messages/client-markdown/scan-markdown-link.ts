// Markdown's links and pictures: [text](address) and ![text](address); a picture becomes a link to it.
import { httpUrl } from '../http-url.ts';
import { text } from '../spans.ts';
import { decodeEntities } from './decode-entities.ts';
import type { Scanned } from './scanned.ts';

/** Scans from a `[`; undefined where no address follows. */
export function scanMarkdownLink(source: string, start: number): Scanned | undefined {
  const labelEnd = findEnd(source, start + 1, { stop: '[\n', end: ']' });
  if (labelEnd === undefined || source[labelEnd + 1] !== '(') return undefined;
  const addressEnd = findAddressEnd(source, labelEnd + 2);
  if (addressEnd === undefined) return undefined;
  const label = decodeEntities(source.slice(start + 1, labelEnd));
  const address = decodeEntities(source.slice(labelEnd + 2, addressEnd));
  if (label.trim() === '' || address === '') return undefined;
  const url = httpUrl(address);
  return { span: url === undefined ? text(`${label} (${address})`) : { kind: 'link', url, text: label }, end: addressEnd + 1 };
}

function findEnd(source: string, start: number, { stop, end }: { stop: string; end: string }): number | undefined {
  for (let index = start; index < source.length; index += 1) {
    const character = source.charAt(index);
    if (character === end) return index;
    if (stop.includes(character)) return undefined;
  }
  return undefined;
}

/** Addresses may hold one pair of parentheses, as Wikipedia's do; more would make rows of `[a](` cost their square. */
function findAddressEnd(source: string, start: number): number | undefined {
  const end = findEnd(source, start, { stop: '( \t\n<>', end: ')' });
  if (end !== undefined) return end;
  const inner = findEnd(source, start, { stop: ') \t\n<>', end: '(' });
  const innerEnd = inner === undefined ? undefined : findEnd(source, inner + 1, { stop: '( \t\n<>', end: ')' });
  return innerEnd === undefined ? undefined : findEnd(source, innerEnd + 1, { stop: '( \t\n<>', end: ')' });
}
