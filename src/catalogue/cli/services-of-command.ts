// Commands typed without their service, as AWS Chatbot takes them: `invoke` is `lambda invoke`, because only Lambda has such a command.
import { cliName } from '../cli-name.ts';
import type { Catalogue } from '../service-model.ts';
import { ownValue, type CliFacts } from './cli-facts.ts';

/** The services that are meant in AWS's own examples, also where another has a command of the same name (AWS Chatbot guide, common use cases). */
const DOCUMENTED: Readonly<Record<string, string>> = {
  invoke: 'lambda',
  'list-functions': 'lambda',
  'describe-alarms': 'cloudwatch',
  'update-shard-count': 'kinesis',
  'reboot-instances': 'ec2',
  'update-auto-scaling-group': 'autoscaling',
  'start-automation-execution': 'ssm',
  'create-case': 'support',
};

/** Names the services with a command, in alphabetical order; one alone where a table says which is meant. None for a text that is no command. */
export function servicesOfCommand(
  typed: string,
  { catalogue, facts }: { readonly catalogue: Catalogue; readonly facts: CliFacts },
): readonly string[] {
  const name = typed.toLowerCase();
  const documented = ownValue(DOCUMENTED, name);
  if (documented !== undefined) return [documented];
  const letters = name.replaceAll('-', '');
  const found = catalogue.services.filter(({ cliName: service, operationNames }) => {
    // Its own scripts count: where the AWS CLI has two such commands, neither is meant alone.
    if (ownValue(ownValue(facts.commands, service), name) !== undefined) return true;
    // Nearly all names are told apart by their length alone.
    return operationNames.some((operation) => operation.length === letters.length && isNamed(operation, { name, letters }));
  });
  return found.map(({ cliName: service }) => service);
}

function isNamed(operation: string, { name, letters }: { readonly name: string; readonly letters: string }): boolean {
  return operation.toLowerCase() === letters && (letters === name || cliName(operation) === name);
}
