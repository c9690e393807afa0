// What somebody sees who is not signed in: where the way in is printed.
import type { VNode } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { BrandMark } from '../components/brand-mark.tsx';
import { CopyButton } from '../components/copy-button.tsx';
import { usePageTitle } from './use-page-title.ts';

const SIGN_IN_LINK_COMMAND = 'npm run -s signalbox -- sign-in-link';

const nothingUnread: ReadonlyMap<string, number> = new Map();

/** Whether the reader has just signed out, and how to ask whether they have signed in meanwhile. */
export interface SignInPageProps {
  readonly hasLeft: boolean;
  readonly onCheck: () => Promise<void>;
}

/** Shows how to sign in. */
export function SignInPage({ hasLeft, onCheck }: SignInPageProps): VNode {
  const source = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const [isUnchanged, setIsUnchanged] = useState(false);

  usePageTitle('Sign in', nothingUnread);
  // The button that was pressed is gone with its page; the focus goes to what came of it.
  useLayoutEffect(() => {
    if (hasLeft) heading.current?.focus();
  }, [hasLeft]);

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
        <h1 ref={heading} tabIndex={-1}>
          {hasLeft ? 'You are signed out' : 'Sign in'}
        </h1>
        {!hasLeft && <p>Open the link that Signalbox printed in the terminal when it started. It works once.</p>}
        <p>
          {hasLeft ? 'To sign in again, ask for a new link' : 'If it is used up or too old, ask for a new one'} on the machine where
          Signalbox runs:
        </p>
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
