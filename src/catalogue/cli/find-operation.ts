// The operation that a typed command name means.
import { nearestNames } from '../../lib/nearest-names.ts';
import type { OperationModel, ServiceModel } from '../service-model.ts';
import { ownValue, type CliFacts } from './cli-facts.ts';

/** An operation; or a command that is the AWS CLI's own; or names that were perhaps meant. */
export type FoundOperation =
  | {
      readonly kind: 'operation';
      readonly operation: OperationModel;
      /** The AWS CLI's name of it, under which its arguments are known. */
      readonly command: string;
      /** True where the AWS CLI has a command of its own under this name. */
      readonly isOwnToo: boolean;
    }
  | { readonly kind: 'own' }
  | { readonly kind: 'unknown'; readonly nearest: readonly string[] };

/** Finds an operation by its AWS CLI name, or else its API name, in any case. */
export function findOperation(typed: string, service: ServiceModel, facts: CliFacts): FoundOperation {
  const name = typed.toLowerCase();
  const fact = ownValue(ownValue(facts.commands, service.cliName), name);
  const renamed = fact === undefined || fact === 'custom' ? undefined : service.operation(fact);
  const operation = renamed ?? service.operationOfCli(name);
  // `emr describe-cluster` is a command of the AWS CLI and an operation of the API: the operation is what can be run.
  if (operation !== undefined) return { kind: 'operation', operation, command: name, isOwnToo: fact === 'custom' };
  const ofApi = operationOfApi(name, service);
  if (ofApi !== undefined) return { kind: 'operation', operation: ofApi, command: ofApi.cliName, isOwnToo: false };
  if (fact === 'custom') return { kind: 'own' };
  return { kind: 'unknown', nearest: nearestNames(typed, service.cliOperationNames) };
}

function operationOfApi(name: string, service: ServiceModel): OperationModel | undefined {
  const apiName = Object.keys(service.stored.operations).find((candidate) => candidate.toLowerCase() === name);
  return apiName === undefined ? undefined : service.operation(apiName);
}
