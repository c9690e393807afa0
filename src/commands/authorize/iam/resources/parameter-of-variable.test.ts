import { describe, expect, it } from 'vitest';
import { findValues, stemOf } from './parameter-of-variable.ts';

describe('findValues', () => {
  it.each([
    [
      'the parameter of the same name before one like it',
      { cluster: 'a', clusterName: 'b' },
      { prefix: 'eks2', variable: 'ClusterName' },
      ['b'],
    ],
    ['a parameter like it', { clusters: ['a', 'b'] }, { prefix: 'eks2', variable: 'ClusterName' }, ['a', 'b']],
    [
      'no parameter that is there without a value',
      { name: undefined, clusterName: 'b' },
      { prefix: 'eks', variable: 'ClusterName' },
      ['b'],
    ],
    [
      'the written parameter before one of the same name',
      { name: 'a', clusterName: 'b' },
      { prefix: 'eks', variable: 'ClusterName' },
      ['b'],
    ],
    ['no id for a name', { ClusterId: 'a' }, { prefix: 'eks2', variable: 'ClusterName' }, undefined],
    ['no ids for a name', { ClusterIds: ['a'] }, { prefix: 'eks2', variable: 'ClusterName' }, undefined],
    ['no name for an id', { ClusterName: 'a' }, { prefix: 'eks2', variable: 'ClusterId' }, undefined],
    ['an identifier for either', { ClusterIdentifiers: ['a'] }, { prefix: 'eks2', variable: 'ClusterId' }, ['a']],
    ['for a general variable the parameter of its type', { FleetId: 'a' }, { prefix: 'x', variable: 'Id', typeName: 'fleet' }, ['a']],
    ['the same for a name', { FleetId: 'a' }, { prefix: 'x', variable: 'Name', typeName: 'fleet' }, ['a']],
    ['the same for a resource id', { FleetId: 'a' }, { prefix: 'x', variable: 'ResourceId', typeName: 'fleet' }, ['a']],
    ['the same for a resource name', { FleetId: 'a' }, { prefix: 'x', variable: 'ResourceName', typeName: 'fleet' }, ['a']],
    ['the same for a UUID', { FleetId: 'a' }, { prefix: 'x', variable: 'UUID', typeName: 'fleet' }, ['a']],
    ['no other parameter for it', { FleetId: 'a' }, { prefix: 'x', variable: 'Id', typeName: 'build' }, undefined],
    ['none for it without a type', { FleetId: 'a' }, { prefix: 'x', variable: 'Id' }, undefined],
    ['none of its type for another variable', { FleetId: 'a' }, { prefix: 'x', variable: 'BuildId', typeName: 'fleet' }, undefined],
    ['a preset', {}, { prefix: 'ecs', variable: 'ClusterName' }, ['default']],
    ['no preset of another variable', {}, { prefix: 'ecs', variable: 'ServiceName' }, undefined],
    ['no preset of another service', {}, { prefix: 'eks', variable: 'ClusterName' }, undefined],
    ['no preset where something else was given', { clusterName: 7 }, { prefix: 'ecs', variable: 'ClusterName' }, undefined],
  ])('takes %s', (...[, params, asked, values]) => {
    expect(findValues(params, asked)).toEqual(values);
  });
});

describe('stemOf', () => {
  it.each([
    ['InstanceIds', 'instance'],
    ['DBInstanceIdentifier', 'dbinstance'],
    ['TopicArn', 'topic'],
    ['QueueUrls', 'queue'],
    ['FunctionName', 'function'],
    ['clusters', 'cluster'],
    ['idle', 'idle'],
    ['Name', 'name'],
    ['ids', 'id'],
    ['NameOfStack', 'nameofstack'],
    ['ClassesIds', 'classe'],
  ])('of %s is %s', (name, stem) => {
    expect(stemOf(name)).toBe(stem);
  });
});
