// What a person has said in the channel; the bot's answer stands below it.
import type { VNode } from 'preact';
import type { WebChannelMessage, WebPayload } from '../../../src/contract/web-message.ts';
import { spansText } from '../format/spans-text.ts';
import { Instant } from './instant.tsx';
import { SaidText } from './said-text.tsx';

/** Which message, and who wrote it. */
export interface SaidCardProps {
  readonly message: WebChannelMessage;
  readonly author: NonNullable<WebPayload['author']>;
}

/** Shows a person's message. */
export function SaidCard({ message, author }: SaidCardProps): VNode {
  const nameId = `author-${message.id}`;
  return (
    <article class="said" aria-labelledby={nameId} data-message-id={message.id}>
      <header class="said-header">
        <h3 class="said-author" id={nameId}>
          {author.displayName === '' ? author.userId : author.displayName}
        </h3>
        <p class="message-times">
          <Instant at={message.postedAt} as="clock" />
        </p>
      </header>
      <SaidText text={spansText(message.payload.title.spans)} />
    </article>
  );
}
