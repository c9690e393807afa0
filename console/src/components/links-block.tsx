// Links of a message that look like buttons.
import type { VNode } from 'preact';
import type { WebBlock } from '../../../src/contract/web-message.ts';
import { WebLink } from './web-link.tsx';

/** Shows links side by side. */
export function LinksBlock({ links }: Pick<Extract<WebBlock, { kind: 'links' }>, 'links'>): VNode | null {
  if (links.length === 0) return null;
  return (
    <ul class="links-block">
      {links.map(({ text, url }, index) => (
        <li key={index}>
          <WebLink address={url} class="button button-small" hasIcon>
            {text}
          </WebLink>
        </li>
      ))}
    </ul>
  );
}
