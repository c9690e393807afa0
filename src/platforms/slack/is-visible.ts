// Whether there is anything to see; Slack refuses texts that are empty.
import type { SlackInline } from './slack-payload.ts';

/** Tells whether one of the elements is more than white space. */
export function isVisible(elements: readonly SlackInline[]): boolean {
  return elements.some((element) => element.type !== 'text' || element.text.trim() !== '');
}
