// Which parameters a call still needs, under the names of the arguments that give them.
import type { ArgumentTable } from '../../catalogue/cli/argument.ts';
import { cliName } from '../../catalogue/cli-name.ts';
import type { OperationModel } from '../../catalogue/service-model.ts';
import { requiredOf } from './fit-value.ts';

/** Lists the arguments that are missing, all at once. */
export function findMissing(operation: OperationModel, params: ReadonlyMap<string, unknown>, table: ArgumentTable): readonly string[] {
  return requiredOf(operation.input)
    .filter(({ name }) => !params.has(name))
    .map(({ name }) => `--${argumentFor(name, table)}`);
}

function argumentFor(member: string, table: ArgumentTable): string {
  for (const { name, isHidden, target } of table.values()) {
    if (!isHidden && 'member' in target && target.member.name === member) return name;
  }
  return cliName(member);
}
