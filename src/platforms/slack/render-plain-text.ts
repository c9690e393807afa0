// A text as a plain text object of Slack.
import { makeVisible } from '../../messages/visible-text.ts';
import { cutText } from '../../messages/cut-text.ts';
import { escapeControlCharacters } from './escape-control-characters.ts';
import { measureText } from './measure-block.ts';
import type { SlackPlainText } from './slack-payload.ts';

/** Renders a text as a plain text object of at most `limit` characters; undefined where nothing is left to show. */
export function renderPlainText(text: string, limit: number): SlackPlainText | undefined {
  const visible = makeVisible(text).trim();
  if (visible === '') {
    return undefined;
  }
  return { type: 'plain_text', text: escapeControlCharacters(cutText(visible, limit, measureText)), emoji: false };
}
