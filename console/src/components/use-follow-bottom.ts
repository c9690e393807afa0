// Keeps a scrolling list where its reader is: at the end while they read the newest, and otherwise exactly where they were.
import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { RefObject } from 'preact';

// Less than a line's height from the end still counts as the end: zoomed pages scroll in fractions.
const BOTTOM_TOLERANCE_PX = 24;

/** What a list needs to follow its end. */
export interface BottomFollower {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly content: RefObject<HTMLDivElement | null>;
  readonly isAtBottom: boolean;
  onScroll(): void;
  scrollToBottom(): void;
  /** Stays here although what is here is about to grow, as a reader does who unfolds something. */
  stay(): void;
  /** Keeps what is on the screen in place while older content is put above it; to be called after that rendering. */
  keepPlace(): void;
}

/** Follows the end of a list. */
export function useFollowBottom(): BottomFollower {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const isFollowing = useRef(true);
  const distanceToEnd = useRef(0);
  const [isAtBottom, setIsAtBottom] = useState(true);

  const remember = useCallback(() => {
    const element = scroller.current;
    if (element === null) return;
    distanceToEnd.current = element.scrollHeight - element.scrollTop;
    isFollowing.current = distanceToEnd.current - element.clientHeight < BOTTOM_TOLERANCE_PX;
    setIsAtBottom(isFollowing.current);
  }, []);

  const jumpToEnd = useCallback(() => {
    if (scroller.current !== null) scroller.current.scrollTop = scroller.current.scrollHeight;
    remember();
  }, [remember]);

  useLayoutEffect(() => {
    jumpToEnd();
    if (scroller.current === null || content.current === null) return undefined;
    // A message grows when it is edited or unfolded, the room shrinks when a phone's keyboard or a notice comes.
    const observer = new ResizeObserver(() => {
      if (isFollowing.current) jumpToEnd();
      else remember();
    });
    observer.observe(scroller.current);
    observer.observe(content.current);
    return () => observer.disconnect();
  }, [jumpToEnd]);

  return {
    scroller,
    content,
    isAtBottom,
    onScroll: remember,
    scrollToBottom: () => {
      isFollowing.current = true;
      jumpToEnd();
    },
    stay: () => {
      isFollowing.current = false;
    },
    keepPlace: () => {
      if (scroller.current !== null) scroller.current.scrollTop = scroller.current.scrollHeight - distanceToEnd.current;
      remember();
    },
  };
}
