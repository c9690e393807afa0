import { describe, expect, it } from 'vitest';
import { COMMANDS_MAX, joinCommands, splitCommands } from './split-commands.ts';
import { parsingContext } from './testing/parsing.ts';

function split(message: string): readonly string[] {
  return splitCommands(message, parsingContext);
}

describe('splitCommands', () => {
  it.each<[string, string, readonly string[]]>([
    ['lines that begin with aws', 'aws ec2 a\naws ec2 b', ['aws ec2 a', 'aws ec2 b']],
    ['lines that begin with @aws', '@aws ec2 a\n@AWS ec2 b', ['@aws ec2 a', '@AWS ec2 b']],
    ['a first line without it', 'ec2 a\naws ec2 b', ['ec2 a', 'aws ec2 b']],
    ['prompts', '$ aws ec2 a\n$ aws ec2 b', ['aws ec2 a', 'aws ec2 b']],
    ['a code block', '```\naws ec2 a\naws ec2 b\n```', ['aws ec2 a', 'aws ec2 b']],
    ['empty lines between', 'aws ec2 a\n\n\naws ec2 b\n', ['aws ec2 a', 'aws ec2 b']],
    ['arguments on lines of their own', 'aws ec2 a\n  --x 1\naws ec2 b', ['aws ec2 a\n  --x 1', 'aws ec2 b']],
    ['lines that go on', 'aws ec2 a \\\n  --x 1\naws ec2 b', ['aws ec2 a \\\n  --x 1', 'aws ec2 b']],
    ['commands without a name before them', 'ec2 describe-vpcs\niam list-users', ['ec2 describe-vpcs', 'iam list-users']],
    [
      'a command whose list the next could belong to',
      'ec2 describe-instances --instance-ids i-1\niam list-users',
      ['ec2 describe-instances --instance-ids i-1', 'iam list-users'],
    ],
    ['one that is wrong among others', 'ec2 describe-vpcs\niam list-userz', ['ec2 describe-vpcs', 'iam list-userz']],
    ['the bot on a line of its own', '@aws\nec2 describe-vpcs\niam list-users', ['@aws\nec2 describe-vpcs', 'iam list-users']],
  ])('splits %s', (_, message, texts) => {
    expect(split(message)).toEqual(texts);
  });

  it.each([
    'ec2 describe-vpcs',
    'iam get-user\n--user-name ada',
    'iam\nlist-users',
    'ec2 describe-instances\n  --filters Name=a,Values=b\n  --max-items 1',
    "ssm put-parameter --name a --value 'x\naws y\naws z'",
    'ssm get-parameters --names\nec2 x\niam y',
    "ec2 describe-vpcs --filters 'open\naws iam list-users",
    'ec2 describe-vpcs && iam list-users',
    'lambda invoke --function-name f --payload {\n"a": 1\n}',
    'hello\nworld',
    '',
  ])('leaves one command alone: %j', (message) => {
    expect(split(message)).toEqual([message]);
  });

  it('splits what it has joined into the same again', () => {
    const texts = [
      'ec2 describe-vpcs --region eu-west-1',
      "ssm put-parameter --name a --value 'x\naws y' --region us-east-1",
      'iam list-users',
    ];

    expect(split(joinCommands(texts)).map((text) => text.replace(/^aws /, ''))).toEqual(texts);
  });

  it('does not read more than it must of very many lines', () => {
    const lines = Array.from({ length: 1900 }, () => 'iam get-user');

    expect(split(lines.join('\n')).length).toBeGreaterThan(COMMANDS_MAX);
  });
});
