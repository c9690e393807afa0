// Links as a row of buttons; what cannot be a button is shown as text.
import { httpUrl } from '../../messages/http-url.ts';
import { renderPlainText } from './render-plain-text.ts';
import { renderSpans } from './render-spans.ts';
import { MAX_ACTIONS_ELEMENTS, MAX_BUTTON_TEXT_LENGTH } from './slack-limits.ts';
import type { SlackBlock, SlackLinkButton } from './slack-payload.ts';

/** A link as a message has it. */
export interface MessageLink {
  readonly text: string;
  readonly url: string;
}

function renderButton(link: MessageLink): SlackLinkButton | undefined {
  const url = httpUrl(link.url);
  const text = renderPlainText(link.text, MAX_BUTTON_TEXT_LENGTH) ?? renderPlainText(link.url, MAX_BUTTON_TEXT_LENGTH);
  return url === undefined || text === undefined ? undefined : { type: 'button', text, url };
}

/** Parts a list into pieces of at most so many. */
export function chunk<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
}

/** Renders links as rows of buttons, followed by those whose address Slack would refuse, as plain words. */
export function renderLinks(links: readonly MessageLink[]): SlackBlock[] {
  const rendered = links.map((link) => ({ link, button: renderButton(link) }));
  const buttons = rendered.flatMap(({ button }) => (button === undefined ? [] : [button]));
  const words = rendered.flatMap(({ link, button }) => (button === undefined ? renderSpans([{ kind: 'link', ...link }]) : []));

  return [
    ...chunk(buttons, MAX_ACTIONS_ELEMENTS).map((elements): SlackBlock => ({ type: 'actions', elements })),
    ...words.map((word): SlackBlock => ({ type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [word] }] })),
  ];
}
