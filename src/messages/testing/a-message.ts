// A short message for tests.
import type { Message } from '../message.ts';
import { text } from '../spans.ts';

/** Builds a message that says one line. */
export function aMessage(line = 'disk almost full'): Message {
  return { title: { spans: [text(line)] }, tone: 'neutral', blocks: [], fallbackText: line };
}
