import { describe, expect, it } from 'vitest';
import { refused } from './testing/parsing.ts';

describe('findCorrections', () => {
  it.each<[string, string]>([
    ['ec3 describe-instances --region eu-west-1', 'ec2 describe-instances --region eu-west-1'],
    ['lamda invoke --function-name f', 'lambda invoke --function-name f'],
    ['@aws lamda invoke --function-name f', 'lambda invoke --function-name f'],
    ['describe-instances --instance-ids i-1', 'ec2 describe-instances --instance-ids i-1'],
    ['ec2 describe-instnaces --instance-ids i-1', 'ec2 describe-instances --instance-ids i-1'],
    ['ec2 describe-instances --instance-idz i-1 i-2', 'ec2 describe-instances --instance-ids i-1 i-2'],
    ['ec2 describe-instances --instance-idz=i-1', 'ec2 describe-instances --instance-ids i-1'],
    ['iam get-user ada', 'iam get-user --user-name ada'],
    ['```\nec2 describe-instnaces\n```', 'ec2 describe-instances'],
  ])('puts %j right', (typed, corrected) => {
    expect(refused(typed).corrections).toContain(corrected);
  });

  it.each([
    ['what lacks more', 'lamda invoke'],
    ['two things that are wrong', 'ec3 describe-instnaces'],
    ['what nobody knows', 'zzzzzzzz describe-x'],
    ['what a shell would do', 'ec3 describe-instances | head'],
    ['a secret', 'rds modify-db-instance --db-instance-identifer d --master-user-password hunter2'],
    ['what is very long', `ec3 describe-instances --instance-ids ${'i-1 '.repeat(300)}`],
    ['an option before it', '--region eu-west-1 ec3 describe-instances'],
  ])('offers nothing for %s', (_, typed) => {
    expect(refused(typed).corrections).toBeUndefined();
  });

  it('offers only what is understood, each once', () => {
    const { corrections = [] } = refused('ec2 describe-instnaces');

    expect(new Set(corrections).size).toBe(corrections.length);
    expect(corrections[0]).toBe('ec2 describe-instances');
  });
});
