// The columns of a list: those of its operation's view, else those that rules choose.
import { chooseColumns, type Column } from './choose-columns.ts';
import { compareUrgency, moodOfState, type StateMood } from './state-mark.ts';
import type { Structure, View } from './views/view.ts';
import { isShowable, valueSpans } from './value-spans.ts';
import { textOfSpans } from '../../messages/text-of-spans.ts';

/** Returns the columns of which at least one thing has a value, the most telling first. */
export function columnsOf(items: readonly Structure[], listName: string, view: View | undefined): readonly Column[] {
  if (view === undefined) return chooseColumns(items, listName);
  const own = view.columns.filter(({ read }) => items.some((item) => isShowable(read(item))));
  return own.length > 0 ? own : chooseColumns(items, listName);
}

/** The state of a thing that wants to be looked at most: an instance runs, and one of its checks fails. Undefined where it has none. */
export function stateWord(item: Structure, columns: readonly Column[]): string | undefined {
  const words = columns
    .filter(({ isState }) => isState === true)
    .map(({ read, title }) => textOfSpans(valueSpans(read(item), { name: title })))
    .filter((word) => word !== '');
  return words.toSorted((one, other) => compareUrgency(moodOfState(one), moodOfState(other)))[0];
}

/** Sorts what wants to be looked at to the front; what feels alike stays in AWS's order. */
export function worstFirst(items: readonly Structure[], columns: readonly Column[]): readonly Structure[] {
  return items.toSorted((one, other) => compareUrgency(worstMood(one, columns), worstMood(other, columns)));
}

/** How a thing feels by that state. */
export function worstMood(item: Structure, columns: readonly Column[]): StateMood | undefined {
  const word = stateWord(item, columns);
  return word === undefined ? undefined : moodOfState(word);
}
