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
  return { ...params, ...sizeOfPage(operation, output.pageSize), ...placeOfStart(paginator.inputToken, output.startingToken) };
}

function sizeOfPage({ paginator, input }: OperationModel, size: number | undefined): Readonly<Record<string, unknown>> {
  const limit = paginator?.limit;
  if (limit === undefined || size === undefined) return {};
  return { [limit]: input.members.get(limit)?.shape.kind === 'string' ? String(size) : size };
}

/** The AWS CLI's own tokens are Base64 of JSON with the API's tokens, and with the number of items that were shown of their page. */
function placeOfStart(names: readonly string[], token: string | undefined): Readonly<Record<string, unknown>> {
  const [name] = names;
  if (token === undefined || name === undefined) return {};
  const decoded = decodeToken(token);
  if (decoded === undefined) return { [name]: token };
  return Object.fromEntries(Object.entries(decoded).filter(([key, value]) => names.includes(key) && value !== null));
}

function decodeToken(token: string): object | undefined {
  try {
    const decoded: unknown = JSON.parse(Buffer.from(token, 'base64').toString());
    return typeof decoded === 'object' && decoded !== null && 'boto_truncate_amount' in decoded ? decoded : undefined;
  } catch {
    return undefined;
  }
}
