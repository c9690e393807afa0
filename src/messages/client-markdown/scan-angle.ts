// What stands in angle brackets: Slack's links, mentions, channels and dates, and Markdown's plain addresses.
import { httpUrl } from '../http-url.ts';
import type { Span } from '../spans.ts';
import { text } from '../spans.ts';
import { decodeEntities } from './decode-entities.ts';
import { scanMention } from './scan-mention.ts';
import type { Scanned } from './scanned.ts';

// Match: mailto:ana@example.com. Near miss: none (no colon; `<none>` stays as it is).
const SCHEME = /^[a-z][a-z0-9+.-]{1,20}:\S/i;

// Match: mailto:ana@example.com. Near miss: skype:ana (its label says something else).
const SPOKEN_SCHEME = /^(?:mailto|tel):/;

/** Scans from a `<`; undefined where it is only a character. */
export function scanAngle(source: string, start: number): Scanned | undefined {
  const end = closingBracket(source, start + 1);
  if (end === undefined) return undefined;
  const content = source.slice(start + 1, end);
  const bar = content.indexOf('|');
  const target = decodeEntities(bar === -1 ? content : content.slice(0, bar));
  const label = decodeEntities(bar === -1 ? '' : content.slice(bar + 1));
  const span = scanMention(target, label) ?? readAddress(target, label);
  return span === undefined ? undefined : { span, end: end + 1 };
}

/** Stops at the next `<` and at the end of the line, so that rows of brackets cost no more than their length. */
function closingBracket(source: string, start: number): number | undefined {
  for (let index = start; index < source.length; index += 1) {
    const character = source[index];
    if (character === '>') return index;
    if (character === '<' || character === '\n') return undefined;
  }
  return undefined;
}

function readAddress(target: string, label: string): Span | undefined {
  const url = httpUrl(target);
  if (url !== undefined) return { kind: 'link', url, text: label === '' ? target : label };
  if (!SCHEME.test(target)) return undefined;
  const spoken = target.replace(SPOKEN_SCHEME, '');
  if (label === '' || label === spoken) return text(spoken);
  return text(`${label} (${target})`);
}
