// The messages of the shown channel, oldest first, with their days.
import type { VNode } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { dayLabel } from '../format/day-label.ts';
import { splitDays } from '../format/split-days.ts';
import type { OpenChannel } from '../state/chat.ts';
import { compareEnds } from '../state/compare-ends.ts';
import { useStore } from '../state/use-store.ts';
import { Icon } from './icon.tsx';
import { MessageBoundary } from './message-boundary.tsx';
import { OlderMessages } from './older-messages.tsx';
import { PendingCard } from './pending-card.tsx';
import { useFollowNewest } from './use-follow-newest.ts';

/** Whose messages. */
export interface MessageListProps {
  readonly opened: OpenChannel;
  readonly channelName: string;
}

/** Shows the messages of a channel that has some. */
export function MessageList({ opened, channelName }: MessageListProps): VNode {
  const { timeline, composer, actionPresses } = opened;
  const state = useStore(timeline.state);
  const { pending } = useStore(composer.state);
  const follower = useFollowNewest();
  const [unseenCount, setUnseenCount] = useState(0);
  const shownMessages = useRef(state.messages);

  useLayoutEffect(() => {
    const { hasOtherStart, newerCount } = compareEnds(shownMessages.current, state.messages);
    shownMessages.current = state.messages;
    if (hasOtherStart) follower.keepPlace();
    if (!follower.isFollowing) setUnseenCount((count) => count + newerCount);
    else if (newerCount > 0) follower.showNewest();
  }, [state.messages]);
  // Whoever speaks wants to see what comes of it.
  const newestPendingId = pending.at(-1)?.clientMessageId;
  useLayoutEffect(() => {
    if (newestPendingId !== undefined) follower.showNewest();
  }, [newestPendingId]);
  useLayoutEffect(() => {
    if (!follower.isFollowing) return;
    setUnseenCount(0);
    timeline.trim();
  }, [follower.isFollowing, state.messages]);

  function stayWhereUnfolded(event: MouseEvent): void {
    if (event.target instanceof Element && event.target.closest('[aria-expanded]') !== null) follower.stay();
  }

  function showNewest(): void {
    follower.showNewest();
    // The button goes away; the list takes its focus, so that the keys go on scrolling.
    follower.scroller.current?.focus({ preventScroll: true });
  }

  return (
    <div class="message-list">
      {/* Focusable, because a list without links could not be scrolled by keyboard otherwise. */}
      <div
        ref={follower.scroller}
        class="message-scroller"
        id="messages"
        role="region"
        aria-label={`Messages in ${channelName}`}
        tabIndex={0}
        onScroll={() => follower.onScroll()}
        onClickCapture={stayWhereUnfolded}
      >
        <div ref={follower.content} class="message-column">
          <OlderMessages timeline={timeline} scroller={follower.scroller} />
          {splitDays(state.messages).map(({ key, messages }) => (
            <section key={key} class="message-day" aria-label={dayLabel(messages[0]?.postedAt ?? '', new Date())}>
              <h2 class="message-day-label">
                <span>{dayLabel(messages[0]?.postedAt ?? '', new Date())}</span>
              </h2>
              {messages.map((message) => (
                <MessageBoundary key={message.id} message={message} actionPresses={actionPresses} />
              ))}
            </section>
          ))}
          {pending.map((message) => (
            <PendingCard key={message.clientMessageId} message={message} />
          ))}
        </div>
      </div>
      {unseenCount > 0 && !follower.isFollowing && (
        <button type="button" class="button button-primary new-messages" onClick={showNewest}>
          <Icon name="arrowDown" />
          New messages<span class="new-messages-count">{unseenCount}</span>
        </button>
      )}
    </div>
  );
}
