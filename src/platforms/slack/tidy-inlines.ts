// Neighboring inline elements as few elements as possible, each within the length of one.
import { cutText } from '../../messages/cut-text.ts';
import { measureText } from './measure-block.ts';
import { MAX_TEXT_LENGTH } from './slack-limits.ts';
import type { SlackInline, SlackText } from './slack-payload.ts';

function isSameLook(one: SlackText, other: SlackText): boolean {
  return one.style === other.style || JSON.stringify(one.style) === JSON.stringify(other.style);
}

function joinTexts(elements: readonly SlackInline[]): SlackInline[] {
  const joined: SlackInline[] = [];
  for (const element of elements) {
    const last = joined.at(-1);
    if (element.type === 'text' && last?.type === 'text' && isSameLook(last, element)) {
      joined[joined.length - 1] = { ...last, text: last.text + element.text };
    } else {
      joined.push(element);
    }
  }
  return joined;
}

/** Splits a text into pieces that one element holds, never inside a character. */
function splitText(element: SlackText): SlackText[] {
  if (element.text.length <= MAX_TEXT_LENGTH) return element.text === '' ? [] : [element];
  const pieces: SlackText[] = [];
  for (let start = 0; start < element.text.length;) {
    const end = start + MAX_TEXT_LENGTH;
    const isInsideCharacter = /[\uD800-\uDBFF]/.test(element.text.charAt(end - 1)) && end < element.text.length;
    const piece = element.text.slice(start, isInsideCharacter ? end - 1 : end);
    pieces.push({ ...element, text: piece });
    start += piece.length;
  }
  return pieces;
}

function keepWithinElement(element: SlackInline): SlackInline[] {
  switch (element.type) {
    case 'text':
      return splitText(element);
    case 'link':
      return [{ ...element, text: cutText(element.text, MAX_TEXT_LENGTH, measureText) }];
    default:
      return [element];
  }
}

/** Joins texts of one look, which leaves more room for words, and splits or cuts what is too long for one element. */
export function tidyInlines(elements: readonly SlackInline[]): SlackInline[] {
  return joinTexts(elements).flatMap(keepWithinElement);
}
