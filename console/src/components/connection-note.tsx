// A quiet word while the stream of events is interrupted.
import type { VNode } from 'preact';
import type { Connection } from '../api/follow-events.ts';
import type { Store } from '../state/store.ts';
import { useStore } from '../state/use-store.ts';
import { Icon } from './icon.tsx';

/** Shows `Reconnecting…` while nothing arrives, and nothing otherwise. */
export function ConnectionNote({ connection }: { readonly connection: Store<Connection> }): VNode {
  const state = useStore(connection);
  return (
    <div role="status" class="connection-note">
      {state === 'reconnecting' && (
        <span class="connection-note-pill">
          <Icon name="progress" />
          Reconnecting…
        </span>
      )}
    </div>
  );
}
