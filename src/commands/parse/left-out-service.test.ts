import { describe, expect, it } from 'vitest';
import { servicesOfCommand } from './left-out-service.ts';
import { parsed, parsingContext, refused } from './testing/parsing.ts';

describe('servicesOfCommand', () => {
  it.each([
    ['invoke', ['lambda']],
    ['INVOKE', ['lambda']],
    ['reboot-instances', ['ec2']],
    ['RebootInstances', ['ec2']],
    ['reboot–instances', ['ec2']],
    ['describe-instances', ['ec2', 'gamelift']],
    ['start-incident', ['ssm-incidents']],
  ])('names the services that have %s', (name, services) => {
    expect(servicesOfCommand(name, parsingContext)).toEqual(services);
  });

  it('lets the table say which is meant where several have it', () => {
    const withFunctions = parsingContext.catalogue.services.filter(({ operationNames }) => operationNames.includes('ListFunctions'));

    expect(withFunctions.length).toBeGreaterThan(1);
    expect(servicesOfCommand('list-functions', parsingContext)).toEqual(['lambda']);
  });

  it("counts the AWS CLI's own commands of that name", () => {
    expect(servicesOfCommand('subscribe', parsingContext)).toEqual(['codestar-notifications', 'configservice', 'sns']);
  });

  it.each(['', 'list-us-ers', 'rebootsinstances', 'toString', '__proto__', 'constructor', '$command', 'reboot-instances '])(
    'names none for %j',
    (name) => {
      expect(servicesOfCommand(name, parsingContext)).toEqual([]);
    },
  );

  it('names a service that has the command, for every command of its table', () => {
    const documented = ['invoke', 'list-functions', 'describe-alarms', 'update-shard-count', 'reboot-instances'];
    const more = ['update-auto-scaling-group', 'start-automation-execution', 'create-case'];
    for (const name of [...documented, ...more]) {
      const [service = ''] = servicesOfCommand(name, parsingContext);
      expect(parsingContext.catalogue.service(service)?.operationOfCli(name)?.cliName).toBe(name);
    }
  });
});

describe('a command without its service', () => {
  it('is understood where one service has it, and says so', () => {
    expect(parsed('@aws reboot-instances --instance-ids i-1 --region us-east-1')).toMatchObject({
      service: 'ec2',
      operation: 'RebootInstances',
      text: 'ec2 reboot-instances --instance-ids i-1 --region us-east-1',
      notes: ['"reboot-instances" is understood as ec2 reboot-instances.'],
    });
  });

  it('is understood with options for every command before it', () => {
    expect(parsed('--region eu-west-1 list-buckets').text).toBe('s3api list-buckets --region eu-west-1');
  });

  it.each(['describe-instances', 'list-users', 'subscribe'])('is not understood where several have it: %s', (name) => {
    const failure = refused(name);

    expect(failure).toMatchObject({ code: 'unknown-service', message: expect.stringContaining('write the one you mean before it') });
    expect(failure.suggestions.length).toBeGreaterThan(1);
    expect(failure.suggestions.every((suggestion) => suggestion.endsWith(` ${name}`))).toBe(true);
  });

  it('goes with a service of the same name first', () => {
    expect(refused('ec2').code).toBe('unknown-command');
  });
});
