// The ways a line could go on, above it.
import type { VNode } from 'preact';
import { visibleRange } from '../format/visible-range.ts';
import type { Completion, LineCompletion } from '../state/line-completion.ts';
import { useStore } from '../state/use-store.ts';

/** What is chosen from, and who hears of a choice. */
export interface CompletionPopupProps {
  readonly lineCompletion: LineCompletion;
  readonly onChoose: (index: number) => void;
}

const kindWords: Readonly<Record<Completion['kind'], string>> = {
  'bot-command': 'Signalbox',
  service: 'service',
  command: 'command',
  argument: 'argument',
  value: 'value',
};

/** How many are shown at once: what the line's keys move through needs no scrolling of its own. */
const ROWS_SHOWN = 8;

/** The id of the list, for the line that it belongs to. */
export const COMPLETION_LIST_ID = 'completions';

/** The id of a way to go on. */
export function completionId(index: number): string {
  return `completion-${index}`;
}

/** Shows the list while it is open. */
export function CompletionPopup({ lineCompletion, onChoose }: CompletionPopupProps): VNode | null {
  const state = useStore(lineCompletion.state);
  if (state.status === 'closed') return null;
  const { completions } = state.list;
  const [first, end] = visibleRange({ count: completions.length, size: ROWS_SHOWN, activeIndex: state.activeIndex });
  const hiddenCount = completions.length - (end - first);
  return (
    <div class="completions">
      <ul id={COMPLETION_LIST_ID} role="listbox" aria-label="Completions">
        {completions.slice(first, end).map(({ text, kind, detail }, position) => {
          const index = first + position;
          return (
            <li
              key={index}
              id={completionId(index)}
              class="completion"
              role="option"
              aria-selected={index === state.activeIndex}
              aria-posinset={index + 1}
              aria-setsize={completions.length}
              // The line keeps the focus.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onChoose(index)}
            >
              <span class="completion-text">{text}</span>
              <span class="completion-detail">{detail}</span>
              <span class="completion-kind">{kindWords[kind] ?? kind}</span>
            </li>
          );
        })}
      </ul>
      {hiddenCount > 0 && <p class="completions-more">{hiddenCount} more: type on, or use the arrow keys</p>}
    </div>
  );
}
