// Keeps a message that cannot be shown from taking the page with it, and one that has not changed from being drawn again.
import { Component } from 'preact';
import type { VNode } from 'preact';
import type { WebChannelMessage } from '../../../src/contract/web-message.ts';
import type { ActionPresses } from '../state/action-presses.ts';
import { MessageCard } from './message-card.tsx';
import { SaidCard } from './said-card.tsx';

interface MessageBoundaryProps {
  readonly message: WebChannelMessage;
  readonly actionPresses: ActionPresses;
}

interface MessageBoundaryState {
  readonly failedRevision: number | undefined;
}

/** Shows a message as a card, or as its one plain line where the card fails. */
export class MessageBoundary extends Component<MessageBoundaryProps, MessageBoundaryState> {
  override state: MessageBoundaryState = { failedRevision: undefined };

  override shouldComponentUpdate(next: MessageBoundaryProps, nextState: MessageBoundaryState): boolean {
    return next.message !== this.props.message || nextState.failedRevision !== this.state.failedRevision;
  }

  override componentDidCatch(): void {
    this.setState({ failedRevision: this.props.message.revision });
  }

  override render(): VNode {
    const { message, actionPresses } = this.props;
    const hasFailed = this.state.failedRevision === message.revision;
    if (!hasFailed && message.payload.author !== undefined) return <SaidCard message={message} author={message.payload.author} />;
    if (!hasFailed) return <MessageCard message={message} actionPresses={actionPresses} />;
    return <article class="message tone-neutral">{String(message.payload.fallbackText)}</article>;
  }
}
