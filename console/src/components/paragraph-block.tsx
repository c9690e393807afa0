// A paragraph of a message.
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { WebSpan } from '../../../src/contract/web-message.ts';
import { spansText } from '../format/spans-text.ts';
import { Spans } from './spans.tsx';

// A good screen of a phone; what is longer is shown from its start.
const LONG_TEXT_LENGTH = 1200;

/** Shows a paragraph, a long one from its start with a button for the rest; an empty one takes no room. */
export function ParagraphBlock({ spans }: { readonly spans: readonly WebSpan[] }): VNode | null {
  const [isWhole, setIsWhole] = useState(false);
  const text = spansText(spans);
  if (text.trim() === '') return null;
  const isLong = text.length > LONG_TEXT_LENGTH;
  return (
    <>
      <p class={isLong && !isWhole ? 'paragraph-block paragraph-start' : 'paragraph-block'}>
        <Spans spans={spans} />
      </p>
      {isLong && (
        <button type="button" class="unfold-button" aria-expanded={isWhole} onClick={() => setIsWhole(!isWhole)}>
          {isWhole ? 'Show less' : 'Show the whole text'}
        </button>
      )}
    </>
  );
}
