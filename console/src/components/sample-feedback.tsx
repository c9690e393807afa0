// What came of sending a sample event.
import type { VNode } from 'preact';
import type { SampleAlarm } from '../state/sample-alarm.ts';
import { useStore } from '../state/use-store.ts';
import { Icon } from './icon.tsx';

/** Shows a failure until it is dismissed; a success shows itself as a message, so its words are for screen readers. */
export function SampleFeedback({ sampleAlarm }: { readonly sampleAlarm: SampleAlarm }): VNode {
  const { feedback } = useStore(sampleAlarm.state);
  return (
    <>
      <p role="status" class="visually-hidden">
        {feedback?.tone === 'good' ? feedback.text : ''}
      </p>
      {feedback?.tone === 'bad' && (
        <div class="notice notice-bad">
          <Icon name="alert" />
          <p role="alert">{feedback.text}</p>
          <button type="button" class="button button-quiet" aria-label="Dismiss" onClick={() => sampleAlarm.dismissFeedback()}>
            <Icon name="close" />
          </button>
        </div>
      )}
    </>
  );
}
