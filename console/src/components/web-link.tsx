// A way out of the page: checked once more, in a new tab, telling the other side nothing. Only an event's page is one of ours.
import type { ComponentChildren, VNode } from 'preact';
import { ownEventId } from '../format/own-event.ts';
import { webUrl } from '../format/web-url.ts';
import { routeHash } from '../state/page-route.ts';
import { Icon } from './icon.tsx';

/** What a link shows and where it leads. */
export interface WebLinkProps {
  readonly address: string;
  readonly children: ComponentChildren;
  readonly class?: string;
  readonly hasIcon?: boolean;
}

/** Shows a link; an address that is not http or https stands beside the text instead, not to be clicked. */
export function WebLink({ address, children, class: className, hasIcon = false }: WebLinkProps): VNode {
  const eventId = ownEventId(address, location.origin);
  if (eventId !== undefined) {
    return (
      <a class={className} href={routeHash({ page: 'event', eventId })}>
        {children}
      </a>
    );
  }
  const url = webUrl(address);
  if (url === undefined) {
    return (
      <span class="refused-link">
        {children} <code>{address}</code>
      </span>
    );
  }
  return (
    <a class={className} href={url} target="_blank" rel="noopener noreferrer">
      {children}
      {hasIcon && <Icon name="external" />}
      <span class="visually-hidden"> (opens in a new tab)</span>
    </a>
  );
}
