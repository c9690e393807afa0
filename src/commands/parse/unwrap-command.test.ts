import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unwrapCommand } from './unwrap-command.ts';

describe('unwrapCommand', () => {
  it.each([
    ['  ec2 describe-instances \n', 'ec2 describe-instances'],
    ['`ec2 describe-instances`', 'ec2 describe-instances'],
    ['```ec2 describe-instances```', 'ec2 describe-instances'],
    ['```\nec2 describe-instances\n```', 'ec2 describe-instances'],
    ['```bash\naws ec2 describe-instances\n```', 'aws ec2 describe-instances'],
    ['```sh\r\nec2 x\r\n```', 'ec2 x'],
    ['@aws ```ec2 x```', 'ec2 x'],
    ['aws `ec2 x`', 'ec2 x'],
    ['$ aws ec2 x', 'aws ec2 x'],
    ['% aws ec2 x', 'aws ec2 x'],
    ['```\n$ aws ec2 x\n```', 'aws ec2 x'],
    ['', ''],
    ['``````', ''],
  ])('takes off what stands around %j', (message, command) => {
    expect(unwrapCommand(message)).toBe(command);
  });

  it.each(['ec2 x --query `a`', '`a` b `c`', '$name x', '```ec2 x', 'ec2 x```', '``', '`'])('leaves %j', (message) => {
    expect(unwrapCommand(message)).toBe(message);
  });

  it('gives a part of any message', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('`', '```', '\n', '$ ', '@aws ', 'bash', ' ', 'ec2 x')).map((parts) => parts.join('')),
        (message) => {
          expect(message).toContain(unwrapCommand(message));
        },
      ),
    );
  });
});
