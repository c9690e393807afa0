import { describe, expect, it } from 'vitest';
import { describeAction, describeService } from './action-description.ts';
import { listActions } from './access-level.ts';

describe('describeAction', () => {
  it.each([
    ['ec2:DescribeInstances', 'Describe one or more instances'],
    ['EC2:describeinstances', 'Describe one or more instances'],
    ['ec2:NoSuchAction', undefined],
    ['ec2', undefined],
    ['constructor:toString', undefined],
  ])('says what %s is for', async (action, text) => {
    await expect(describeAction(action)).resolves.toBe(text);
  });

  it('says it of every action of a service in the same form', async () => {
    const texts = await Promise.all((await listActions('sqs')).map((name) => describeAction(`sqs:${name}`)));

    expect(texts.length).toBeGreaterThan(15);
    expect(texts.filter((text) => text === undefined || !/^[A-Z].*[^. ]$/.test(text) || /^grants/i.test(text))).toEqual([]);
  });
});

describe('describeService', () => {
  it.each([
    ['ec2', 'Amazon EC2'],
    ['EC2', 'Amazon EC2'],
    ['nosuchservice', undefined],
    ['constructor', undefined],
  ])('names the service of %s', async (prefix, name) => {
    await expect(describeService(prefix)).resolves.toBe(name);
  });
});
