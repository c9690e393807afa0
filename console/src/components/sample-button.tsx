// The button that lets a reader see an alarm come and go without having one.
import type { VNode } from 'preact';
import type { SampleAlarm } from '../state/sample-alarm.ts';
import { useStore } from '../state/use-store.ts';
import { Icon } from './icon.tsx';

/** Whose sample alarm, and where the button stands. */
export interface SampleButtonProps {
  readonly sampleAlarm: SampleAlarm;
  /** The guide's button stands out and has room for all its words. */
  readonly isInGuide?: boolean;
}

/** Shows the button; it keeps the focus while it waits, so it is not disabled but only says so. */
export function SampleButton({ sampleAlarm, isInGuide = false }: SampleButtonProps): VNode {
  const { isOpen, isSending } = useStore(sampleAlarm.state);
  return (
    <button
      type="button"
      class={isInGuide ? 'button button-primary' : 'button button-in-bar'}
      data-sample-button
      aria-disabled={isSending}
      aria-busy={isSending}
      onClick={() => void sampleAlarm.send()}
    >
      <Icon name={isOpen ? 'check' : 'signal'} />
      <SampleLabel isOpen={isOpen} isSending={isSending} />
    </button>
  );
}

// In the bar of a phone there is no room for the first words; screen readers say them all the same.
function SampleLabel({ isOpen, isSending }: { readonly isOpen: boolean; readonly isSending: boolean }): VNode {
  if (isSending) return <span>Sending…</span>;
  return (
    <span class="sample-label">
      <span class="sample-label-start">Send </span>
      {isOpen ? "the sample's OK" : 'sample event'}
    </span>
  );
}
