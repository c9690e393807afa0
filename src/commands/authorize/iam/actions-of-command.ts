// From a command to the IAM actions that it needs itself. What AWS asks for beyond (iam:PassRole, keys) is decided by role and guardrails.
import type { ParsedCommand } from '../../../domain/command.ts';
import { findApiGatewayActions } from './actions-of-api-gateway.ts';
import { ACTIONS_OF_OPERATIONS } from './actions-of-operations.ts';
import { adjustToObjectVersions } from './actions-of-object-versions.ts';
import { foldName } from './fold-name.ts';
import { iamPrefixOf } from './iam-prefixes.ts';

/** What of a command decides about its actions. */
export type CommandOperation = Pick<ParsedCommand, 'service' | 'operation' | 'params'>;

const table = new Map(
  Object.entries(ACTIONS_OF_OPERATIONS).map(([service, operations]) => [
    foldName(service),
    new Map(Object.entries(operations).map(([operation, actions]) => [foldName(operation), actions])),
  ]),
);

/** Lists the actions of a command; all of them must be allowed. Never empty. */
export function actionsOfCommand({ service, operation, params }: CommandOperation): readonly string[] {
  const actions = table.get(foldName(service))?.get(foldName(operation)) ??
    findApiGatewayActions(service, operation) ?? [`${iamPrefixOf(service)}:${operation.trim()}`];
  return adjustToParams(foldName(service), actions, params);
}

// Match: UNLOAD (SELECT ...) TO 's3://...', in any case and behind a comment. Near miss: SELECT unloaded FROM ...
const UNLOAD = /\bunload\b/i;

/** Some parameters make an operation another one to IAM. */
function adjustToParams(service: string, actions: readonly string[], params: CommandOperation['params']): readonly string[] {
  switch (service) {
    case 's3api':
      return adjustToObjectVersions(actions, params);
    case 'logs':
      // A reader who asks CloudWatch Logs to show what data protection hides needs a second action (CloudWatch Logs User Guide, "Unmask").
      return params['unmask'] === true ? [...actions, 'logs:Unmask'] : actions;
    case 'timestreamquery': {
      // A query of Timestream can write its result into a bucket (Timestream Developer Guide, "UNLOAD").
      const { QueryString } = params;
      return typeof QueryString === 'string' && UNLOAD.test(QueryString) ? [...actions, 'timestream:Unload'] : actions;
    }
    default:
      return actions;
  }
}
