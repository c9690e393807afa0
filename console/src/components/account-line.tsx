// Which account a command reaches, before it is sent.
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { KnownAccount } from '../state/command-account.ts';
import { accountLabel } from '../format/account-label.ts';
import { useStore } from '../state/use-store.ts';
import { Icon } from './icon.tsx';

/** Shows the account; why it is another one than expected unfolds. */
export function AccountLine({ account }: { readonly account: KnownAccount }): VNode {
  const [isOpen, setIsOpen] = useState(false);
  const known = useStore(account.state);
  if (known === undefined) return <p class="account-line">Looking for the account…</p>;
  const { name, remark } = accountLabel(known);
  return (
    <div class={`account-line account-${known.kind}`}>
      <p>
        <strong>{name}</strong>
        <span>{remark}</span>
      </p>
      {known.reason !== undefined && (
        <button
          type="button"
          class="account-why"
          aria-expanded={isOpen}
          aria-controls="account-reason"
          title={known.reason}
          onClick={() => setIsOpen(!isOpen)}
        >
          <Icon name="info" />
          Why?
        </button>
      )}
      <p id="account-reason" class="account-reason" hidden={!isOpen}>
        {known.reason}
      </p>
    </div>
  );
}
