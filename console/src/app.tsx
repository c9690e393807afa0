// The console's root: first who is reading, then the chat.
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Api } from './api/create-api.ts';
import { FailurePanel } from './components/failure-panel.tsx';
import { LoadingNote } from './components/loading-note.tsx';
import { ChatPage } from './pages/chat-page.tsx';
import { SignInPage } from './pages/sign-in-page.tsx';
import type { SignInSession } from './state/sign-in-session.ts';
import { useStore } from './state/use-store.ts';

/** Who is reading, and how the server is reached. */
export interface AppProps {
  readonly signIn: SignInSession;
  readonly api: Api;
}

/** Shows the chat to who is signed in, and to others how to sign in. */
export function App({ signIn, api }: AppProps): VNode {
  const state = useStore(signIn.state);
  const load = (): Promise<void> => signIn.load(api);

  useEffect(() => {
    void load();
    // Somebody who has signed in or out in another tab comes back to this one.
    function lookAgain(): void {
      if (document.visibilityState === 'visible') void load();
    }
    document.addEventListener('visibilitychange', lookAgain);
    return () => document.removeEventListener('visibilitychange', lookAgain);
  }, []);

  switch (state.status) {
    case 'loading':
      return <LoadingNote>Loading Signalbox…</LoadingNote>;
    case 'signed-out':
      return <SignInPage hasLeft={state.hasLeft} onCheck={load} />;
    case 'failed':
      return (
        <main class="sign-in">
          <FailurePanel title="Signalbox cannot be reached" failure={state.failure} onRetry={() => void load()} />
        </main>
      );
    case 'signed-in':
      return (
        <ChatPage
          key={state.session.userId}
          session={state.session}
          api={api}
          onSignOut={() => signIn.signOut(api)}
          onStreamRefused={() => void load()}
        />
      );
  }
}
