// The way back in time, at the top of the list.
import type { RefObject, VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ChannelTimeline } from '../state/channel-timeline.ts';
import { useStore } from '../state/use-store.ts';
import { Icon } from './icon.tsx';

/** Whose messages, and what takes the focus when there are no older ones. */
export interface OlderMessagesProps {
  readonly timeline: ChannelTimeline;
  readonly scroller: RefObject<HTMLElement | null>;
}

/** Shows the button for older messages, or that there are none. */
export function OlderMessages({ timeline, scroller }: OlderMessagesProps): VNode {
  const { hasMore, isLoadingOlder, failure } = useStore(timeline.state);
  const hadMore = useRef(hasMore);

  // The button goes with the last older page; the list takes its focus, so that the keys go on scrolling.
  useLayoutEffect(() => {
    if (hadMore.current && !hasMore && document.activeElement === document.body) scroller.current?.focus({ preventScroll: true });
    hadMore.current = hasMore;
  }, [hasMore]);

  if (!hasMore) return <p class="list-start">The channel starts here.</p>;
  return (
    <div class="list-start">
      <button type="button" class="button button-small" aria-disabled={isLoadingOlder} onClick={() => void timeline.loadOlder()}>
        <Icon name="arrowUp" />
        {isLoadingOlder ? 'Loading…' : 'Older messages'}
      </button>
      {failure !== undefined && (
        <p class="failure" role="alert">
          {failure}.
        </p>
      )}
    </div>
  );
}
