import { describe, expect, it } from 'vitest';
import { openCatalogue } from '../open-catalogue.ts';
import { openCliFacts } from './cli-facts.ts';
import { servicesOfCommand } from './services-of-command.ts';

const context = { catalogue: openCatalogue(), facts: openCliFacts() };

describe('servicesOfCommand', () => {
  it.each([
    ['invoke', ['lambda']],
    ['INVOKE', ['lambda']],
    ['reboot-instances', ['ec2']],
    ['RebootInstances', ['ec2']],
    ['describe-instances', ['ec2', 'gamelift']],
    ['start-incident', ['ssm-incidents']],
  ])('names the services that have %s', (name, services) => {
    expect(servicesOfCommand(name, context)).toEqual(services);
  });

  it('lets the table say which is meant where several have it', () => {
    const withFunctions = context.catalogue.services.filter(({ operationNames }) => operationNames.includes('ListFunctions'));

    expect(withFunctions.length).toBeGreaterThan(1);
    expect(servicesOfCommand('list-functions', context)).toEqual(['lambda']);
  });

  it("counts the AWS CLI's own commands of that name", () => {
    expect(servicesOfCommand('subscribe', context)).toEqual(['codestar-notifications', 'configservice', 'sns']);
  });

  it.each(['', 'list-us-ers', 'rebootsinstances', 'toString', '__proto__', 'constructor', '$command', 'reboot-instances '])(
    'names none for %j',
    (name) => {
      expect(servicesOfCommand(name, context)).toEqual([]);
    },
  );

  it('names a service that has the command, for every command of its table', () => {
    const documented = ['invoke', 'list-functions', 'describe-alarms', 'update-shard-count', 'reboot-instances'];
    const more = ['update-auto-scaling-group', 'start-automation-execution', 'create-case'];
    for (const name of [...documented, ...more]) {
      const [service = ''] = servicesOfCommand(name, context);
      expect(context.catalogue.service(service)?.operationOfCli(name)?.cliName).toBe(name);
    }
  });
});
