// How many things of a list are in which state, in a few words: what one asks for when one lists them.
import type { Column } from './choose-columns.ts';
import { compareUrgency, moodOfState } from './state-mark.ts';
import { stateWord } from './view-columns.ts';
import type { Structure } from './views/view.ts';

/** How many states are counted: a headline is one line. */
const STATES_COUNTED = 3;

/** Counts states, what wants to be looked at first: `1 ALARM, 3 OK`; undefined where no state is known. */
export function countStates(items: readonly Structure[], columns: readonly Column[]): string | undefined {
  const counts = new Map<string, number>();
  for (const item of items) {
    const word = stateWord(item, columns);
    if (word !== undefined) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  if (![...counts.keys()].some((word) => moodOfState(word) !== undefined)) return undefined;
  const sorted = [...counts].toSorted(([one], [other]) => compareUrgency(moodOfState(one), moodOfState(other)));
  const [[onlyWord, onlyCount] = ['', 0]] = sorted;
  if (sorted.length === 1 && onlyCount === items.length) return items.length === 1 ? onlyWord : `all ${onlyWord}`;
  const counted = sorted.slice(0, STATES_COUNTED);
  const rest = sorted.slice(STATES_COUNTED).reduce((sum, [, count]) => sum + count, 0);
  return [...counted.map(([word, count]) => `${count} ${word}`), ...(rest > 0 ? [`${rest} other`] : [])].join(', ');
}
