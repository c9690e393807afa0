// Keeps messages that are being worked on from being handed out again.
import type { QueueSource } from '../../../aws/queue-source.ts';
import type { SetTimer } from '../../../lib/timers.ts';

/** How often messages under way are hidden anew: well within a new queue's visibility timeout (Amazon SQS quotas: 30 s by default). */
const HIDE_EVERY_MS = 10_000;

/** For how long they are hidden from then on: a few lost requests do no harm, and after a crash they come again soon. */
const HIDDEN_SECONDS = 60;

/** How messages are kept hidden. */
export interface HidingOptions {
  readonly source: Pick<QueueSource, 'extend'>;
  readonly setTimer: SetTimer;
  /** Told after every attempt: why it failed, or undefined. */
  readonly onOutcome: (reason: string | undefined) => void;
}

/** Hides the messages again and again until the returned function is called. */
export function keepHidden(receiptHandles: readonly string[], { source, setTimer, onOutcome }: HidingOptions): () => void {
  let isOver = false;
  let cancel = setTimer(hide, HIDE_EVERY_MS);

  function hide(): void {
    void source.extend(receiptHandles, HIDDEN_SECONDS).then((outcome) => {
      onOutcome(outcome.status === 'failed' ? outcome.reason : undefined);
      if (!isOver) cancel = setTimer(hide, HIDE_EVERY_MS);
    });
  }

  return () => {
    isOver = true;
    cancel();
  };
}
