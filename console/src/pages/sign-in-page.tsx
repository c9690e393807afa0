// What somebody sees who is not signed in: where the way in is printed.
import type { VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { BrandMark } from '../components/brand-mark.tsx';
import { CopyButton } from '../components/copy-button.tsx';

const SIGN_IN_LINK_COMMAND = 'npm run -s signalbox -- sign-in-link';

/** Shows how to sign in; `onCheck` asks whether that has happened meanwhile. */
export function SignInPage({ onCheck }: { readonly onCheck: () => Promise<void> }): VNode {
  const source = useRef<HTMLElement>(null);
  const [isUnchanged, setIsUnchanged] = useState(false);

  async function check(): Promise<void> {
    setIsUnchanged(false);
    await onCheck();
    // Where somebody is signed in now, this page is gone.
    setIsUnchanged(true);
  }

  return (
    <main class="sign-in">
      <div class="sign-in-card">
        <BrandMark />
        <h1>Sign in</h1>
        <p>Open the link that Signalbox printed in the terminal when it started. It works once.</p>
        <p>If it is used up or too old, ask for a new one on the machine where Signalbox runs:</p>
        <figure class="command">
          <pre>
            <code ref={source}>{SIGN_IN_LINK_COMMAND}</code>
          </pre>
          <CopyButton text={SIGN_IN_LINK_COMMAND} source={source} />
        </figure>
        <button type="button" class="button button-primary" onClick={() => void check()}>
          I have opened the link
        </button>
        <p role="status" class="small">
          {isUnchanged ? 'This browser is not signed in yet. Open the link in this browser.' : ''}
        </p>
      </div>
    </main>
  );
}
