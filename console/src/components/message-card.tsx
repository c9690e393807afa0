// One message of a channel.
import type { VNode } from 'preact';
import type { WebChannelMessage } from '../../../src/contract/web-message.ts';
import { dayKey } from '../format/day-label.ts';
import { spansText } from '../format/spans-text.ts';
import { webUrl } from '../format/web-url.ts';
import type { ActionPresses } from '../state/action-presses.ts';
import { Instant } from './instant.tsx';
import { MessageBlock } from './message-block.tsx';
import { TitleSpans } from './title-spans.tsx';
import { ToneMark } from './tone-mark.tsx';
import { WebLink } from './web-link.tsx';

/** Which message, and what its buttons do. */
export interface MessageCardProps {
  readonly message: WebChannelMessage;
  readonly actionPresses: ActionPresses;
}

/** Shows a message with its blocks. */
export function MessageCard({ message, actionPresses }: MessageCardProps): VNode {
  const { payload, postedAt, editedAt } = message;
  const titleId = `title-${message.id}`;
  return (
    <article class={`message tone-${payload.tone}`} aria-labelledby={titleId} data-message-id={message.id}>
      <header class="message-header">
        <h3 class="message-title" id={titleId}>
          <ToneMark tone={payload.tone} emoji={payload.title.emoji} />
          <MessageTitle payload={payload} />
        </h3>
        <p class="message-times">
          {editedAt !== undefined && (
            <span class="message-edited">
              edited <Instant at={editedAt} as={dayKey(editedAt) === dayKey(postedAt) ? 'clock' : 'short'} />
            </span>
          )}
          <Instant at={postedAt} as="clock" />
        </p>
      </header>
      {payload.blocks.map((block, index) => (
        <MessageBlock key={index} block={block} message={message} actionPresses={actionPresses} />
      ))}
    </article>
  );
}

function MessageTitle({ payload }: { readonly payload: WebChannelMessage['payload'] }): VNode {
  const { spans, url } = payload.title;
  if (spansText(spans).trim() === '') return <span>{payload.fallbackText === '' ? 'Notification' : payload.fallbackText}</span>;
  if (url === undefined || webUrl(url) === undefined) {
    return (
      <span>
        <TitleSpans spans={spans} />
      </span>
    );
  }
  return (
    <WebLink address={url}>
      <TitleSpans spans={spans} isInsideLink />
    </WebLink>
  );
}
