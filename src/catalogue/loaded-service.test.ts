import { describe, expect, it } from 'vitest';
import { aStoredService } from './testing/a-stored-service.ts';
import { LoadedService } from './loaded-service.ts';

const service = new LoadedService(aStoredService(), { 'own-name': 'RenamedTool', 'gone-name': 'GoneTool', 'own-script': 'custom' });

describe('LoadedService', () => {
  it('says who it is', () => {
    const { cliName, serviceId, signingName } = service;

    expect({ cliName, serviceId, signingName }).toEqual({ cliName: 'workshop', serviceId: 'Workshop', signingName: 'workshop-signing' });
    expect(Object.keys(service.waiters)).toEqual(['ToolReturned']);
  });

  it('finds an operation under both of its names, and builds it once', () => {
    const operation = service.operation('ListToolARNs');

    expect(operation).toMatchObject({ name: 'ListToolARNs', cliName: 'list-tool-arns' });
    expect(service.operationOfCli('list-tool-arns')).toBe(operation);
    expect(service.operation('ListToolARNs')).toBe(operation);
  });

  it('finds an operation under the name that the AWS CLI gives it besides', () => {
    expect(service.operationOfCli('own-name')?.name).toBe('RenamedTool');
    expect(service.operationOfCli('renamed-tool')?.name).toBe('RenamedTool');
  });

  it('lists the AWS CLI names in alphabetical order, without scripts of the AWS CLI and operations that are not there', () => {
    expect(service.cliOperationNames).toEqual(['call-tool', 'lend-tool', 'list-tool-arns', 'list-tools', 'own-name', 'renamed-tool']);
  });

  it.each(['GoneTool', 'list-tools', 'toString', 'constructor', '__proto__', 'hasOwnProperty', ''])('finds no operation %j', (name) => {
    expect(service.operation(name)).toBeUndefined();
  });

  it.each(['gone-name', 'own-script', 'ListTools', 'toString', 'constructor', '__proto__', ''])('finds no command %j', (name) => {
    expect(service.operationOfCli(name)).toBeUndefined();
  });

  it('knows how an operation is paged', () => {
    expect(service.operation('ListTools')?.paginator).toMatchObject({ inputToken: ['NextToken'], limit: 'MaxResults' });
    expect(service.operation('LendTool')?.paginator).toBeUndefined();
  });

  it('knows streams', () => {
    expect(service.operation('CallTool')).toMatchObject({ hasStreamingOutput: true, hasEventStream: true });
    expect(service.operation('LendTool')).toMatchObject({ hasStreamingOutput: false, hasEventStream: false });
  });

  it('gives the view of a shape by its position', () => {
    expect(service.shape(0)).toMatchObject({ kind: 'structure', name: 'Tool' });
  });

  it('takes an operation without input', () => {
    expect(service.operation('ListToolARNs')?.input.members.size).toBe(0);
  });

  it('requires the account where the endpoint is found by it', () => {
    const { operations, ...others } = aStoredService();
    const endpointParameters = { RequiresAccountId: { type: 'staticContextParams', value: true } } as const;
    const shapes = [...others.shapes, [3, 'AccountInput', 0, ['Name', 'AccountId'], [0, 0]] as const];
    const input = -shapes.length;
    const stored = {
      ...others,
      shapes,
      operations: {
        ...operations,
        GetByAccount: { input, output: 'unit', endpointParameters },
        GetByName: { input, output: 'unit' },
      } as const,
    };
    const withAccounts = new LoadedService(stored, {});

    expect([...(withAccounts.operation('GetByAccount')?.input.members.values() ?? [])]).toMatchObject([
      { name: 'AccountId', isRequired: true, shape: { kind: 'string' } },
      { name: 'Name', isRequired: false },
    ]);
    expect(withAccounts.operation('GetByName')?.input.members.get('AccountId')?.isRequired).toBe(false);
  });
});
