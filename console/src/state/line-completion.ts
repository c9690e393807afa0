// How the line that is being typed could go on: asked for with every change, each question taking the one before back.
import type { CompletionList } from '../../../src/contract/admin-api.ts';
import type { Api } from '../api/create-api.ts';
import { createStore } from './store.ts';
import type { Store } from './store.ts';

/** A way to go on. */
export type Completion = CompletionList['completions'][number];

/** A line and where the cursor stands in it. */
export interface TypedLine {
  readonly text: string;
  readonly cursor: number;
}

/** What the list shows; closed where there is nothing to choose. */
type LineCompletionState =
  | { readonly status: 'closed' }
  | {
      readonly status: 'open';
      /** The line that the list is about. */
      readonly line: TypedLine;
      readonly list: CompletionList;
      readonly activeIndex: number;
      /** True while the line has changed and the next list is on its way. */
      readonly isStale: boolean;
      /** True once the reader has gone through the list by hand. */
      readonly isChosen: boolean;
    };

/** The completion of a line. */
export interface LineCompletion {
  readonly state: Store<LineCompletionState>;
  /** Asks for a line that has changed; an empty one needs no help. */
  ask(line: TypedLine): Promise<void>;
  /** Goes through the list, from its end to its start again. */
  move(step: 1 | -1): void;
  /** Returns the line with the completion in it, and closes the list; undefined where none is open that is about the line. */
  accept(index?: number): TypedLine | undefined;
  /** Tells whether Enter means the list: something of a word is typed that the completion changes, or it was chosen by hand. */
  takesEnter(): boolean;
  close(): void;
}

const closed: LineCompletionState = { status: 'closed' };
// After these comes another word.
const KINDS_BEFORE_A_WORD: ReadonlySet<Completion['kind']> = new Set(['service', 'command', 'argument']);

/** Makes the completion of what is typed in a channel; nothing is asked for yet. */
export function createLineCompletion(api: Pick<Api, 'completeLine'>, channelId: string): LineCompletion {
  const state = createStore<LineCompletionState>(closed);
  let question = new AbortController();

  function close(): void {
    question.abort();
    state.write(closed);
  }

  return {
    state,
    close,
    ask: async (line) => {
      question.abort();
      const asked = new AbortController();
      question = asked;
      if (line.text.trim() === '') {
        state.write(closed);
        return;
      }
      const shown = state.read();
      if (shown.status === 'open') state.write({ ...shown, isStale: true });
      const answer = await api.completeLine({ ...line, channelId }, asked.signal);
      // Another line has been typed, or the list closed, since the question.
      if (asked.signal.aborted) return;
      const isHelpful = answer.outcome === 'ok' && answer.value.completions.length > 0;
      state.write(isHelpful ? { status: 'open', line, list: answer.value, activeIndex: 0, isStale: false, isChosen: false } : closed);
    },
    move: (step) => {
      const current = state.read();
      if (current.status === 'closed') return;
      const count = current.list.completions.length;
      state.write({ ...current, activeIndex: (current.activeIndex + step + count) % count, isChosen: true });
    },
    accept: (index) => {
      const current = state.read();
      if (current.status === 'closed' || current.isStale) return undefined;
      const completion = current.list.completions[index ?? current.activeIndex];
      close();
      return completion === undefined ? undefined : insertCompletion(current.line.text, current.list, completion);
    },
    takesEnter: () => {
      const current = state.read();
      if (current.status === 'closed' || current.isStale) return false;
      const { line, list, activeIndex, isChosen } = current;
      const typed = line.text.slice(list.start, list.end);
      return isChosen || (typed !== '' && typed !== list.completions[activeIndex]?.text);
    },
  };
}

function insertCompletion(text: string, { start, end }: CompletionList, { text: word, kind }: Completion): TypedLine {
  const rest = text.slice(end);
  const wantsSpace = KINDS_BEFORE_A_WORD.has(kind);
  const space = wantsSpace && !/^\s/.test(rest) ? ' ' : '';
  const before = `${text.slice(0, start)}${word}${space}`;
  return { text: before + rest, cursor: before.length + (wantsSpace && space === '' ? 1 : 0) };
}
