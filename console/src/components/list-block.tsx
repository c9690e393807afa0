// A list within a message.
import type { VNode } from 'preact';
import type { WebSpan } from '../../../src/contract/web-message.ts';
import { Spans } from './spans.tsx';

/** Shows a list. */
export function ListBlock({ items }: { readonly items: readonly (readonly WebSpan[])[] }): VNode | null {
  const filledItems = items.filter((spans) => spans.length > 0);
  if (filledItems.length === 0) return null;
  return (
    <ul class="list-block">
      {filledItems.map((spans, index) => (
        <li key={index}>
          <Spans spans={spans} />
        </li>
      ))}
    </ul>
  );
}
