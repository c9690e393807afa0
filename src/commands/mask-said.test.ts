import { describe, expect, it } from 'vitest';
import type { AliasText } from '../domain/alias.ts';
import type { ActionDefinition } from '../domain/custom-action.ts';
import { maskSaid } from './mask-said.ts';
import { catalogue, facts } from './testing/parse-for-test.ts';

const ALIASES: readonly Pick<AliasText, 'name' | 'commandText'>[] = [
  { name: 'pw', commandText: 'rds modify-db-instance --db-instance-identifier $db --master-user-password $password' },
  // As a file may say it, whose variables nobody has named for what they are.
  { name: 'file', commandText: 'iam change-password --old-password $old --new-password $new' },
  { name: 'stop', commandText: 'ec2 stop-instances --instance-ids $id' },
  { name: 'who', commandText: 'cognito-idp get-user $of' },
];

const ROTATE: ActionDefinition = {
  kind: 'cli',
  commandText: 'rds modify-db-instance --db-instance-identifier $db --master-user-password $who',
};

const mask = (text: string): Promise<string> =>
  maskSaid(text, {
    context: { catalogue, facts },
    findAlias: (name) => Promise.resolve(ALIASES.find((alias) => alias.name === name) as AliasText | undefined),
    findAction: (actionName) => Promise.resolve(actionName === 'rotate' ? { definition: ROTATE } : undefined),
  });

describe('maskSaid', () => {
  it.each([
    ['by position', 'run pw orders hunter2', 'run pw orders ••••••••'],
    ['by position, in quotes', "@aws run pw orders 'hunter two'", '@aws run pw orders ••••••••'],
    ['by position, behind a name', 'alias run pw --db=orders hunter2', 'alias run pw --db=orders ••••••••'],
    ['by position, with a sign in it', 'run pw orders a=b=c', 'run pw orders ••••••••'],
    ['by name, with a sign in it', 'run pw orders --password=a=b', 'run pw orders --password=••••••••'],
    ['by name', 'run pw --password hunter2 orders', 'run pw --password •••••••• orders'],
    ['by position before a name', 'run pw hunter2 --db orders', 'run pw •••••••• --db orders'],
    ['without an option in the command', 'run who hunter2', 'run who ••••••••'],
    ['where only the parameter says it', 'run file hunter1 --new=hunter2', 'run file •••••••• --new=••••••••'],
  ])('takes out a secret that is given %s', async (_how, text, masked) => {
    expect(await mask(text)).toBe(masked);
  });

  it('leaves what is no secret', async () => {
    expect(await mask('run stop i-0123456789abcdef0')).toBe('run stop i-0123456789abcdef0');
    expect(await mask('run stop')).toBe('run stop');
    expect(await mask('ec2 stop-instances --instance-ids i-1')).toBe('ec2 stop-instances --instance-ids i-1');
  });

  it.each([
    ['there is no such alias', 'run wp orders hunter2', 'run wp ••••••••'],
    ['there are more values than variables', 'run pw orders hunter2 hunter3', 'run pw ••••••••'],
    ['a quote is not closed', "run pw orders 'hunter2", 'run pw ••••••••'],
  ])('shows no value where %s', async (_why, text, masked) => {
    expect(await mask(text)).toBe(masked);
  });

  it.each([
    ['by its parameter', 'action run rotate --db orders --who hunter2', 'action run rotate --db orders --who ••••••••'],
    [
      'by its parameter, about an event',
      "@aws actions run rotate K7QX2M now --who='hunter two'",
      '@aws actions run rotate K7QX2M now --who=••••••••',
    ],
    ['as a phone writes it', 'action run rotate —who=hunter2 —db=orders', 'action run rotate —who=•••••••• —db=orders'],
    ['of an action that is not there', 'action run etator --db orders', 'action run etator ••••••••'],
    ['without a name, which is refused', 'action run rotate hunter2', 'action run rotate ••••••••'],
    ['in a quote that is not closed', "action run rotate --who 'hunter2", 'action run rotate ••••••••'],
  ])('takes out a secret of a custom action: %s', async (_how, text, masked) => {
    expect(await mask(text)).toBe(masked);
  });

  it('leaves a custom action without values, and what is said of one, as it is', async () => {
    expect(await mask('action run rotate')).toBe('action run rotate');
    expect(await mask('action show rotate')).toBe('action show rotate');
    expect(await mask('action run rotate --db orders')).toBe('action run rotate --db orders');
  });

  it('masks other texts as commands are masked', async () => {
    expect(await mask('iam change-password --old-password a --new-password hunter2')).not.toContain('hunter2');
  });
});
