import { describe, expect, it } from 'vitest';
import { openCliFacts } from '../../catalogue/cli/cli-facts.ts';
import { openCatalogue } from '../../catalogue/open-catalogue.ts';
import { splitShellWords } from '../../lib/shell-words/split-shell-words.ts';
import { findCommand } from './find-command.ts';
import { isFailure } from './parse-failure.ts';

const context = { catalogue: openCatalogue(), facts: openCliFacts(), newId: () => 'id' };

function find(line: string) {
  const split = splitShellWords(line);
  if (split.status === 'failed') throw new Error(split.message);
  const found = findCommand(split.words, context);
  if (isFailure(found)) return { failure: found };
  return { command: `${found.service.cliName} ${found.command}`, rest: found.rest.map(({ text }) => text), notes: found.notes };
}

describe('findCommand', () => {
  it.each([
    'ec2 describe-instances',
    'aws ec2 describe-instances',
    '@aws ec2 describe-instances',
    'AWS EC2 Describe-Instances',
    'ec2 DescribeInstances',
    'ec2 describe–instances',
    'aws @aws ec2 describe-instances',
    '\u200Bec2 describe-instances',
  ])('finds the service and the command: %s', (line) => {
    expect(find(line)).toMatchObject({ command: 'ec2 describe-instances', rest: [] });
  });

  it('takes options for every command also before and between the names', () => {
    expect(find('aws --region eu-west-1 ec2 --output=text describe-instances --dry-run')).toEqual({
      command: 'ec2 describe-instances',
      rest: ['--region', 'eu-west-1', '--output=text', '--dry-run'],
      notes: [],
    });
  });

  it('takes no argument of a command before it', () => {
    expect(find('ec2 --dry-run describe-instances').failure).toMatchObject({
      code: 'unknown-argument',
      message: expect.stringContaining('before the command'),
    });
  });

  it.each(['', 'aws', '@aws', '--region eu-west-1'])('asks for a command where there is none: %j', (line) => {
    expect(find(line).failure).toMatchObject({ code: 'empty' });
  });

  it.each(['ec2', 'ec2 help', 'aws ec2 --region eu-west-1'])('shows commands of a service that is named alone: %s', (line) => {
    const { failure } = find(line);

    expect(failure).toMatchObject({ code: 'unknown-command' });
    expect(failure?.suggestions).toHaveLength(5);
    expect(failure?.suggestions.every((suggestion) => /^ec2 (?:list|describe|get)-/.test(suggestion))).toBe(true);
  });

  it('suggests the nearest services, or those that have such a command', () => {
    expect(find('lamda invoke').failure).toMatchObject({ code: 'unknown-service', suggestions: expect.arrayContaining(['lambda']) });
    expect(find('describe-instances').failure).toMatchObject({
      code: 'unknown-service',
      suggestions: expect.arrayContaining(['ec2 describe-instances']),
    });
    expect(find('zzzzzzzzzz x').failure).toMatchObject({ code: 'unknown-service', suggestions: [] });
  });

  it('suggests the nearest commands', () => {
    expect(find('ec2 describe-instance').failure).toMatchObject({
      code: 'unknown-command',
      suggestions: expect.arrayContaining(['ec2 describe-instances']),
    });
  });

  it.each([
    ['s3 ls', 's3api'],
    ['S3 cp a b', 's3api'],
    ['ddb select x', 'dynamodb'],
    ['configure list', 'no use in chat'],
    ['cloudformation deploy', 'script of the AWS CLI'],
    ['ecr get-login-password', 'script of the AWS CLI'],
    ['sts wait anything', 'nothing to wait for'],
  ])('says why %s is not supported', (line, reason) => {
    expect(find(line).failure).toMatchObject({ code: 'not-supported', message: expect.stringContaining(reason) });
  });

  it('notes where the AWS CLI calls more than one operation', () => {
    expect(find('emr describe-cluster')).toMatchObject({
      command: 'emr describe-cluster',
      notes: [expect.stringContaining('only DescribeCluster')],
    });
  });

  it.each([
    'toString x',
    '__proto__ x',
    'constructor',
    'ec2 toString',
    'ec2 __proto__',
    'ec2 $command',
    'hasOwnProperty valueOf',
    '../ec2 x',
  ])('finds nothing in %s', (line) => {
    expect(find(line).failure?.code).toMatch(/^unknown-/);
  });
});
