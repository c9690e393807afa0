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

/** How often it may have been received before nothing is done with it but keeping it: also showing its text did not help. Below SQS's proposal too. */
const HOPELESS_RECEIVE_COUNT = 8;

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
  /** On disk; `isPoison` where only its text could be shown, or where it was set aside. */
  | { readonly status: 'stored'; readonly disposition: SqsDisposition; readonly isPoison: boolean; readonly error?: unknown }
  /** Not on disk: it comes again. `isStoreTrouble` where the message itself is not to blame. */
  | { readonly status: 'left'; readonly error: unknown; readonly isStoreTrouble: boolean };

/** The ways of taking a message, each tried where the one before it failed by the message itself. */
const WAYS = ['usual', 'as-text', 'set-aside'] as const;

/** Takes a message in. While the store has too much to do it waits, until the signal aborts. */
export async function takeMessage(message: QueueMessage, options: TakingOptions): Promise<TakingOutcome> {
  let way = firstWay(message);
  let failure: unknown;
  for (let busyCount = 0; ;) {
    try {
      const arrival = { message, queue: options.queue, isLastResort: WAYS[way] !== 'usual' };
      const disposition = await options.door(WAYS[way] === 'set-aside' ? { ...arrival, failure: nameOf(failure) } : arrival);
      const isPoison = WAYS[way] !== 'usual' && disposition !== 'duplicate';
      return { status: 'stored', disposition, isPoison, ...(failure === undefined ? {} : { error: failure }) };
    } catch (error) {
      const isStoreTrouble = isAppError(error) && errorTable[error.code].retryable;
      const isBusy = isAppError(error) && error.code === 'overloaded' && !options.signal.aborted;
      if (isBusy) {
        busyCount += 1;
        await pause(backoffDelay(busyCount, options.random()), options.signal, options.setTimer);
      } else if (isStoreTrouble || way === WAYS.length - 1) {
        return { status: 'left', error, isStoreTrouble };
      } else {
        failure = error;
        way += 1;
      }
    }
  }
}

function firstWay({ receiveCount, body }: QueueMessage): number {
  if (receiveCount > HOPELESS_RECEIVE_COUNT) return WAYS.indexOf('set-aside');
  return receiveCount > TROUBLED_RECEIVE_COUNT || Buffer.byteLength(body) > SQS_BODY_MAX_BYTES ? WAYS.indexOf('as-text') : 0;
}

/** The kind of error alone: what it says may be of the message. */
function nameOf(failure: unknown): string {
  if (failure === undefined) return 'it came again after its text was shown, as if that ended the process';
  return failure instanceof Error ? failure.name : 'an unknown error';
}
