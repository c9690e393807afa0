import { describe, expect, it } from 'vitest';
import { readIntent } from './read-intent.ts';
import { isRoleChange, readRoleWord } from './read-role-word.ts';

const ARN = 'arn:aws:iam::111122223333:role/ana';

describe('readRoleWord', () => {
  it.each([
    ['switch-role', { kind: 'switch-role' }],
    ['@aws Switch-Roles', { kind: 'switch-role' }],
    ['clear-role', { kind: 'clear-role' }],
    ['aws clear-role prod', { kind: 'clear-role', called: 'prod' }],
    ['user-roles', { kind: 'user-roles', verb: 'list', words: [] }],
    [`user-roles map web:ana ${ARN}`, { kind: 'user-roles', verb: 'map', words: ['web:ana', ARN] }],
    [`@aws user-roles MAP  web:ana\t${ARN} everywhere`, { kind: 'user-roles', verb: 'map', words: ['web:ana', ARN, 'everywhere'] }],
    ['user-roles unmap web:ana 111122223333', { kind: 'user-roles', verb: 'unmap', words: ['web:ana', '111122223333'] }],
  ])('reads %s', (text, intent) => {
    expect(readRoleWord(text)).toEqual(intent);
    expect(readIntent(text)).toEqual(intent);
  });

  it.each(['switch-role ops', 'clear-role a b', 'user-roles delete web:ana', 'iam list-roles', 'user-roleslist', 'switch'])(
    'leaves %s to others',
    (text) => {
      expect(readRoleWord(text)).toBeUndefined();
    },
  );
});

describe('isRoleChange', () => {
  it.each([
    ['switch-role', true],
    ['clear-role', true],
    ['user-roles map web:ana', true],
    ['user-roles unmap web:ana', true],
    ['user-roles list', false],
    ['whoami', false],
    ['iam list-roles', false],
  ])('tells of %s: %s', (said, isChange) => {
    expect(isRoleChange(readIntent(said))).toBe(isChange);
  });
});
