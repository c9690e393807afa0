// Markdown's links and pictures: [text](address), [text](<address>), [text](address "title") and ![text](address); a picture becomes a
// link to it, and a title, which only a mouse would show, is left out.
import { httpUrl } from '../http-url.ts';
import { text } from '../spans.ts';
import { decodeEntities } from './decode-entities.ts';
import type { Scanned } from './scanned.ts';

/** Scans from a `[`; undefined where no address follows. */
export function scanMarkdownLink(source: string, start: number): Scanned | undefined {
  const labelEnd = findEnd(source, start + 1, { stop: '[\n', end: ']' });
  if (labelEnd === undefined || source[labelEnd + 1] !== '(') return undefined;
  const target = findTarget(source, labelEnd + 2);
  if (target === undefined) return undefined;
  const label = decodeEntities(withoutMarkers(source.slice(start + 1, labelEnd)));
  const address = decodeEntities(target.address);
  if (label.trim() === '' || address === '') return undefined;
  const url = httpUrl(address);
  return { span: url === undefined ? text(`${label} (${address})`) : { kind: 'link', url, text: label }, end: target.end };
}

interface Target {
  readonly address: string;
  /** Behind the closing parenthesis. */
  readonly end: number;
}

function findTarget(source: string, start: number): Target | undefined {
  const plainEnd = findAddressEnd(source, start);
  if (plainEnd !== undefined) return { address: source.slice(start, plainEnd), end: plainEnd + 1 };
  TITLED.lastIndex = start;
  const titled = TITLED.exec(source);
  return titled === null ? undefined : { address: titled[1] ?? titled[2] ?? '', end: TITLED.lastIndex };
}

// Everything in it is bounded, so that rows of `[a](x "` cost no more than their length.
// Match: https://example.com "the page"), <https://example.com>). Near miss: https://example.com the page).
const TITLED = /(?:<([^<>\s]{1,2000})>|([^<>()\s"]{1,2000}))(?: {1,10}"[^"\n]{0,200}")?\)/y;

// The text of a link is shown as it is, so markers around the whole of it would be seen.
// Match: **the page**, `the page`. Near miss: *the* page, *one* and *two*.
const AROUND = /^(\*{1,3}|_|~{1,2}|`)((?:(?!\1).)+)\1$/;

function withoutMarkers(label: string): string {
  return AROUND.exec(label)?.[2] ?? label;
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
