import { describe, expect, it } from 'vitest';
import { LoadedService } from '../loaded-service.ts';
import { openCatalogue } from '../open-catalogue.ts';
import { aStoredService } from '../testing/a-stored-service.ts';
import { acceptsFileForAnswer, argumentTable, type NamedOperation } from './argument-table.ts';
import type { Argument, ArgumentTable } from './argument.ts';
import { openCliFacts, type CliFacts, type CommandFacts } from './cli-facts.ts';

const catalogue = openCatalogue();
const realFacts = openCliFacts();

function named(serviceName: string, command: string): NamedOperation {
  const service = catalogue.service(serviceName);
  const operation = service?.operationOfCli(command);
  if (service === undefined || operation === undefined) throw new Error(`no ${serviceName} ${command}`);
  return { service, operation, command };
}

function tableOf(serviceName: string, command: string): ArgumentTable {
  return argumentTable(named(serviceName, command), realFacts);
}

/** The table of the workshop's command, with facts about it. */
function workshopTable(command: string, facts: CommandFacts = {}): ArgumentTable {
  const service = new LoadedService(aStoredService(), {});
  const operation = service.operationOfCli(command);
  if (operation === undefined) throw new Error(`no ${command}`);
  return argumentTable({ service, operation, command }, factsOf({ workshop: { [command]: facts } }));
}

function factsOf(facts: CliFacts['arguments']): CliFacts {
  return { ...realFacts, arguments: facts, commands: {} };
}

function namesWhere(table: ArgumentTable, condition: (argument: Argument) => boolean): readonly string[] {
  return [...table.values()].filter(condition).map(({ name }) => name);
}

describe('argumentTable', () => {
  it('gives each member the argument of its name, and says how many values it takes', () => {
    const table = workshopTable('lend-tool');

    expect(table.get('tool-name')).toMatchObject({ takes: 'one', isRequired: true, isHidden: false, target: { kind: 'member' } });
    expect(table.get('kinds')).toMatchObject({ takes: 'many', isRequired: true });
    expect(table.get('labels')).toMatchObject({ takes: 'one', isRequired: false });
    expect(table.get('quick')).toMatchObject({ takes: 'none', target: { kind: 'flag', value: true } });
    expect(table.get('no-quick')).toMatchObject({ takes: 'none', target: { kind: 'flag', value: false } });
  });

  it('requires no idempotency token', () => {
    expect(workshopTable('lend-tool').get('token')?.isRequired).toBe(false);
  });

  it('renames, requires and hides as the facts say', () => {
    const table = workshopTable('lend-tool', {
      tool: { member: 'ToolName' },
      'the-tool': { member: 'ToolName', required: false, hidden: true },
      until: { member: 'Until', required: true },
      $absent: ['Notes'],
    });

    expect(table.get('tool')).toMatchObject({ isRequired: true, isHidden: false });
    expect(table.get('the-tool')).toMatchObject({ isRequired: false, isHidden: true });
    expect(table.get('until')).toMatchObject({ isRequired: true });
    expect(['tool-name', 'notes'].filter((name) => table.has(name))).toEqual([]);
  });

  it('gives a flag the opposite that the facts name', () => {
    const table = workshopTable('lend-tool', { slow: { member: 'Quick' } });

    expect(table.get('slow')).toMatchObject({ target: { kind: 'flag', value: false } });
    expect(table.has('no-quick')).toBe(false);
  });

  it('adds what is the own of the AWS CLI, but for the files of answers', () => {
    const table = workshopTable('lend-tool', {
      count: { added: 'CountArgument' },
      paths: { added: 'PathsArgument' },
      outfile: { added: 'StreamingOutputArgument' },
    });

    expect(table.get('count')).toMatchObject({ takes: 'one', target: { kind: 'added', added: 'CountArgument' } });
    expect(table.get('paths')).toMatchObject({ takes: 'many' });
    expect(table.has('outfile')).toBe(false);
  });

  it('gives every command the whole input as one text', () => {
    expect(workshopTable('list-tool-arns').get('cli-input-json')).toMatchObject({
      takes: 'one',
      target: { kind: 'input', format: 'json' },
    });
    expect(workshopTable('list-tool-arns').get('cli-input-yaml')).toMatchObject({ target: { kind: 'input', format: 'yaml' } });
  });

  it('pages what can be paged, and hides what pages by itself', () => {
    const table = workshopTable('list-tools');

    expect(namesWhere(table, ({ target }) => target.kind === 'paging')).toEqual(['starting-token', 'max-items', 'page-size']);
    expect(namesWhere(table, ({ isHidden }) => isHidden)).toEqual(['next-token', 'max-results']);
    expect(namesWhere(workshopTable('lend-tool'), ({ target }) => target.kind === 'paging')).toEqual([]);
  });

  it('remembers the parameter that a paging option has the name of', () => {
    expect(tableOf('iam', 'list-users').get('max-items')).toMatchObject({ target: { kind: 'paging', shadowed: { name: 'MaxItems' } } });
  });

  it('lets booleans in a structure be written as flags in EC2 alone', () => {
    expect(tableOf('ec2', 'modify-instance-attribute').get('ebs-optimized')).toMatchObject({
      takes: 'optional',
      target: { kind: 'wrapped-flag', value: true },
    });
    expect(tableOf('ec2', 'modify-instance-attribute').get('no-ebs-optimized')).toMatchObject({
      takes: 'none',
      target: { kind: 'wrapped-flag', value: false },
    });
  });

  it('knows older spellings', () => {
    expect(tableOf('deploy', 'list-application-revisions').get('s-3-bucket')).toMatchObject({ isHidden: true });
  });

  it('builds the table of a command once', () => {
    expect(tableOf('ec2', 'run-instances')).toBe(tableOf('ec2', 'run-instances'));
  });

  it('builds a table for every command of the catalogue with facts of its own', () => {
    const commands = Object.entries(realFacts.arguments).flatMap(([service, ofService]) =>
      Object.keys(ofService).map((command) => [service, command] as const),
    );
    const withoutRenamed = commands.filter(([service, command]) => {
      const operation = catalogue.service(service)?.operationOfCli(command);
      if (operation === undefined) return true;
      const table = argumentTable(named(service, command), realFacts);
      const facts = realFacts.arguments[service]?.[command] ?? {};
      return Object.entries(facts).some(([name, fact]) => !Array.isArray(fact) && 'member' in fact && !table.has(name));
    });

    expect(commands.length).toBeGreaterThan(200);
    expect(withoutRenamed).toEqual([]);
  });
});

describe('acceptsFileForAnswer', () => {
  it.each([
    ['lambda', 'invoke', true],
    ['s3api', 'get-object', true],
    ['apigateway', 'get-export', true],
    ['ec2', 'describe-instances', false],
    ['lambda', 'list-functions', false],
  ])('tells whether %s %s takes the name of a file: %s', (service, command, accepts) => {
    expect(acceptsFileForAnswer(named(service, command), realFacts)).toBe(accepts);
  });
});
