import { describe, expect, it } from 'vitest';
import { maskCommandText } from './mask-command-text.ts';
import { maskUnreadCommand } from './mask-unread-command.ts';
import { catalogue, facts } from './testing/parse-for-test.ts';

const context = { catalogue, facts };

describe('maskUnreadCommand', () => {
  it.each([
    ['ssm put-parameter --value hunter2', 'ssm put-parameter --value ••••••••'],
    ["ssm put-parameter --nam a --value='hunter two' --typ x", 'ssm put-parameter --nam a --value=•••••••• --typ x'],
    ['@aws ssm put-parameter —value hunter two --name a', '@aws ssm put-parameter —value •••••••• •••••••• --name a'],
    ['rds modify-db-instance --master-user-password hunter2 --zz', 'rds modify-db-instance --master-user-password •••••••• --zz'],
    ['ec2 stop-instances --instance-ids i-1 --zz', 'ec2 stop-instances --instance-ids i-1 --zz'],
    ['lambda invoke --payload {"a":1} --zz', 'lambda invoke --payload {"a":1} --zz'],
    ['no command --value hunter2', 'no command --value hunter2'],
    ["ssm put-parameter --value 'hunter2", "ssm put-parameter --value '••••••••"],
    ['ssm put-parameter --value hunter2; rm x', 'ssm put-parameter --value ••••••••; •••••••• ••••••••'],
  ])('of %j leaves %j', (text, masked) => {
    expect(maskUnreadCommand(text, context)).toBe(masked);
  });

  it('is how a command with a mistake is kept and shown', () => {
    expect(maskCommandText('ssm put-parameter --name a --value hunter2 --typ x', context)).not.toContain('hunter2');
  });
});
