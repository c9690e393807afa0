// An event as the server stores it, asked for when its page is opened.
import type { StoredEventAnswer } from '../../../src/contract/admin-api.ts';
import type { Refusal } from '../api/answer.ts';
import type { Api } from '../api/create-api.ts';
import { createStore } from './store.ts';
import type { Store } from './store.ts';

/** What the event's page shows. */
type StoredEventState =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly event: StoredEventAnswer }
  | { readonly status: 'refused'; readonly refusal: Refusal };

/** An event of the installation. */
export interface StoredEvent {
  readonly state: Store<StoredEventState>;
  load(): Promise<void>;
}

/** Makes it; nothing is asked for yet. */
export function createStoredEvent(api: Pick<Api, 'readEvent'>, eventId: string): StoredEvent {
  const state = createStore<StoredEventState>({ status: 'loading' });
  return {
    state,
    load: async () => {
      state.write({ status: 'loading' });
      const answer = await api.readEvent(eventId);
      state.write(answer.outcome === 'ok' ? { status: 'ready', event: answer.value } : { status: 'refused', refusal: answer.refusal });
    },
  };
}
