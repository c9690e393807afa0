import { describe, expect, it } from 'vitest';
import { cliName } from '../../catalogue/cli-name.ts';
import { catalogue, facts, parseForTest } from '../testing/parse-for-test.ts';
import { findWaiter } from './find-waiter.ts';
import { parseCommand } from './parse-command.ts';

function parse(text: string) {
  return parseCommand(text, { catalogue, facts, newId: () => 'id' });
}

describe('findWaiter', () => {
  it('reads what is waited for as the operation that is asked', () => {
    expect(parseForTest('aws ec2 wait instance-running --instance-ids i-1 --region us-west-2')).toMatchObject({
      service: 'ec2',
      operation: 'DescribeInstances',
      cliOperation: 'describe-instances',
      waiter: 'instance-running',
      params: { InstanceIds: ['i-1'] },
      region: 'us-west-2',
      text: 'ec2 wait instance-running --instance-ids i-1 --region us-west-2',
    });
  });

  it('wants the parameters that the operation wants', () => {
    expect(parse('cloudfront wait distribution-deployed')).toMatchObject({ failure: { code: 'missing-arguments', missing: ['--id'] } });
  });

  it.each([
    ['ec2 wait', 'ec2 wait bundle-task-complete'],
    ['ec2 wait instance-runing', 'ec2 wait instance-running'],
    ['cloudformation wait stack-done', 'cloudformation wait change-set-create-complete'],
  ])('says after %s what there is to wait for', (text, suggestion) => {
    expect(parse(text)).toMatchObject({ failure: { code: 'unknown-command', suggestions: expect.arrayContaining([suggestion]) } });
  });

  it.each(['ec2', 'rds', 'lambda', 'ecs', 'cloudformation', 's3api', 'elbv2'])('finds every waiter of %s under its name', (name) => {
    const service = catalogue.service(name);
    const waiters = Object.entries(service?.waiters ?? {});
    expect(waiters.length).toBeGreaterThan(3);

    for (const [apiName, waiter] of waiters) {
      const found = service === undefined ? undefined : findWaiter(cliName(apiName), service);

      expect(found).toMatchObject({ waiter: cliName(apiName), operation: { name: waiter.operation } });
    }
  });
});
