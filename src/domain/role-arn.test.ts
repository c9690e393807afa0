import { describe, expect, it } from 'vitest';
import { parseRoleArn, roleName } from './role-arn.ts';

describe('parseRoleArn', () => {
  it.each([
    ['arn:aws:iam::123456789012:role/ops', 'aws', 'ops'],
    ['arn:aws-cn:iam::123456789012:role/teams/eu/ops+1', 'aws-cn', 'ops+1'],
    ['arn:aws-us-gov:iam::123456789012:role/aws-service-role/a.b/c', 'aws-us-gov', 'c'],
  ])('reads %s', (text, partition, name) => {
    expect(parseRoleArn(text)).toEqual({ arn: text, partition, accountId: '123456789012', name });
  });

  it.each([
    'ambient',
    'arn:aws:iam::123456789012:user/ops',
    'arn:aws:iam::123456789012:role/',
    'arn:aws:iam::123456789012:role//ops',
    'arn:aws:iam::aws:role/ops',
    'arn:aws:iam::12345678901:role/ops',
    'arn:aws:iam:eu-west-1:123456789012:role/ops',
    'arn:aws:sts::123456789012:assumed-role/ops/ana',
    'arn:aws-moon:iam::123456789012:role/ops',
    `arn:aws:iam::123456789012:role/${'a'.repeat(65)}`,
    'arn:aws:iam::123456789012:role/ops\n',
  ])('refuses %j', (text) => {
    expect(parseRoleArn(text)).toBeUndefined();
  });
});

describe('roleName', () => {
  it('leaves the path away', () => {
    expect(roleName('arn:aws:iam::123456789012:role/teams/ops')).toBe('ops');
  });

  it('shows the whole of what is no role', () => {
    expect(roleName('arn:aws:iam::1:x')).toBe('arn:aws:iam::1:x');
  });
});
