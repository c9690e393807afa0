import { describe, expect, it } from 'vitest';
import { loadText } from './testing/load-text.ts';

async function check(aliases: string): Promise<readonly string[]> {
  const channel = (name: string): string => `  - { configurationName: ${name}, platform: web, channelId: ${name} }\n`;
  const outcome = await loadText(`channelConfigurations:\n${channel('ops')}${channel('dev')}aliases:\n${aliases}`);
  return outcome.status === 'invalid' ? outcome.problems.map(({ path, text }) => `${path} ${text}`) : [];
}

describe('checkAliases', () => {
  it.each([
    ['one of all channels', '  - { name: stop, command: "ec2 stop-instances --instance-ids $id" }\n'],
    [
      'one of several commands',
      '  - name: look\n    command: |\n      ec2 describe-instances\n      ec2 describe-tags --filters Name=a,Values=$step1.A\n',
    ],
    [
      'the same name in several channels, and one for all others',
      '  - { name: a, command: ec2 x, configurationNames: [ops] }\n  - { name: A, command: ec2 y, configurationNames: [dev] }\n  - { name: a, command: ec2 z }\n',
    ],
  ])('takes %s', async (_, aliases) => {
    expect(await check(aliases)).toEqual([]);
  });

  it.each([
    ['  - { name: a b, command: ec2 x }\n', 'aliases[0].name must be letters'],
    ['  - { name: a, command: "" }\n', 'aliases[0].command'],
    [`  - { name: a, command: "ec2 x ${'y'.repeat(5000)}" }\n`, 'aliases[0].command must have 5000 characters at most'],
    ["  - { name: a, command: 'ec2 x \"y' }\n", 'aliases[0].command cannot be read'],
    ['  - { name: a, command: "ec2 x --y $step1.Z" }\n', 'aliases[0].command cannot be read: Step 1 takes something from step 1'],
    ['  - { name: a, command: "sns publish --message AKIAIOSFODNN7EXAMPLE" }\n', 'aliases[0].command holds a secret'],
    ['  - { name: a, command: ec2 x, configurationNames: [ops, opps] }\n', 'aliases[0].configurationNames[1]'],
    ['  - { name: a, command: ec2 x }\n  - { name: A, command: ec2 y }\n', 'aliases[1].name the name is taken: aliases[0] has it already'],
    [
      '  - { name: a, command: ec2 x, configurationNames: [ops, dev] }\n  - { name: a, command: ec2 y, configurationNames: [dev] }\n',
      'aliases[1].name the name is taken',
    ],
  ])('reports %j', async (aliases, problem) => {
    expect((await check(aliases)).join('\n')).toContain(problem);
  });
});
