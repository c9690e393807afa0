// Finds a command on the fixed deny list, under whatever name it comes.
import type { ParsedCommand } from '../../../domain/command.ts';
import { foldAction } from '../iam/fold-action.ts';
import { foldName } from '../iam/fold-name.ts';
import { namesOfCommand } from '../iam/names-of-command.ts';
import { NEVER_ALLOWED, NEVER_ALLOWED_RESOURCE_TYPES } from './never-allowed-actions.ts';

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
const entriesOfTypes = new Map(
  Object.entries(NEVER_ALLOWED_RESOURCE_TYPES).map(([type, service]) => [foldName(type), entries.get(foldAction(`${service}:*`))]),
);

/** Finds the entry that a command falls under. */
export function findNeverAllowed(command: ParsedCommand): NeverAllowedMatch | undefined {
  for (const name of namesOfCommand(command)) {
    const match = entries.get(name) ?? entries.get(`${name.slice(0, name.indexOf(':'))}:*`);
    if (match !== undefined) return match;
  }
  return findByResourceType(command);
}

function findByResourceType({ service, params }: ParsedCommand): NeverAllowedMatch | undefined {
  const type = params['TypeName'];
  if (foldName(service) !== 'cloudcontrol' || typeof type !== 'string') return undefined;
  const [, owner = ''] = type.split('::');
  return entriesOfTypes.get(foldName(owner));
}
