// All names under which a list may know a command: its own actions, and its operation under each name of service and operation.
import type { ParsedCommand } from '../../../domain/command.ts';
import { actionsOfCommand } from './actions-of-command.ts';
import { foldAction } from './fold-action.ts';
import { iamPrefixOf } from './iam-prefixes.ts';

/** Lists the folded names, such as `s3:getobject`. */
export function namesOfCommand(command: ParsedCommand): ReadonlySet<string> {
  const services = [command.service, iamPrefixOf(command.service)];
  const operations = [command.operation, command.cliOperation];
  const own = services.flatMap((service) => operations.map((operation) => `${service}:${operation}`));
  return new Set([...actionsOfCommand(command), ...own].map((name) => foldAction(name)));
}
