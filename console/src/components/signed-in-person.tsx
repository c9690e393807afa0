// Who is signed in, and the way out.
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';

/** Whose name stands here, and how they sign out. */
export interface SignedInPersonProps {
  readonly displayName: string;
  /** Signs the person out; what comes back is a failure in words. */
  readonly onSignOut: () => Promise<string | undefined>;
}

/** Shows the person's name with the button to sign out; after that the whole page is gone, so only a failure is shown. */
export function SignedInPerson({ displayName, onSignOut }: SignedInPersonProps): VNode {
  const [isSending, setIsSending] = useState(false);
  const [failure, setFailure] = useState<string>();

  async function send(): Promise<void> {
    if (isSending) return;
    setIsSending(true);
    setFailure(undefined);
    setFailure(await onSignOut());
    setIsSending(false);
  }

  return (
    <>
      <div class="person">
        <p class="person-name">{displayName}</p>
        <button type="button" class="button button-small person-sign-out" aria-disabled={isSending} onClick={() => void send()}>
          {isSending ? 'Signing out…' : 'Sign out'}
        </button>
      </div>
      {failure !== undefined && (
        <p class="failure" role="alert">
          {failure}
        </p>
      )}
    </>
  );
}
