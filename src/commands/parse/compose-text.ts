// The text of a command as it is understood: to show, to copy into a terminal, and to be parsed again to the same command.
import type { Argument, ArgumentTable } from '../../catalogue/cli/argument.ts';
import { cliName } from '../../catalogue/cli-name.ts';
import type { OperationModel } from '../../catalogue/service-model.ts';
import type { ParsedCommand } from '../../domain/command.ts';
import { finishedCount } from './added/run-instances.ts';
import { composeValue } from './compose-value.ts';
import { unfinishParams } from './finish-params.ts';
import { optionWithValue } from './shell-quote.ts';
import { hasUnwritableBytes, toJsonText } from './to-json-text.ts';

/** Where the command's arguments are known. */
export interface TextContext {
  readonly operation: OperationModel;
  readonly table: ArgumentTable;
}

/** Composes the text; arguments come in the order of the catalogue, so that equal commands have equal texts. */
export function composeText(command: Omit<ParsedCommand, 'notes' | 'text'>, { operation, table }: TextContext): string {
  const isBase64 = hasUnwritableBytes(command.params);
  const params = new Map(Object.entries(unfinishParams(`${command.service} ${command.operation}`, command.params)));
  const parts = [command.service, ...(command.waiter === undefined ? [command.cliOperation] : ['wait', command.waiter])];
  if (command.service === 'ec2' && command.operation === 'RunInstances') parts.push(...finishedCount(params));
  const byMember = argumentsByMember(table, command.output.isPaginated);
  const place = `${command.service} ${command.cliOperation}`;
  for (const [name, member] of operation.input.members) {
    const value = params.get(name);
    const written =
      value === undefined ? undefined : composeValue(value, member, { place, isBase64, candidates: byMember.get(name) ?? [] });
    if (written === undefined) continue;
    parts.push(written);
    params.delete(name);
  }
  parts.push(...addedParts(params, table));
  if (params.size > 0) parts.push(optionWithValue('cli-input-json', toJsonText(Object.fromEntries(params), isBase64)));
  if (isBase64) parts.push('--cli-binary-format base64');
  return [...parts, ...outputParts(command)].join(' ');
}

/** Parameters that the API does not know, by the arguments that the AWS CLI adds for them. */
function addedParts(params: Map<string, unknown>, table: ArgumentTable): readonly string[] {
  const parts: string[] = [];
  for (const [name, value] of params) {
    if (typeof value !== 'string' || table.get(cliName(name))?.target.kind !== 'added') continue;
    parts.push(optionWithValue(cliName(name), value));
    params.delete(name);
  }
  return parts;
}

function argumentsByMember(table: ArgumentTable, isPaginated: boolean): ReadonlyMap<string, readonly Argument[]> {
  const found = new Map<string, Argument[]>();
  for (const argument of table.values()) {
    const { target } = argument;
    if ('member' in target) found.set(target.member.name, [...(found.get(target.member.name) ?? []), argument]);
    else if (target.kind === 'paging' && target.shadowed !== undefined && !isPaginated) {
      found.set(target.shadowed.name, [{ ...argument, target: { kind: 'member', member: target.shadowed } }]);
    }
  }
  return found;
}

function outputParts({ region, output }: Pick<ParsedCommand, 'region' | 'output'>): readonly string[] {
  const { query, format, maxItems, pageSize, startingToken, isPaginated } = output;
  const parts: string[] = [];
  if (maxItems !== undefined) parts.push(`--max-items ${maxItems}`);
  if (pageSize !== undefined) parts.push(`--page-size ${pageSize}`);
  if (startingToken !== undefined) parts.push(optionWithValue('starting-token', startingToken));
  if (!isPaginated) parts.push('--no-paginate');
  if (query !== undefined) parts.push(optionWithValue('query', query));
  if (format !== undefined) parts.push(`--output ${format}`);
  if (region !== undefined) parts.push(`--region ${region}`);
  return parts;
}
