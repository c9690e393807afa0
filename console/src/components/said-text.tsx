// The words of a person, in the letters of a terminal.
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { countOf } from '../format/count-of.ts';
import { shortenCode } from '../format/shorten-code.ts';

/** Shows what was typed, a long one from its start with a button for the rest. */
export function SaidText({ text }: { readonly text: string }): VNode {
  const [isWhole, setIsWhole] = useState(false);
  const { start, hiddenLineCount } = shortenCode(text);
  return (
    <>
      <p class="said-text">
        <code>{isWhole ? text : start}</code>
      </p>
      {hiddenLineCount > 0 && (
        <button type="button" class="unfold-button" aria-expanded={isWhole} onClick={() => setIsWhole(!isWhole)}>
          {isWhole ? 'Show less' : `Show ${countOf(hiddenLineCount, 'more line')}`}
        </button>
      )}
    </>
  );
}
