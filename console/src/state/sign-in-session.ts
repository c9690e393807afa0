// Who is signed in in this browser.
import type { Session } from '../../../src/contract/admin-api.ts';
import type { Api } from '../api/create-api.ts';
import { createStore } from './store.ts';
import type { Store } from './store.ts';

/** What is known about the person. */
type SessionState =
  | { readonly status: 'loading' }
  | {
      readonly status: 'signed-out';
      /** True where the person has signed out on this page; its words differ for who comes back and for who comes. */
      readonly hasLeft: boolean;
    }
  | { readonly status: 'failed'; readonly failure: string }
  | { readonly status: 'signed-in'; readonly session: Session };

/** The session of this browser. */
export interface SignInSession {
  readonly state: Store<SessionState>;
  /** Asks the server who is signed in. */
  load(api: Pick<Api, 'readSession'>): Promise<void>;
  /** Ends the session; where that fails the person stays signed in, and the failure is returned in words. */
  signOut(api: Pick<Api, 'signOut'>): Promise<string | undefined>;
  /** Hears from any answer that nobody is signed in any more. */
  noticeSignedOut(): void;
}

/** Makes the session; nothing is asked for yet. */
export function createSignInSession(): SignInSession {
  const state = createStore<SessionState>({ status: 'loading' });

  // Asking again, as a page does that comes back to the front, does not change why nobody is signed in.
  function noticeSignedOut(): void {
    if (state.read().status !== 'signed-out') state.write({ status: 'signed-out', hasLeft: false });
  }

  return {
    state,
    load: async (api) => {
      const answer = await api.readSession();
      if (answer.outcome === 'ok') state.write({ status: 'signed-in', session: answer.value });
      else if (answer.refusal.httpStatus === 401) noticeSignedOut();
      else if (state.read().status !== 'signed-in') state.write({ status: 'failed', failure: answer.refusal.message });
    },
    signOut: async (api) => {
      const answer = await api.signOut();
      // Who had been signed out already has what they wanted.
      if (answer.outcome === 'refused' && answer.refusal.httpStatus !== 401) {
        return `You are still signed in. ${answer.refusal.message}.`;
      }
      state.write({ status: 'signed-out', hasLeft: true });
      return undefined;
    },
    noticeSignedOut,
  };
}
