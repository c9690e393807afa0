import { describe, expect, it } from 'vitest';
import { parsed, refused } from './testing/parsing.ts';

describe('placeWordsAlone', () => {
  it.each([
    ['invoke myHelloWorld', 'lambda invoke --function-name myHelloWorld'],
    ['invoke myHelloWorld --region us-east-1', 'lambda invoke --function-name myHelloWorld --region us-east-1'],
    ['lambda invoke myHelloWorld', 'lambda invoke --function-name myHelloWorld'],
    ['lambda invoke --invocation-type Event myHelloWorld', 'lambda invoke --function-name myHelloWorld --invocation-type Event'],
    ['invoke my-approval --payload {"summary": "x y"}', `lambda invoke --function-name my-approval --payload '{"summary": "x y"}'`],
    ['ec2 reboot-instances i-1 i-2', 'ec2 reboot-instances --instance-ids i-1 i-2'],
    ['codepipeline get-pipeline-state shop', 'codepipeline get-pipeline-state --name shop'],
    ['sns publish hello --topic-arn arn:aws:sns:us-east-1:1:t', 'sns publish --message hello --topic-arn arn:aws:sns:us-east-1:1:t'],
  ])('gives the one required argument that is left its value: %s', (line, text) => {
    const command = parsed(line);

    expect(command.text).toBe(text);
    expect(command.notes.join(' ')).toContain('understood as --');
    expect(parsed(command.text)).toEqual({ ...command, notes: [] });
  });

  it('says which argument it is', () => {
    expect(parsed('lambda invoke f').notes).toEqual(['"f" is understood as --function-name.']);
    expect(parsed('ec2 reboot-instances i-1 i-2').notes).toEqual(['"i-1", "i-2" are understood as --instance-ids.']);
  });

  it('never repeats a secret', () => {
    expect(parsed('iam change-password --old-password a hunter2').notes).toEqual(['What stands alone is understood as --new-password.']);
  });

  it('takes the second word as the file of the answer where the AWS CLI takes one', () => {
    expect(parsed('lambda invoke f out.json')).toMatchObject({
      params: { FunctionName: 'f' },
      notes: ['"f" is understood as --function-name.', '"out.json" is not written: the answer is shown instead.'],
    });
    expect(parsed('lambda invoke --function-name f out.json').params).toEqual({ FunctionName: 'f' });
  });

  it.each([
    ['none is required', 'ec2 describe-instances i-1'],
    ['it is given already', 'codepipeline get-pipeline-state --name a b'],
    ['it is given already, before a flag', 'ec2 reboot-instances --instance-ids i-1 --dry-run i-2'],
    ['two are left', 'iam attach-user-policy a'],
    ['it takes one and two words stand there', 'codepipeline get-pipeline-state a b'],
    ['the whole input is one text', `codepipeline get-pipeline-state --cli-input-json '{}' a`],
    ['it takes no value', 'cloudtrail get-trail-status'],
    ['three words stand there', 'lambda invoke a b c'],
  ])('places nothing where %s: %s', (_, line) => {
    expect(refused(line).code).toMatch(/^(?:unknown-argument|missing-arguments)$/);
  });

  it('checks the value as any other', () => {
    expect(refused('iam create-user file:///etc/passwd').code).toBe('not-supported');
    expect(refused('sqs send-message --queue-url u file://x').code).toBe('not-supported');
  });

  it('decides about the same call as with every word written out', () => {
    expect(parsed('get-secret-value prod/db')).toMatchObject({ service: 'secretsmanager', operation: 'GetSecretValue' });
    expect(parsed('terminate-instances i-1')).toMatchObject({ operation: 'TerminateInstances', params: { InstanceIds: ['i-1'] } });
  });
});
