// A listing within a message. Lines wrap: at three in the morning nobody scrolls sideways on a phone.
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { countOf } from '../format/count-of.ts';
import { shortenCode } from '../format/shorten-code.ts';

/** Shows a listing, a long one from its start with a button for the rest. */
export function CodeBlock({ text }: { readonly text: string }): VNode | null {
  const [isWhole, setIsWhole] = useState(false);
  const { start, hiddenLineCount } = shortenCode(text);
  if (text === '') return null;
  return (
    <div class="code-block">
      <pre>
        <code>{isWhole ? text : start}</code>
      </pre>
      {hiddenLineCount > 0 && (
        <button type="button" class="unfold-button" aria-expanded={isWhole} onClick={() => setIsWhole(!isWhole)}>
          {isWhole ? 'Show less' : `Show ${countOf(hiddenLineCount, 'more line')}`}
        </button>
      )}
    </div>
  );
}
