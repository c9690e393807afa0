// New messages for those who listen to the page.
import type { VNode } from 'preact';
import type { Store } from '../state/store.ts';
import { useStore } from '../state/use-store.ts';

/** Has the last new message read out, in its one plain line. */
export function Announcement({ announcement }: { readonly announcement: Store<string> }): VNode {
  const text = useStore(announcement);
  return (
    <p class="visually-hidden" role="status">
      {text === '' ? '' : `New message: ${text}`}
    </p>
  );
}
