// Runs a command that was authorized: the one place from which an operation of AWS is called.
import type { Logger } from 'pino';
import { hasMorePages, readNextTokens } from '../../catalogue/has-more-pages.ts';
import { MASK, maskSensitive } from '../../catalogue/mask-sensitive.ts';
import type { Catalogue, OperationModel } from '../../catalogue/service-model.ts';
import type { InvocationOutcome, OperationInvoker } from '../../aws/operation-invoker.ts';
import type { AuthorizedCommand } from '../../domain/authorized-command.ts';
import type { ParsedCommand } from '../../domain/command.ts';
import type { InvocationFailure } from '../../domain/invocation-failure.ts';
import { maskSecretPatterns } from '../../lib/mask-secret-patterns.ts';
import type { CommandResult } from '../command-result.ts';

/** What running needs. */
export interface ExecutionContext {
  readonly invoker: OperationInvoker;
  readonly catalogue: Catalogue;
  readonly now: () => Date;
  /** Ends the call: by its time-out, or because somebody stopped it. */
  readonly signal: AbortSignal;
  readonly logger: Logger;
  /** Where to go on: the page tokens of an earlier answer to the same command. Of anything else in it nothing is sent. */
  readonly startAt?: PageTokens;
}

/** Page tokens by the names of the parameters that take them. */
type PageTokens = Readonly<Record<string, unknown>>;

/** How long a changing call may stay silent: as long as the longest run of AWS Lambda (its quotas: 900 s), whose answer comes at its end. */
const CHANGE_SILENCE_MS = 900_000;

/** Runs the command once. What has expired is not run. Never rejects. */
export async function executeCommand(authorized: AuthorizedCommand, context: ExecutionContext): Promise<CommandResult> {
  const beganAt = context.now();
  const { service, operation: name } = authorized.command;
  const operation = context.catalogue.service(service)?.operation(name);
  const isExpired = beganAt.getTime() >= authorized.expiresAt.getTime();
  const outcome =
    operation === undefined || isExpired ? EXPIRED : tellStopped(await invokeAsShown(authorized, operation, context), context.signal);
  const durationMs = context.now().getTime() - beganAt.getTime();
  return toResult(outcome, operation, durationMs);
}

const EXPIRED: Extract<InvocationOutcome, { status: 'failed' }> = {
  status: 'failed',
  failure: { kind: 'bad-input', reason: 'The permission to run this command has run out before it was sent. Send the command again.' },
};

/** An invoker never rejects; one that does may have sent the call before. */
const BROKEN: InvocationOutcome = {
  status: 'failed',
  failure: { kind: 'unreachable', reason: 'Something failed within Signalbox on the way to AWS; the log says what.', wasSent: true },
};

/** How many pages of log events are read at most; AWS answers with empty ones for long while it searches. Our own bound. */
const TAIL_MAX_PAGES = 100;

/** How many log events are kept, the newest: as many as one page of AWS has (FilterLogEvents, limit). */
const TAIL_MAX_EVENTS = 10_000;

/** The newest log events stand on the last page, since AWS gives the oldest first; every other command is one call. */
async function invokeAsShown(
  authorized: AuthorizedCommand,
  operation: OperationModel,
  context: ExecutionContext,
): Promise<InvocationOutcome> {
  let outcome = await invoke(authorized, operation, context);
  if (authorized.command.shownAs?.kind !== 'log-tail' || operation.paginator === undefined) return outcome;
  let events = outcome.status === 'failed' ? [] : eventsOf(outcome.output);
  for (let count = 1; count < TAIL_MAX_PAGES && outcome.status === 'succeeded'; count += 1) {
    const tokens = readNextTokens(operation.paginator, outcome.output);
    // What has expired is not sent; what was read by then is shown.
    if (tokens === undefined || context.now().getTime() >= authorized.expiresAt.getTime()) break;
    outcome = await invoke(authorized, operation, { ...context, startAt: tokens });
    if (outcome.status === 'succeeded') events = [...events, ...eventsOf(outcome.output)].slice(-TAIL_MAX_EVENTS);
  }
  return outcome.status === 'failed' ? outcome : { ...outcome, output: { ...outcome.output, events } };
}

