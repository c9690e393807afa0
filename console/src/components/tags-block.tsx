// Keywords of a message.
import type { VNode } from 'preact';
import type { WebSpan } from '../../../src/contract/web-message.ts';
import { Spans } from './spans.tsx';

/** Shows keywords in one line. */
export function TagsBlock({ tags }: { readonly tags: readonly (readonly WebSpan[])[] }): VNode | null {
  const filledTags = tags.filter((spans) => spans.length > 0);
  if (filledTags.length === 0) return null;
  return (
    <ul class="tags-block" aria-label="Keywords">
      {filledTags.map((spans, index) => (
        <li key={index}>
          <Spans spans={spans} />
        </li>
      ))}
    </ul>
  );
}
