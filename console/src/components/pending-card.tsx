// A message on its way to the server.
import type { VNode } from 'preact';
import type { PendingMessage } from '../state/pending-message.ts';
import { SaidText } from './said-text.tsx';

/** Shows the message as it will stand there, and that it does not yet. */
export function PendingCard({ message }: { readonly message: PendingMessage }): VNode {
  return (
    <article class="said said-pending" aria-label="Your message, on its way">
      <header class="said-header">
        <p class="said-author">You</p>
        <p class="message-times">{message.messageId === undefined ? 'Sending…' : 'Sent'}</p>
      </header>
      <SaidText text={message.text} />
    </article>
  );
}
