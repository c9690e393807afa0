// The pages that help: the runbook, the AWS console, and what else the sender or the operator names.
// Attack: a payload whose address leads to a trap. Only addresses of members that are documented to hold one become links, only whole ones
// of http or https, under a text of ours, and the runbook's says to which host it leads.
import type { Notification } from '../../domain/notification.ts';
import { httpUrl } from '../../messages/http-url.ts';
import type { Block } from '../../messages/message.ts';
import { oneLine } from '../../messages/one-line.ts';
import { shownHost } from '../../messages/shown-host.ts';
import { truncateText } from '../../messages/truncate.ts';

/** Longest text on a button (Block Kit reference, button element: 75). */
const LINK_TEXT_MAX_LENGTH = 75;

/** Most links: the first two rows of a phone. */
const LINKS_MAX = 6;

type Link = Extract<Block, { kind: 'links' }>['links'][number];

/** Composes the links of a notification, each address once. */
export function composeLinks({ runbookUrl, consoleUrl, links = [] }: Notification): readonly Block[] {
  const all = [
    ...linkTo(runbookUrl, (host) => `Runbook: ${host}`),
    ...linkTo(consoleUrl, () => 'Open in AWS console'),
    ...links.flatMap((link) => linkTo(link.url, () => link.text)),
  ];
  const shown = all.filter(({ url }, index) => all.findIndex((link) => link.url === url) === index).slice(0, LINKS_MAX);
  return shown.length === 0 ? [] : [{ kind: 'links', links: shown }];
}

function linkTo(address: string | undefined, textFor: (host: string) => string): readonly Link[] {
  const url = address === undefined ? undefined : httpUrl(address);
  if (url === undefined) return [];
  const text = truncateText(oneLine(textFor(shownHost(url))), LINK_TEXT_MAX_LENGTH);
  return [{ text: text === '' ? shownHost(url) : text, url }];
}
