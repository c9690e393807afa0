import { describe, expect, it } from 'vitest';
import { findAccessLevel, listActions } from './access-level.ts';

describe('findAccessLevel', () => {
  it.each([
    ['ec2:DescribeInstances', 'reads'],
    ['EC2:describeinstances', 'reads'],
    ['s3:ListAllMyBuckets', 'reads'],
    ['ec2:TerminateInstances', 'writes'],
    // Two levels: permissions management and writing.
    ['s3:PutBucketPolicy', 'writes'],
    // Two levels: tagging and writing.
    ['ec2:CreateTags', 'writes'],
    ['ec2:NoSuchAction', 'unknown'],
    ['nosuchservice:ListThings', 'unknown'],
    ['ec2:constructor', 'unknown'],
    ['ec2:__proto__', 'unknown'],
    ['constructor:ListThings', 'unknown'],
    ['../services/ec2:DescribeInstances', 'unknown'],
    ['ec2', 'unknown'],
    ['', 'unknown'],
  ])('of %j is %j', async (action, level) => {
    await expect(findAccessLevel(action)).resolves.toBe(level);
  });
});

describe('listActions', () => {
  it('knows no actions of a service that is none', async () => {
    await expect(listActions('__proto__')).resolves.toEqual([]);
    await expect(listActions('SQS')).resolves.toContain('ReceiveMessage');
  });
});
