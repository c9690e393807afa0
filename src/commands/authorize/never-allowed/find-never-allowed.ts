// Finds a command on the fixed deny list, under whatever name it comes.
import type { ParsedCommand } from '../../../domain/command.ts';
import { foldAction } from '../iam/fold-action.ts';
import { namesOfCommand } from '../iam/names-of-command.ts';
import { namesInParameters } from './names-in-parameters.ts';
import { NEVER_ALLOWED } from './never-allowed-actions.ts';

/** An entry of the list that a command falls under. */
export interface NeverAllowedMatch {
  /** As the list writes it, such as `iam:*`. */
  readonly entry: string;
  readonly reason: string;
}

const entries: ReadonlyMap<string, NeverAllowedMatch> = new Map(
  NEVER_ALLOWED.flatMap(({ service, names, reason }) =>
    names.map((name) => [foldAction(`${service}:${name}`), { entry: `${service}:${name}`, reason }] as const),
  ),
);
/** Finds the entry that a command falls under. */
export function findNeverAllowed(command: ParsedCommand): NeverAllowedMatch | undefined {
  for (const name of [...namesOfCommand(command), ...namesInParameters(command)]) {
    const match = entries.get(name) ?? entries.get(`${name.slice(0, name.indexOf(':'))}:*`);
    if (match !== undefined) return match;
  }
  return undefined;
}
