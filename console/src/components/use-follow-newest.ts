// Keeps a scrolling list where its reader is: at the newest message while they follow, and otherwise exactly where they were.
import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { RefObject } from 'preact';
import { readingPlace } from '../state/reading-place.ts';
import type { ReadingPlace } from '../state/reading-place.ts';
import { restingTop } from '../state/resting-top.ts';
import { measureList } from './measure-list.ts';

/** What a list needs to follow its newest message. */
export interface NewestFollower {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly content: RefObject<HTMLDivElement | null>;
  /** False while the reader is somewhere else than at the newest message. */
  readonly isFollowing: boolean;
  onScroll(): void;
  /** Shows the newest message, one that is taller than the screen from its beginning. */
  showNewest(): void;
  /** Stays here although what is here is about to grow, as a reader does who unfolds something. */
  stay(): void;
  /** Keeps what is on the screen in place while older content is put above it; to be called after that rendering. */
  keepPlace(): void;
}

/** Follows the newest message of a list. */
export function useFollowNewest(): NewestFollower {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const place = useRef<ReadingPlace>('newest');
  const distanceToEnd = useRef(0);
  const [isFollowing, setIsFollowing] = useState(true);

  const remember = useCallback(() => {
    if (scroller.current === null || content.current === null) return;
    const { scrollHeight, scrollTop } = scroller.current;
    distanceToEnd.current = scrollHeight - scrollTop;
    place.current = readingPlace(scrollTop, measureList(scroller.current, content.current));
    setIsFollowing(place.current !== 'elsewhere');
  }, []);

  const showNewest = useCallback(() => {
    if (scroller.current === null || content.current === null) return;
    scroller.current.scrollTop = restingTop(measureList(scroller.current, content.current));
    remember();
  }, [remember]);

  useLayoutEffect(() => {
    showNewest();
    if (scroller.current === null || content.current === null) return undefined;
    // A message grows when it is edited or unfolded, the room shrinks when a phone's keyboard or a notice comes.
    const observer = new ResizeObserver(() => {
      if (place.current === 'newest') showNewest();
      else if (place.current === 'end') scroller.current?.scrollTo(0, scroller.current.scrollHeight);
      remember();
    });
    observer.observe(scroller.current);
    observer.observe(content.current);
    return () => observer.disconnect();
  }, [showNewest, remember]);

  return {
    scroller,
    content,
    isFollowing,
    onScroll: remember,
    showNewest,
    stay: () => {
      place.current = 'elsewhere';
    },
    keepPlace: () => {
      if (scroller.current !== null) scroller.current.scrollTop = scroller.current.scrollHeight - distanceToEnd.current;
      remember();
    },
  };
}
