// One message of a queue until it is on disk, or until it is clear that it will not be now.
import type { QueueMessage } from '../../../aws/queue-source.ts';
import { errorTable, isAppError } from '../../../domain/errors.ts';
import type { SetTimer } from '../../../lib/timers.ts';
import type { SqsDisposition, SqsDoor } from '../sqs-door.ts';
import { backoffDelay, pause } from '../../../lib/pause.ts';
import type { QueueSettings } from './queue-settings.ts';

/**
 * How often a message may have been received before nothing but its text is shown: one that ends the process each time it is
 * looked into would otherwise never be seen. Below the 10 that SQS proposes for redrive policies (SQS console, maxReceiveCount).
 */
const TROUBLED_RECEIVE_COUNT = 5;

/** Longer bodies are cut: nothing that SQS takes is longer (Amazon SQS quotas, message size: 1 MiB). */
const SQS_BODY_MAX_BYTES = 1_048_576;

/** What taking a message needs. */
export interface TakingOptions {
  readonly door: SqsDoor;
  readonly queue: QueueSettings;
  readonly setTimer: SetTimer;
  readonly random: () => number;
  readonly signal: AbortSignal;
}

/** How it ended. */
export type TakingOutcome =
  /** On disk; `isPoison` where only its text could be shown. */
  | { readonly status: 'stored'; readonly disposition: SqsDisposition; readonly isPoison: boolean }
  /** Not on disk: it comes again. `isStoreTrouble` where the message itself is not to blame. */
  | { readonly status: 'left'; readonly error: unknown; readonly isStoreTrouble: boolean };

/** Takes a message in. While the store has too much to do it waits, until the signal aborts. */
export async function takeMessage(message: QueueMessage, options: TakingOptions): Promise<TakingOutcome> {
  let isLastResort = message.receiveCount > TROUBLED_RECEIVE_COUNT || Buffer.byteLength(message.body) > SQS_BODY_MAX_BYTES;
  for (let busyCount = 0; ;) {
    try {
      const disposition = await options.door({ message, queue: options.queue, isLastResort });
      return { status: 'stored', disposition, isPoison: isLastResort && disposition !== 'duplicate' };
    } catch (error) {
      const isStoreTrouble = isAppError(error) && errorTable[error.code].retryable;
      const isBusy = isAppError(error) && error.code === 'overloaded' && !options.signal.aborted;
      if (isBusy) {
        busyCount += 1;
        await pause(backoffDelay(busyCount, options.random()), options.signal, options.setTimer);
      } else if (isStoreTrouble || isLastResort) {
        return { status: 'left', error, isStoreTrouble };
      } else {
        isLastResort = true;
      }
    }
  }
}
