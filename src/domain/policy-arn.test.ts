import { describe, expect, it } from 'vitest';
import { parsePolicyArn, policyArnIn } from './policy-arn.ts';

describe('parsePolicyArn', () => {
  it.each([
    ['arn:aws:iam::aws:policy/ReadOnlyAccess', 'aws', 'ReadOnlyAccess'],
    ['arn:aws-cn:iam::aws:policy/job-function/ViewOnlyAccess', 'aws', 'job-function/ViewOnlyAccess'],
    ['arn:aws:iam::111122223333:policy/signalbox/ops', '111122223333', 'signalbox/ops'],
  ])('parses %s', (text, accountId, name) => {
    expect(parsePolicyArn(text)).toMatchObject({ arn: text, accountId, name });
  });

  it.each([
    'arn:aws:iam::111122223333:role/ops',
    'arn:aws:iam:::policy/ops',
    'arn:aws:iam:eu-west-1:111122223333:policy/ops',
    'arn:aws-moon:iam::aws:policy/ReadOnlyAccess',
    'arn:aws:iam::aws:policy/',
    'arn:aws:iam::aws:policy/a//b',
    'ReadOnlyAccess',
  ])('returns undefined for %s', (text) => {
    expect(parsePolicyArn(text)).toBeUndefined();
  });
});

describe('policyArnIn', () => {
  it("names AWS's own policies in the partition, and leaves those of an account as they are", () => {
    expect(policyArnIn('arn:aws:iam::aws:policy/ReadOnlyAccess', 'aws-us-gov')).toBe('arn:aws-us-gov:iam::aws:policy/ReadOnlyAccess');
    expect(policyArnIn('arn:aws:iam::111122223333:policy/ops', 'aws-cn')).toBe('arn:aws:iam::111122223333:policy/ops');
  });
});
