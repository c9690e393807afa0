// Runs a command that was authorized: the one place from which an operation of AWS is called.
import type { Catalogue } from '../../catalogue/service-model.ts';
import { hasMorePages } from '../../catalogue/has-more-pages.ts';
import { maskSensitive } from '../../catalogue/mask-sensitive.ts';
import type { InvocationOutcome, OperationInvoker } from '../../aws/operation-invoker.ts';
import type { AuthorizedCommand } from '../../domain/authorized-command.ts';
import type { OperationModel } from '../../catalogue/service-model.ts';
import type { CommandResult } from '../command-result.ts';

/** How long a command may take before the person is told; a quarter of a minute is as long as one waits looking. */
export const COMMAND_TIMEOUT_MS = 15_000;

/** What running needs. */
export interface ExecutionContext {
  readonly invoker: OperationInvoker;
  readonly catalogue: Catalogue;
  readonly now: () => Date;
  /** Aborts after a time; passed in, so that tests need not wait. */
  readonly timeout: (ms: number) => AbortSignal;
}

/** Runs the command once. What has expired is not run. */
export async function executeCommand(authorized: AuthorizedCommand, context: ExecutionContext): Promise<CommandResult> {
  const startedAt = context.now();
  const operation = context.catalogue.service(authorized.command.service)?.operation(authorized.command.operation);
  const outcome =
    operation === undefined || startedAt.getTime() >= authorized.expiresAt.getTime()
      ? EXPIRED
      : await context.invoker.invoke({
          service: authorized.command.service,
          operation: authorized.command.operation,
          params: authorized.command.params,
          region: authorized.region,
          credentials: authorized.credentials,
          isRepeatable: isRepeatable(authorized, operation),
          signal: context.timeout(COMMAND_TIMEOUT_MS),
        });
  const durationMs = context.now().getTime() - startedAt.getTime();
  return toResult(outcome, operation, durationMs);
}

const EXPIRED: InvocationOutcome = {
  status: 'failed',
  failure: { kind: 'bad-input', reason: 'The permission to run this command has run out before it was sent. Send the command again.' },
};

/** R6: what changes nothing may be tried again, and what AWS itself recognizes by a token. */
function isRepeatable({ isMutating, command }: AuthorizedCommand, operation: OperationModel): boolean {
  if (!isMutating) return true;
  return [...operation.input.members.values()].some(
    ({ name, isIdempotencyToken }) => isIdempotencyToken && command.params[name] !== undefined,
  );
}

function toResult(outcome: InvocationOutcome, operation: OperationModel | undefined, durationMs: number): CommandResult {
  if (outcome.status === 'failed' || operation === undefined) {
    return { status: 'failed', failure: outcome.status === 'failed' ? outcome.failure : { kind: 'bad-input', reason: '' }, durationMs };
  }
  const { value, maskedCount } = maskSensitive(operation.output, outcome.output);
  return {
    status: 'succeeded',
    output: value,
    maskedCount,
    hasMore: operation.paginator !== undefined && hasMorePages(operation.paginator, outcome.output),
    truncatedMembers: outcome.truncatedMembers,
    ...(outcome.requestId === undefined ? {} : { requestId: outcome.requestId }),
    durationMs,
  };
}
