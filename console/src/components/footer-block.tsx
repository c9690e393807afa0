// The small print of a message.
import type { VNode } from 'preact';
import type { WebSpan } from '../../../src/contract/web-message.ts';
import { Spans } from './spans.tsx';

/** Shows a footer. */
export function FooterBlock({ spans }: { readonly spans: readonly WebSpan[] }): VNode | null {
  if (spans.length === 0) return null;
  return (
    <p class="footer-block">
      <Spans spans={spans} />
    </p>
  );
}
