// Who is signed in in this browser.
import type { Session } from '../../../src/contract/admin-api.ts';
import type { Api } from '../api/create-api.ts';
import { createStore } from './store.ts';
import type { Store } from './store.ts';

/** What is known about the person. */
type SessionState =
  | { readonly status: 'loading' }
  | { readonly status: 'signed-out' }
  | { readonly status: 'failed'; readonly failure: string }
  | { readonly status: 'signed-in'; readonly session: Session };

/** The session of this browser. */
export interface SignInSession {
  readonly state: Store<SessionState>;
  /** Asks the server who is signed in. */
  load(api: Pick<Api, 'readSession'>): Promise<void>;
  /** Hears from any answer that nobody is signed in any more. */
  noticeSignedOut(): void;
}

/** Makes the session; nothing is asked for yet. */
export function createSignInSession(): SignInSession {
  const state = createStore<SessionState>({ status: 'loading' });
  return {
    state,
    load: async (api) => {
      const answer = await api.readSession();
      if (answer.outcome === 'ok') state.write({ status: 'signed-in', session: answer.value });
      else if (answer.refusal.httpStatus === 401) state.write({ status: 'signed-out' });
      else if (state.read().status !== 'signed-in') state.write({ status: 'failed', failure: answer.refusal.message });
    },
    noticeSignedOut: () => state.write({ status: 'signed-out' }),
  };
}
