// The call that a command begins with: what pages the answer, put into the parameters as the AWS CLI does it.
import type { OperationModel } from '../../catalogue/service-model.ts';
import type { ParsedCommand } from '../../domain/command.ts';
import { readPageToken } from '../../domain/page-token.ts';

/** Returns the parameters of the first call. */
export function paramsOfFirstPage(
  { params, output }: ParsedCommand,
  operation: OperationModel | undefined,
): Readonly<Record<string, unknown>> {
  const paginator = operation?.paginator;
  if (operation === undefined || paginator === undefined || !output.isPaginated) return params;
  return { ...params, ...sizeOfPage(operation, output.pageSize), ...tokensOfStart(paginator.inputToken, output.startingToken) };
}

function sizeOfPage({ paginator, input }: OperationModel, size: number | undefined): Readonly<Record<string, unknown>> {
  const limit = paginator?.limit;
  if (limit === undefined || size === undefined) return {};
  return { [limit]: input.members.get(limit)?.shape.kind === 'string' ? String(size) : size };
}

function tokensOfStart(names: readonly string[], token: string | undefined): Readonly<Record<string, unknown>> {
  return token === undefined ? {} : readPageToken(token, names).tokens;
}
