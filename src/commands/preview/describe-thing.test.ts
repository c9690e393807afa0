import { describe, expect, it } from 'vitest';
import { describeThing } from './describe-thing.ts';
import { findThing } from './find-thing.ts';

describe('describeThing', () => {
  it.each([
    [
      'an instance',
      {
        State: { Code: 16, Name: 'running' },
        InstanceType: 't3.micro',
        RootDeviceType: 'ebs',
        Tags: [
          { Key: 'Name', Value: 'web-1' },
          { Key: 'team', Value: 'shop' },
          { Key: 'aws:x', Value: 'y' },
        ],
      },
      { name: 'web-1', state: 'running', traits: ['t3.micro'], tags: ['team=shop'] },
    ],
    [
      'a database',
      {
        DBInstanceStatus: 'available',
        DBInstanceClass: 'db.t3.small',
        Engine: 'postgres',
        AllocatedStorage: 20,
        TagList: [{ Key: 'env', Value: '' }],
      },
      { state: 'available', traits: ['db.t3.small', 'postgres', 'AllocatedStorage 20'], tags: ['env'] },
    ],
    [
      'a service of Amazon ECS',
      { status: 'ACTIVE', desiredCount: 3, runningCount: 2, pendingCount: 1, launchType: 'FARGATE', tags: [{ key: 'a', value: 'b' }] },
      { state: 'ACTIVE', traits: ['FARGATE', 'desiredCount 3', 'runningCount 2', 'pendingCount 1'], tags: ['a=b'] },
    ],
    [
      'an auto scaling group',
      { MinSize: 1, MaxSize: 4, DesiredCapacity: 2 },
      { traits: ['MinSize 1', 'MaxSize 4', 'DesiredCapacity 2'], tags: [] },
    ],
    ['a stack', { StackStatus: 'CREATE_COMPLETE', StackStatusReason: 'x' }, { state: 'CREATE_COMPLETE', traits: [], tags: [] }],
    ['an alarm', { StateValue: 'ALARM', StateReason: 'x' }, { state: 'ALARM', traits: [], tags: [] }],
    [
      'a function',
      { State: 'Active', LastUpdateStatus: 'Failed', Runtime: 'nodejs22.x', MemorySize: 128 },
      { state: 'Active', traits: ['nodejs22.x', 'MemorySize 128'], tags: [] },
    ],
    ['tags as a map', { tags: { team: 'shop' } }, { traits: [], tags: ['team=shop'] }],
    [
      'a queue',
      { Attributes: { ApproximateNumberOfMessages: '7', VisibilityTimeout: '30' } },
      { traits: ['ApproximateNumberOfMessages 7'], tags: [] },
    ],
    ['what says nothing', { Tags: 'masked', State: 7 }, { traits: [], tags: [] }],
  ])('tells of %s', (_, thing, expected) => {
    expect(describeThing('x-1', thing)).toEqual({ id: 'x-1', exists: true, ...expected });
  });
});

describe('findThing', () => {
  const instance = { InstanceId: 'i-1', NetworkInterfaces: [{ Attachment: { InstanceId: 'i-2' } }] };

  it('finds the structure that bears the id, however it is wrapped', () => {
    expect(findThing({ Reservations: [{ Instances: [instance] }] }, 'i-1')).toBe(instance);
    expect(findThing({ Table: { TableName: 't', TableStatus: 'ACTIVE' } }, 't')).toMatchObject({ TableStatus: 'ACTIVE' });
    expect(findThing({ FunctionName: 'pay', State: 'Active' }, 'pay')).toMatchObject({ State: 'Active' });
  });

  it('knows a thing by its ARN as well, and nothing by a part of its name', () => {
    expect(findThing({ FunctionName: 'pay' }, 'arn:aws:lambda:eu-west-1:123456789012:function:pay')).toBeDefined();
    expect(findThing({ services: [{ serviceArn: 'arn:aws:ecs:eu-west-1:123456789012:service/c/s' }] }, 's')).toBeDefined();
    expect(findThing({ FunctionName: 'payments' }, 'pay')).toBeUndefined();
    expect(findThing({ FunctionName: 'a:pay' }, 'pay')).toBeUndefined();
  });

  it('finds nothing in what names nothing', () => {
    expect(findThing({}, 'i-1')).toBeUndefined();
    expect(findThing({ Description: 'i-1', Ids: ['i-1'] }, 'i-1')).toBeUndefined();
  });
});
