// Posts a test message in the channel of a configuration, and says what became of that.
import type { VNode } from 'preact';
import type { TestState } from '../state/set-up.ts';

/** Whose channel, what became of the last one, and how to post. */
export interface TestMessageButtonProps {
  readonly configurationName: string;
  readonly test: TestState | undefined;
  readonly onSend: () => void;
}

/** Shows the button; its answer is read out. */
export function TestMessageButton({ configurationName, test, onSend }: TestMessageButtonProps): VNode {
  const isFailed = typeof test === 'object';
  return (
    <p class="test-message">
      <button
        type="button"
        class="button button-small"
        aria-label={`Post a test message in ${configurationName}`}
        aria-disabled={test === 'sending'}
        onClick={onSend}
      >
        Post a test message
      </button>
      <span role="status" class={isFailed ? 'failure' : 'small'}>
        {isFailed && `${test.failure}.`}
        {test === 'sent' && 'Taken. Look into the channel; what became of it stands here when you look again.'}
      </span>
    </p>
  );
}
