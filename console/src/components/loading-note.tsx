// A wait long enough to be worth a word; shorter ones pass without it.
import type { VNode } from 'preact';

/** Shows what is being waited for. */
export function LoadingNote({ children }: { readonly children: string }): VNode {
  return (
    <p class="loading-note" role="status">
      {children}
    </p>
  );
}
