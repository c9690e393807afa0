// What the adapters that read for notifications share: a call of the written list, in the place of the event and with its rights, where the
// channel may make it, and why it gave nothing.
import type { InvocationFailure } from '../../domain/invocation-failure.ts';
import { partitionOfRegion } from '../../domain/partition.ts';
import { READING_CALLS, type ReadingAction, type ReadingCall } from '../../domain/reading-calls.ts';
import type { ReadingPlace } from '../../domain/reading-place.ts';
import type { OperationInvoker } from '../operation-invoker.ts';
import type { FindReadingRefusal, NotRead, Reading, ReadingObstacle, ReadingToJudge } from '../reading.ts';
import { credentialsOfReading } from './reading-session.ts';

/** Longest reason that is passed on to the log. */
const REASON_MAX_LENGTH = 500;

type Output = Readonly<Record<string, unknown>>;

/** One call. */
export interface ReadingRequest {
  readonly place: ReadingPlace | undefined;
  readonly params: Readonly<Record<string, unknown>>;
}

/** What the caller works with. */
export interface ReadingCallerOptions {
  readonly invoker: OperationInvoker;
  readonly findRefusal: FindReadingRefusal;
}

/** Calls what stands on the list and is not refused, and nothing else. Never rejects. */
export class ReadingCaller {
  readonly #invoker: OperationInvoker;
  readonly #findRefusal: FindReadingRefusal;

  constructor({ invoker, findRefusal }: ReadingCallerOptions) {
    this.#invoker = invoker;
    this.#findRefusal = findRefusal;
  }

  async call(action: ReadingAction, { place, params }: ReadingRequest, signal: AbortSignal): Promise<Reading<Output>> {
    if (place === undefined) return notRead(action, 'no-place', 'no account to read it in');
    const { region } = place;
    // Attack: a Region in the payload that makes the host of somebody else.
    const partition = partitionOfRegion(region);
    if (partition === undefined) return notRead(action, 'bad-input', 'the Region is not known');
    // R12, once more at the last door: a role of another account would read there what happens to have the same names.
    if (place.account !== undefined && place.account.accountId !== place.accountId) {
      return notRead(action, 'bad-input', 'the role is of another account than the event');
    }
    const { service, operation, isGlobal }: ReadingCall = READING_CALLS[action];
    const credentials = credentialsOfReading(place);
    const refusal = await this.#judge({ action, params, place, credentials });
    if (refusal !== undefined) return notRead(action, 'not-allowed', refusal);
    const askedIn = isGlobal === true ? partition.implicitGlobalRegion : region;
    const outcome = await this.#invoker.invoke({ service, operation, params, region: askedIn, credentials, isRepeatable: true, signal });
    return outcome.status === 'succeeded' ? { status: 'read', value: outcome.output } : explain(action, outcome.failure);
  }

  /** What cannot be judged is refused. */
  async #judge(reading: ReadingToJudge): Promise<string | undefined> {
    try {
      return await this.#findRefusal(reading);
    } catch (error) {
      return `whether it may be read could not be found out: ${error instanceof Error ? error.message : String(error)}`;
    }
  }
}

/** Says that nothing was read. */
export function notRead(call: ReadingAction, why: ReadingObstacle, reason: string): NotRead {
  return { status: 'not-read', call, why, reason: reason.slice(0, REASON_MAX_LENGTH) };
}

function explain(action: ReadingAction, failure: InvocationFailure): NotRead {
  switch (failure.kind) {
    case 'service-error':
      return notRead(action, obstacleOf(failure), failure.message === '' ? failure.code : `${failure.code}: ${failure.message}`);
    case 'timed-out':
    case 'stopped':
      return notRead(action, 'slow', 'no answer in time');
    case 'not-supported':
      return notRead(action, 'bad-input', failure.reason);
    case 'no-credentials':
    case 'no-session':
    case 'unreachable':
    case 'bad-input':
      return notRead(action, failure.kind, failure.reason);
  }
}

/** What services call too many requests (the AWS SDKs' own list, and CloudTrail's and CloudWatch Logs' words). */
const THROTTLED: ReadonlySet<string> = new Set([
  'LimitExceededException',
  'RequestLimitExceeded',
  'Throttling',
  'ThrottlingException',
  'ThrottledException',
  'RequestThrottled',
  'RequestThrottledException',
  'TooManyRequestsException',
]);

/** What services call a name or token that is not of the form they take, or that they do not know. */
const BAD_INPUT: ReadonlySet<string> = new Set([
  'InvalidInput',
  'InvalidParameterCombination',
  'InvalidParameterException',
  'InvalidParameterInput',
  'InvalidParameterValue',
  'InvalidLookupAttributesException',
  'InvalidNextTokenException',
  'InvalidTimeRangeException',
  'ValidationError',
  'ValidationException',
]);

/** What services call something that is not there. */
const ABSENT: ReadonlySet<string> = new Set(['NoSuchEntity', 'ResourceNotFound', 'ResourceNotFoundException']);

const SERVER_FAULT = 500;

function obstacleOf({ code, httpStatusCode = 0 }: Extract<InvocationFailure, { kind: 'service-error' }>): ReadingObstacle {
  if (THROTTLED.has(code)) return 'throttled';
  if (ABSENT.has(code)) return 'absent';
  if (BAD_INPUT.has(code)) return 'bad-input';
  // All else that the client did wrong is about who it is: rights, credentials, Regions that are not enabled, accounts that are closed.
  return httpStatusCode >= SERVER_FAULT ? 'unreachable' : 'refused';
}
