import { describe, expect, it } from 'vitest';
import { listActions } from '../iam/access-level.ts';
import { toCommand } from '../testing/authorization-case.ts';
import { judgeAction, judgeReading } from './judge-reading.ts';
import { UNSAFE_READS } from './unsafe-reads.ts';

describe('judgeReading', () => {
  it.each([
    ['ec2', 'TerminateInstances', 'changes something (ec2:TerminateInstances)'],
    ['appstream', 'DrainSessionInstance', 'may change something: AWS publishes no access level for appstream:DrainSessionInstance'],
    ['ssm', 'GetParameter', "is left out of AWS's own role for read-only commands in chats"],
    ['s3api', 'GetObject', 'is on the list of what never runs from a chat'],
    ['sqs', 'ReceiveMessage', 'is no harmless read: it takes something away from whoever waits for it'],
    ['lambda', 'GetFunction', 'is no harmless read: it returns a link that works for whoever sees it'],
    ['logs', 'StopQuery', 'is no harmless read: it makes AWS do more than look'],
  ])('says of %s %s what speaks against it', async (service, operation, why) => {
    await expect(judgeReading(toCommand({ service, operation }))).resolves.toEqual({ isReadOnly: false, why: why });
  });

  it('says nothing against looking', async () => {
    await expect(judgeReading(toCommand({ service: 'ec2', operation: 'DescribeInstances' }))).resolves.toEqual({ isReadOnly: true });
  });
});

describe('judgeReading by a parameter', () => {
  it.each([
    ['DescribeInstanceAttribute', 'userData', false],
    ['DescribeInstanceAttribute', 'USER-data', false],
    ['DescribeInstanceAttribute', 'instanceType', true],
    ['DescribeInstanceAttribute', 7, true],
    ['DescribeInstanceAttribute', 'x'.repeat(200), true],
    // Too long to be worth a look.
    ['DescribeInstanceAttribute', 'x'.repeat(201), false],
    ['DescribeImageAttribute', 'userData', true],
  ])('of %s with %j: %s', async (operation, Attribute, isReadOnly) => {
    await expect(judgeReading(toCommand({ service: 'ec2', operation, params: { Attribute } }))).resolves.toMatchObject({ isReadOnly });
  });
});

describe('judgeAction', () => {
  it.each([
    ['ec2:TerminateInstances', 'changes something (ec2:TerminateInstances)'],
    ['ec2:NoSuchAction', 'may change something (ec2:NoSuchAction)'],
    ['ssm:GetParameter', "is left out of AWS's own role for read-only commands in chats"],
    ['SQS:receivemessage', 'is no harmless read: it takes something away from whoever waits for it'],
  ])('says of %s what speaks against it', async (action, why) => {
    await expect(judgeAction(action)).resolves.toEqual({ isReadOnly: false, why });
  });

  it('says nothing against looking', async () => {
    await expect(judgeAction('ec2:DescribeInstances')).resolves.toEqual({ isReadOnly: true });
  });
});

describe('the table of unsafe reads', () => {
  it('speaks of services that IAM knows', async () => {
    const prefixes = [...new Set(UNSAFE_READS.flatMap(({ names }) => names.map((name) => name.split(':')[0] ?? '')))];
    const known = await Promise.all(prefixes.map(async (prefix) => [prefix, (await listActions(prefix)).length] as const));

    expect(known.filter(([, count]) => count === 0)).toEqual([]);
  });

  it('names nothing twice', () => {
    const names = UNSAFE_READS.flatMap((entry) => entry.names);

    expect(names.length).toBeGreaterThan(100);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });
});
