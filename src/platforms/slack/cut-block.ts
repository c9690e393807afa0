// Shortens a rendered block to the room that is left for it.
import { cutText } from '../../messages/cut-text.ts';
import { measureElement, measureText } from './measure-block.ts';
import type { SlackElement } from './measure-block.ts';
import { BLOCK_SIZE, ELEMENT_SIZE } from './slack-limits.ts';
import type { SlackBlock, SlackInline, SlackRichTextPart, SlackSection, SlackText } from './slack-payload.ts';

/** Less text than this says nothing; the element is left out instead. */
const LEAST_TEXT = 20;

type Cut<Element> = (element: Element, room: number) => Element | undefined;

/** Keeps the elements that fit, the first that does not as `cut` leaves it, and none after it. */
function keepFitting<Element extends SlackElement>(elements: readonly Element[], room: number, cut: Cut<Element>): Element[] {
  const kept: Element[] = [];
  let left = room;
  for (const element of elements) {
    const size = measureElement(element);
    if (size > left) {
      const rest = cut(element, left);
      return rest === undefined ? kept : [...kept, rest];
    }
    kept.push(element);
    left -= size;
  }
  return kept;
}

function leaveOut(): undefined {
  return undefined;
}

function cutTextElement(element: SlackText, room: number): SlackText | undefined {
  const roomForText = room - ELEMENT_SIZE;
  return roomForText < LEAST_TEXT ? undefined : { ...element, text: cutText(element.text, roomForText, measureText) };
}

function cutInline(element: SlackInline, room: number): SlackInline | undefined {
  return element.type === 'text' ? cutTextElement(element, room) : undefined;
}

function cutSection(section: SlackSection, room: number): SlackSection | undefined {
  const elements = keepFitting(section.elements, room - ELEMENT_SIZE, cutInline);
  return elements.length === 0 ? undefined : { ...section, elements };
}

function cutPart(part: SlackRichTextPart, room: number): SlackRichTextPart | undefined {
  switch (part.type) {
    case 'rich_text_section':
      return cutSection(part, room);
    case 'rich_text_list': {
      const elements = keepFitting(part.elements, room - ELEMENT_SIZE, cutSection);
      return elements.length === 0 ? undefined : { ...part, elements };
    }
    case 'rich_text_preformatted': {
      const elements = keepFitting(part.elements, room - ELEMENT_SIZE, cutTextElement);
      return elements.length === 0 ? undefined : { ...part, elements };
    }
  }
}

function cutElements(block: Exclude<SlackBlock, { type: 'image' | 'header' | 'table' }>, room: number): typeof block {
  switch (block.type) {
    case 'rich_text':
      return { ...block, elements: keepFitting(block.elements, room, cutPart) };
    case 'context':
      return { ...block, elements: keepFitting(block.elements, room, leaveOut) };
    case 'actions':
      return { ...block, elements: keepFitting(block.elements, room, leaveOut) };
  }
}

/** Returns as much of the block as fits into `room`, or undefined where that is nothing worth showing. */
export function cutBlock(block: SlackBlock, room: number): SlackBlock | undefined {
  // A table that has no room is shown otherwise.
  if (block.type === 'image' || block.type === 'header' || block.type === 'table') return undefined;
  const cut = cutElements(block, room - BLOCK_SIZE);
  return cut.elements.length === 0 ? undefined : cut;
}
