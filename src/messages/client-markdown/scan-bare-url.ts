// Addresses that stand in the text as they are.
import { httpUrl } from '../http-url.ts';
import { text } from '../spans.ts';
import { decodeEntities } from './decode-entities.ts';
import { isWordCharacter } from './word-character.ts';
import type { Scanned } from './scanned.ts';

// Match: https://example.com/a at the index. Near miss: ftp://example.com.
const SCHEME = /https?:\/\//iy;

// What ends an address: white space, brackets and quotes of the text around it, Slack's escaped brackets.
// Match: the > in https://example.com>. Near miss: the & in ?a=1&b=2.
const ADDRESS_END = /[\s<>"`|\u00AB\u00BB\u201C\u201D]|&[lg]t;/g;

// Punctuation that belongs to the sentence, not to the address.
const SENTENCE_SIGNS = ".,;:!?'*_~]}。、，．！？」』）";

/** Scans from an `h`; undefined where no address begins there. */
export function scanBareUrl(source: string, start: number): Scanned | undefined {
  SCHEME.lastIndex = start;
  if (!SCHEME.test(source) || isWordCharacter(source.charAt(start - 1))) return undefined;
  ADDRESS_END.lastIndex = SCHEME.lastIndex;
  const end = trimSentence(source, start, ADDRESS_END.exec(source)?.index ?? source.length);
  const address = decodeEntities(source.slice(start, end));
  const url = httpUrl(address);
  // What is no address is skipped whole: looking into it again would cost a row of `http://` its square.
  return { span: url === undefined ? text(address) : { kind: 'link', url, text: address }, end };
}

/** Moves the end before the sentence's signs, and before a closing parenthesis that the address did not open. */
function trimSentence(source: string, start: number, end: number): number {
  let openCount = 0;
  for (let index = start; index < end; index += 1) {
    if (source[index] === '(') openCount += 1;
    if (source[index] === ')') openCount -= 1;
  }
  let trimmed = end;
  while (trimmed > start) {
    const last = source.charAt(trimmed - 1);
    if (last === ')' && openCount < 0) openCount += 1;
    else if (!SENTENCE_SIGNS.includes(last)) break;
    trimmed -= 1;
  }
  return trimmed;
}
