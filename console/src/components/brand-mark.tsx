// The signal that stands beside the product's name.
import type { VNode } from 'preact';

/** Draws the signal. */
export function BrandMark(): VNode {
  return (
    <svg class="brand-mark" viewBox="0 0 16 28" width="16" height="28" aria-hidden="true" focusable="false">
      <rect class="brand-mark-post" x="0.75" y="0.75" width="14.5" height="26.5" rx="7.25" />
      <circle class="brand-mark-lit" cx="8" cy="8.5" r="3.75" />
      <circle class="brand-mark-unlit" cx="8" cy="19.5" r="3.75" />
    </svg>
  );
}
