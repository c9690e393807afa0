// The sizes of the list of messages, read from the page.
import type { ListSizes } from '../state/resting-top.ts';

/** Measures the list: `content` holds the days with their messages, `scroller` is what scrolls it. */
export function measureList(scroller: HTMLElement, content: HTMLElement): ListSizes {
  const { clientHeight, scrollHeight, scrollTop } = scroller;
  const newestDay = content.lastElementChild;
  const newest = newestDay?.lastElementChild;
  // The first message of a day begins with the day's name, its only neighbour.
  const start = newestDay?.childElementCount === 2 ? newestDay : newest;
  const offset = (start ?? content).getBoundingClientRect().top - scroller.getBoundingClientRect().top;
  return { clientHeight, scrollHeight, newestTop: offset + scrollTop };
}
