import { describe, expect, it } from 'vitest';
import { readActionWord } from './read-action-word.ts';

const ID = '0192f0c1-7b1e-7aaa-8bbb-0123456789ab';

describe('readActionWord', () => {
  it.each([
    ['actions', { kind: 'list-actions' }],
    ['@aws Action list', { kind: 'list-actions' }],
    [`actions ${ID}`, { kind: 'list-actions', code: ID }],
    ['action show allow-ip', { kind: 'show-action', actionName: 'allow-ip' }],
    ['action remove allow-ip', { kind: 'delete-action', actionName: 'allow-ip' }],
    ['action associate a', { kind: 'associate-action', actionName: 'a' }],
    ['action disassociate a', { kind: 'disassociate-action', actionName: 'a' }],
    ['action create', { kind: 'create-action', wish: {} }],
    ['action create --kind lambda --region=eu-west-1', { kind: 'create-action', wish: { kind: 'lambda', region: 'eu-west-1' } }],
    [
      "action create errors --button 'Errors 🔎' logs tail $LogGroup --filter-pattern '\"a\"'",
      { kind: 'create-action', wish: { name: 'errors', button: 'Errors 🔎', command: 'logs tail $LogGroup --filter-pattern \'"a"\'' } },
    ],
    [
      "action create --name='errors' --function='f' --payload='{\"a\":\"it'\\''s\"}' --criteria='a=b\nc'",
      { kind: 'create-action', wish: { name: 'errors', function: 'f', payload: '{"a":"it\'s"}', criteria: 'a=b\nc' } },
    ],
    ['action edit errors --region none', { kind: 'edit-action', actionName: 'errors', wish: { region: 'none' } }],
    ['action edit errors', { kind: 'edit-action', actionName: 'errors', wish: {} }],
    ['action run a', { kind: 'run-action', actionName: 'a', isWhole: false, values: new Map() }],
    [`action run a ${ID}`, { kind: 'run-action', actionName: 'a', code: ID, isWhole: false, values: new Map() }],
    [
      "action run a k7qx2m now --ip='--force' --role x",
      {
        kind: 'run-action',
        actionName: 'a',
        code: 'k7qx2m',
        isWhole: true,
        values: new Map([
          ['ip', '--force'],
          ['role', 'x'],
        ]),
      },
    ],
    [
      'action run a K7QX2M Ask --ip x',
      { kind: 'run-action', actionName: 'a', code: 'K7QX2M', isWhole: false, isAsking: true, values: new Map([['ip', 'x']]) },
    ],
  ])('reads %j', (text, intent) => {
    expect(readActionWord(text)).toEqual(intent);
  });

  it.each([
    'action fly',
    'action show',
    'action show a b',
    'action show a.b',
    'action create a.b x',
    'action create --colour red',
    'action create --button',
    "action create 'a",
    'action edit',
    'action run',
    'action run a b',
    'action run a --ip',
    'action run a | cat',
  ])('says what is wrong with %j', (text) => {
    expect(readActionWord(text)).toMatchObject({ kind: 'action-mistake' });
  });

  it.each(['ec2 describe-instances', 'actions2', 'action-x', 'reaction list', ''])('leaves %j to others', (text) => {
    expect(readActionWord(text)).toBeUndefined();
  });
});
