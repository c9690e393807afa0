// Where one speaks: the line, how it could go on, and which account it would reach.
import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import type { OpenChannel } from '../state/chat.ts';
import type { KnownAccount } from '../state/command-account.ts';
import { useStore } from '../state/use-store.ts';
import { AccountLine } from './account-line.tsx';
import { CommandLine } from './command-line.tsx';
import { Icon } from './icon.tsx';

/** Whose composer. */
export interface ComposerProps {
  readonly opened: Pick<OpenChannel, 'composer' | 'lineCompletion'>;
  readonly account: KnownAccount;
  readonly channelName: string;
}

/** Shows the composer at the foot of a channel. */
export function Composer({ opened, account, channelName }: ComposerProps): VNode {
  const { composer, lineCompletion } = opened;
  const { draft, isSending, failure } = useStore(composer.state);
  const line = useRef<HTMLTextAreaElement>(null);

  function send(): void {
    lineCompletion.close();
    void composer.sendDraft();
    line.current?.focus();
  }

  return (
    <form
      class="composer"
      aria-label={`Say something in ${channelName}`}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div class="composer-column">
        {failure !== undefined && (
          <div class="composer-failure" role="alert">
            <Icon name="problem" />
            <p>{failure}</p>
            <button type="button" class="button button-quiet" onClick={() => composer.dismissFailure()}>
              <Icon name="close" />
              <span class="visually-hidden">Dismiss</span>
            </button>
          </div>
        )}
        <div class="composer-row">
          <CommandLine opened={opened} line={line} onSend={send} />
          <button type="submit" class="button button-primary composer-send" aria-disabled={isSending || draft.trim() === ''}>
            <Icon name="send" />
            <span class="composer-send-word">Send</span>
          </button>
        </div>
        <AccountLine account={account} />
      </div>
    </form>
  );
}
