// A number that asks for attention.
import type { VNode } from 'preact';

// Beyond this the exact number says no more.
const LARGEST_SHOWN_COUNT = 99;

/** Shows a count with its meaning for screen readers; nothing where it is zero. */
export function CountBadge({ count, meaning }: { readonly count: number; readonly meaning: string }): VNode | null {
  if (count === 0) return null;
  return (
    <span class={`badge badge-${meaning}`}>
      {count > LARGEST_SHOWN_COUNT ? `${LARGEST_SHOWN_COUNT}+` : count}
      <span class="visually-hidden"> {meaning}</span>
    </span>
  );
}
