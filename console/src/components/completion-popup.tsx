// The ways a line could go on, above it.
import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
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

/** The id of the list, for the line that it belongs to. */
export const COMPLETION_LIST_ID = 'completions';

/** The id of a way to go on. */
export function completionId(index: number): string {
  return `completion-${index}`;
}

/** Shows the list while it is open. */
export function CompletionPopup({ lineCompletion, onChoose }: CompletionPopupProps): VNode | null {
  const state = useStore(lineCompletion.state);
  const list = useRef<HTMLUListElement>(null);
  const activeIndex = state.status === 'open' ? state.activeIndex : 0;
  useLayoutEffect(() => list.current?.children[activeIndex]?.scrollIntoView({ block: 'nearest' }), [activeIndex, state]);

  if (state.status === 'closed') return null;
  return (
    <ul ref={list} id={COMPLETION_LIST_ID} class="completions" role="listbox" aria-label="Completions">
      {state.list.completions.map(({ text, kind, detail }, index) => (
        <li
          key={index}
          id={completionId(index)}
          class="completion"
          role="option"
          aria-selected={index === activeIndex}
          // The line keeps the focus.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(index)}
        >
          <span class="completion-text">{text}</span>
          <span class="completion-detail">{detail}</span>
          <span class="completion-kind">{kindWords[kind] ?? kind}</span>
        </li>
      ))}
    </ul>
  );
}
