import { describe, expect, it } from 'vitest';
import type { AliasText } from '../domain/alias.ts';
import { maskSaid } from './mask-said.ts';
import { catalogue, facts } from './testing/parse-for-test.ts';

const ALIASES: readonly Pick<AliasText, 'name' | 'commandText'>[] = [
  { name: 'pw', commandText: 'rds modify-db-instance --db-instance-identifier $db --master-user-password $password' },
  // As a file may say it, whose variables nobody has named for what they are.
  { name: 'file', commandText: 'iam change-password --old-password $old --new-password $new' },
  { name: 'stop', commandText: 'ec2 stop-instances --instance-ids $id' },
];

const mask = (text: string): Promise<string> =>
  maskSaid(text, {
    context: { catalogue, facts },
    findAlias: (name) => Promise.resolve(ALIASES.find((alias) => alias.name === name) as AliasText | undefined),
  });

describe('maskSaid', () => {
  it.each([
    ['by position', 'run pw orders hunter2', 'run pw orders ••••••••'],
    ['by position, in quotes', "@aws run pw orders 'hunter two'", '@aws run pw orders ••••••••'],
    ['by position, behind a name', 'alias run pw --db=orders hunter2', 'alias run pw --db=orders ••••••••'],
    ['by name', 'run pw --password hunter2 orders', 'run pw --password •••••••• orders'],
    ['by position before a name', 'run pw hunter2 --db orders', 'run pw •••••••• --db orders'],
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

  it('masks other texts as commands are masked', async () => {
    expect(await mask('iam change-password --old-password a --new-password hunter2')).not.toContain('hunter2');
  });
});