function eventsOf({ events }: Readonly<Record<string, unknown>>): readonly unknown[] {
  return Array.isArray(events) ? events : [];
}

async function invoke(authorized: AuthorizedCommand, operation: OperationModel, context: ExecutionContext): Promise<InvocationOutcome> {
  const { command, commandId, region, credentials } = authorized;
  try {
    return await context.invoker.invoke({
      service: command.service,
      operation: command.operation,
      params: context.startAt === undefined ? command.params : paramsAt(context.startAt, command.params, operation),
      region,
      credentials,
      isRepeatable: isRepeatable(authorized, operation),
      ...(authorized.isMutating ? { silenceMs: CHANGE_SILENCE_MS } : {}),
      signal: context.signal,
    });
  } catch (error) {
    context.logger.error({ error, commandId }, 'the call of a command broke off');
    return BROKEN;
  }
}

/** What was authorized stays what it was; only the place in its answer is another one. */
function paramsAt(tokens: PageTokens, params: ParsedCommand['params'], { paginator }: OperationModel): ParsedCommand['params'] {
  const names: readonly string[] = paginator?.inputToken ?? [];
  return { ...params, ...Object.fromEntries(Object.entries(tokens).filter(([name]) => names.includes(name))) };
}

/** An invoker knows that it was told to give up; only the signal knows whether the time was over. */
function tellStopped(outcome: InvocationOutcome, { aborted, reason }: AbortSignal): InvocationOutcome {
  if (outcome.status !== 'failed' || outcome.failure.kind !== 'timed-out' || !aborted || isTimeout(reason)) return outcome;
  return { status: 'failed', failure: { kind: 'stopped', wasSent: outcome.failure.wasSent } };
}

function isTimeout(reason: unknown): boolean {
  return reason instanceof Error && reason.name === 'TimeoutError';
}

/** R6: what changes nothing may be tried again, and what AWS itself recognizes by a token. */
function isRepeatable({ isMutating, command }: AuthorizedCommand, operation: OperationModel): boolean {
  if (!isMutating) return true;
  return [...operation.input.members.values()].some(
    ({ name, isIdempotencyToken }) => isIdempotencyToken && command.params[name] !== undefined,
  );
}

/** R9: from here on nobody sees what is secret. */
function toResult(outcome: InvocationOutcome, operation: OperationModel | undefined, durationMs: number): CommandResult {
  if (outcome.status === 'failed' || operation === undefined) {
    const failure = outcome.status === 'failed' ? outcome.failure : EXPIRED.failure;
    return { status: 'failed', failure: maskFailure(failure), durationMs };
  }
  const { value, maskedCount } = maskSensitive(operation.output, outcome.output);
  const { paginator } = operation;
  const hasMore = paginator !== undefined && hasMorePages(paginator, outcome.output);
  const nextTokens = hasMore ? readNextTokens(paginator, outcome.output) : undefined;
  return {
    status: 'succeeded',
    output: value,
    maskedCount,
    hasMore,
    ...(nextTokens === undefined ? {} : { nextTokens }),
    truncatedMembers: outcome.truncatedMembers,
    ...(outcome.requestId === undefined ? {} : { requestId: outcome.requestId }),
    durationMs,
  };
}

/** AWS repeats in its messages what it did not like. */
function maskFailure(failure: InvocationFailure): InvocationFailure {
  switch (failure.kind) {
    case 'service-error':
      return { ...failure, message: maskSecretPatterns(failure.message, MASK) };
    case 'timed-out':
    case 'stopped':
      return failure;
    default:
      return { ...failure, reason: maskSecretPatterns(failure.reason, MASK) };
  }
}
