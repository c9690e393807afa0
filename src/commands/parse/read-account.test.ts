import { describe, expect, it } from 'vitest';
import { catalogue, facts, parseForTest } from '../testing/parse-for-test.ts';
import { parseCommand } from './parse-command.ts';

function fail(text: string) {
  const outcome = parseCommand(text, { catalogue, facts, newId: () => '' });
  return outcome.status === 'failed' ? outcome.failure : undefined;
}

describe('takeAccount', () => {
  it.each([
    '--account prod ec2 describe-instances',
    '--account=prod ec2 describe-instances',
    '@aws --account prod ec2 describe-instances',
    'aws --region eu-west-1 --account prod ec2 describe-instances',
    '—account prod ec2 describe-instances',
  ])('takes the account of %s', (text) => {
    expect(parseForTest(text)).toMatchObject({ account: 'prod', service: 'ec2', operation: 'DescribeInstances' });
  });

  it('says it in the text of the command, which is understood the same', () => {
    const command = parseForTest('--account prod ec2 describe-instances --region eu-west-1');

    expect(command.text).toBe('--account prod ec2 describe-instances --region eu-west-1');
    expect(parseForTest(command.text)).toEqual(command);
  });

  it.each([
    ['--account prod s3 ls', 'ListBuckets', '--account prod s3 ls'],
    ['--account prod ec2 wait instance-running', 'DescribeInstances', '--account prod ec2 wait instance-running'],
  ])('stands before %s too', (text, operation, shown) => {
    expect(parseForTest(text)).toMatchObject({ account: 'prod', operation, text: shown });
  });

  it('leaves to AWS what stands behind the service', () => {
    expect(parseForTest('s3control list-jobs --account-id 123456789012').account).toBeUndefined();
    expect(parseForTest('s3control list-jobs --account 123456789012').account).toBeUndefined();
  });

  it.each([
    ['--account ec2', 'empty'],
    ['--account', 'invalid-value'],
    ["--account '' ec2 describe-instances", 'invalid-value'],
    ['--account --region ec2 describe-instances', 'invalid-value'],
    ['--account a --account b ec2 describe-instances', 'invalid-value'],
    ["--account 'a;b' ec2 describe-instances", 'invalid-value'],
  ])('refuses %s', (text, code) => {
    expect(fail(text)?.code).toBe(code);
  });

  it('tells where it stands, where it was written behind the command', () => {
    expect(fail('ec2 describe-instances --account prod')?.message).toContain('it stands before the service');
  });

  it('offers no command without the account in the place of a mistyped one with it', () => {
    expect(fail('--account prod ec2 describe-instancess')?.corrections).toBeUndefined();
  });
});
