// CloudWatch Logs of one Region over the generic client.
import type { InvocationFailure } from '../../domain/invocation-failure.ts';
import { tagsOfMaker } from '../../domain/made-in-aws.ts';
import type { LogGroups, LogLine, LogOutcome, LogPlace } from '../log-groups.ts';
import type { InvocationOutcome, OperationInvoker } from '../operation-invoker.ts';
import type { Params } from './plugin.ts';
import { splitLogBatches, type LogEvent } from './split-log-batches.ts';

/** How long a call may take; it is made again by whoever asked. */
const CALL_TIMEOUT_MS = 15_000;

/** What log groups are written with. */
export interface LogGroupsOptions {
  readonly invoker: OperationInvoker;
  readonly region: string;
  /** How long the groups keep their lines; as they say themselves unless given. */
  readonly retentionDays?: number | undefined;
  readonly now: () => Date;
  /** Aborts after a time; passed in, so that tests need not wait. */
  readonly timeout: (ms: number) => AbortSignal;
}

const OK: LogOutcome = { status: 'ok' };

/** Writes to log groups. */
export class SdkLogGroups implements LogGroups {
  readonly #options: LogGroupsOptions;
  /** Groups whose retention has been set since the start. */
  readonly #retained = new Set<string>();

  constructor(options: LogGroupsOptions) {
    this.#options = options;
  }

  readonly append = async (place: LogPlace, lines: readonly LogLine[]): Promise<LogOutcome> => {
    const { now, retentionDays } = this.#options;
    for (const batch of splitLogBatches(lines, { now: now(), retentionDays })) {
      const outcome = await this.#put(place, batch);
      if (outcome.status === 'failed') return outcome;
    }
    return this.#retain(place);
  };

  async #put(place: LogPlace, batch: readonly LogEvent[]): Promise<LogOutcome> {
    const params = { logGroupName: place.groupName, logStreamName: place.streamName, logEvents: batch };
    const outcome = await this.#call('PutLogEvents', params);
    if (!isRefusal(outcome, 'ResourceNotFoundException')) return toPutOutcome(outcome);
    const made = await this.#make(place);
    return made.status === 'failed' ? made : toPutOutcome(await this.#call('PutLogEvents', params));
  }

  /** Somebody else may make them at the same moment. */
  async #make({ groupName, streamName }: LogPlace): Promise<LogOutcome> {
    const tagged = await this.#call('CreateLogGroup', { logGroupName: groupName, tags: tagsOfMaker('audit') });
    // Tags need a right of their own, logs:TagResource (CloudWatch Logs API, CreateLogGroup): a log without tags is better than none.
    const made = isRefusal(tagged, 'AccessDeniedException') ? await this.#call('CreateLogGroup', { logGroupName: groupName }) : tagged;
    const group = toOutcome(made, 'ResourceAlreadyExistsException');
    if (group.status === 'failed') return group;
    const stream = { logGroupName: groupName, logStreamName: streamName };
    return toOutcome(await this.#call('CreateLogStream', stream), 'ResourceAlreadyExistsException');
  }

  async #retain({ groupName }: LogPlace): Promise<LogOutcome> {
    const { retentionDays } = this.#options;
    if (retentionDays === undefined || this.#retained.has(groupName)) return OK;
    const outcome = toOutcome(await this.#call('PutRetentionPolicy', { logGroupName: groupName, retentionInDays: retentionDays }));
    if (outcome.status === 'ok') this.#retained.add(groupName);
    return outcome;
  }

  #call(operation: string, params: Params): Promise<InvocationOutcome> {
    const { invoker, region, timeout } = this.#options;
    // A line that comes twice is recognized by its place in the chain, one that never comes is a gap.
    const signal = timeout(CALL_TIMEOUT_MS);
    return invoker.invoke({ service: 'logs', operation, params, region, credentials: 'ambient', isRepeatable: true, signal });
  }
}

function isRefusal(outcome: InvocationOutcome, code: string): boolean {
  return outcome.status === 'failed' && outcome.failure.kind === 'service-error' && outcome.failure.code === code;
}

function toOutcome(outcome: InvocationOutcome, accepted?: string): LogOutcome {
  if (outcome.status === 'succeeded' || (accepted !== undefined && isRefusal(outcome, accepted))) return OK;
  return { status: 'failed', reason: reasonOf(outcome.failure) };
}

/** Lines can be refused one by one in an answer that says success. */
function toPutOutcome(outcome: InvocationOutcome): LogOutcome {
  const refused = outcome.status === 'succeeded' ? outcome.output['rejectedLogEventsInfo'] : undefined;
  if (refused === undefined || refused === null) return toOutcome(outcome);
  return { status: 'failed', reason: `CloudWatch Logs refused lines by their time: ${JSON.stringify(refused)}` };
}

function reasonOf(failure: InvocationFailure): string {
  switch (failure.kind) {
    case 'service-error':
      return `${failure.code}: ${failure.message}`;
    case 'timed-out':
    case 'stopped':
      return 'CloudWatch Logs did not answer in time.';
    default:
      return failure.reason;
  }
}
