// The call that a command begins with: what pages the answer, put into the parameters as the AWS CLI does it.
import type { OperationModel } from '../../catalogue/service-model.ts';
import type { ParsedCommand } from '../../domain/command.ts';

/** Returns the parameters of the first call. */
export function paramsOfFirstPage(
  { params, output }: ParsedCommand,
  operation: OperationModel | undefined,
): Readonly<Record<string, unknown>> {
  const paginator = operation?.paginator;
  if (operation === undefined || paginator === undefined || !output.isPaginated) return params;
  const filled: Record<string, unknown> = { ...params };
  const { limit, inputToken } = paginator;
  if (limit !== undefined && output.pageSize !== undefined) {
    filled[limit] = operation.input.members.get(limit)?.shape.kind === 'string' ? String(output.pageSize) : output.pageSize;
  }
  const [token] = inputToken;
  const start = output.startingToken === undefined ? undefined : apiToken(output.startingToken, token ?? '');
  if (token !== undefined && start !== undefined) filled[token] = start;
  return filled;
}

/** The AWS CLI's own tokens are Base64 of JSON with the API's token, and with the number of items that were shown of its page. */
function apiToken(token: string, name: string): string | undefined {
  try {
    const decoded: unknown = JSON.parse(Buffer.from(token, 'base64').toString());
    if (typeof decoded !== 'object' || decoded === null || !('boto_truncate_amount' in decoded)) return token;
    const inner: unknown = Object.entries(decoded).find(([key]) => key === name)?.[1];
    return typeof inner === 'string' ? inner : undefined;
  } catch {
    return token;
  }
}
