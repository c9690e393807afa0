import { describe, expect, it } from 'vitest';
import { isAliasChange, isAliasWord, readAliasWord } from './read-alias-word.ts';
import { readIntent } from './read-intent.ts';

describe('readAliasWord', () => {
  it.each([
    ['alias', { kind: 'list-aliases' }],
    ['@aws aliases', { kind: 'list-aliases' }],
    ['alias list', { kind: 'list-aliases' }],
    ['ALIAS Help', { kind: 'alias-help' }],
    ['alias show restart', { kind: 'show-alias', name: 'restart' }],
    ['alias show --scope all restart', { kind: 'show-alias', name: 'restart', scope: 'all' }],
    ['alias delete restart', { kind: 'delete-alias', name: 'restart' }],
    ['alias remove —scope=Workspace restart', { kind: 'delete-alias', name: 'restart', scope: 'workspace' }],
    ['alias create', { kind: 'create-alias', scope: 'channel' }],
    ['alias create x', { kind: 'create-alias', scope: 'channel', name: 'x' }],
    [
      'alias create x ec2 describe-instances --filters Name=a,Values=$b',
      { kind: 'create-alias', scope: 'channel', name: 'x', commandText: 'ec2 describe-instances --filters Name=a,Values=$b' },
    ],
    [
      'alias create x "ec2 describe-instances"',
      { kind: 'create-alias', scope: 'channel', name: 'x', commandText: 'ec2 describe-instances' },
    ],
    ['alias create x ec2 a\nec2 b', { kind: 'create-alias', scope: 'channel', name: 'x', commandText: 'ec2 a\nec2 b' }],
    ['alias create --scope all x ec2 a --scope b', { kind: 'create-alias', scope: 'all', name: 'x', commandText: 'ec2 a --scope b' }],
    [
      String.raw`alias create --name='x' --action='ec2 a --b '\''c d'\''' --scope='workspace'`,
      { kind: 'create-alias', scope: 'workspace', name: 'x', commandText: "ec2 a --b 'c d'" },
    ],
    ['alias create --name=x --action=ec2 a --b c', { kind: 'create-alias', scope: 'channel', name: 'x', commandText: 'ec2 a --b c' }],
    ['alias create --action=ec2', { kind: 'create-alias', scope: 'channel', commandText: 'ec2' }],
    ['alias edit x', { kind: 'edit-alias', name: 'x' }],
    ['alias edit x ec2 a', { kind: 'edit-alias', name: 'x', commandText: 'ec2 a' }],
    [
      "alias edit --scope all --name=x --action='ec2 a\nec2 b'",
      { kind: 'edit-alias', name: 'x', scope: 'all', commandText: 'ec2 a\nec2 b' },
    ],
    ['run restart', { kind: 'run-alias', name: 'restart', said: '' }],
    ['@aws Run restart web --x "a b"', { kind: 'run-alias', name: 'restart', said: 'web --x "a b"' }],
    ['alias run restart web', { kind: 'run-alias', name: 'restart', said: 'web' }],
  ])('reads %j', (text, intent) => {
    expect(readAliasWord(text)).toEqual(intent);
    expect(readIntent(text)).toEqual(intent);
  });

  it.each([
    ['run', /which alias/],
    ['alias fly x', /alias create NAME COMMAND/],
    ['alias show', /alias show NAME/],
    ['alias show a b', /alias show NAME/],
    ['alias edit', /alias edit NAME/],
    ['alias create $x ec2 a', /"\$x" cannot be a name/],
    ['alias create --scope here x ec2 a', /one of channel, workspace, all/],
    [`alias create ${'a'.repeat(101)} ec2 a`, /100 at most/],
  ])('says what is wrong with %j', (text, problem) => {
    const intent = readAliasWord(text);
    expect(intent?.kind === 'alias-mistake' ? intent.problems.join(' ') : intent).toMatch(problem);
  });

  it.each([
    'run-instances --image-id ami-1',
    'ec2 run-instances --image-id ami-1',
    'kms create-alias --alias-name alias/a --target-key-id b',
    'alias-x',
    'running',
    'ec2 describe-instances',
  ])('leaves %s to others', (text) => {
    expect(readAliasWord(text)).toBeUndefined();
  });
});

describe('isAliasWord', () => {
  it.each([
    ['alias list', true, false],
    ['alias create x ec2 a', true, true],
    ['alias edit x ec2 a', true, true],
    ['alias delete x', true, true],
    ['run x', true, false],
    ['whoami', false, false],
  ])('tells of %s: %s, and whether it changes something: %s', (text, isWord, isChange) => {
    expect(isAliasWord(readIntent(text))).toBe(isWord);
    expect(isAliasChange(readIntent(text))).toBe(isChange);
  });
});
