import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { problemLines, warningLines } from './testing/load-text.ts';

const allowStart = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'ec2:StartInstances', Resource: '*' }] };
const channel = { configurationName: 'ops', platform: 'web', channelId: 'ops' };
const guardrails = [{ name: 'start', policyFile: 'start.json' }];

async function problemsOf(config: object, policy: unknown = allowStart): Promise<readonly string[]> {
  const files = { 'start.json': typeof policy === 'string' ? policy : JSON.stringify(policy) };
  const lines = await problemLines(stringify(config), { files });
  return lines.map((line) => line.replace(/^\S+ /, '').replaceAll(/ \(line \d+\)/g, ''));
}

describe('checkGuardrails', () => {
  it('takes guardrails that channels name', async () => {
    expect(await problemsOf({ guardrails, channelConfigurations: [{ ...channel, guardrails: ['start'] }] })).toEqual([]);
  });

  it('refuses a name that is taken', async () => {
    expect(await problemsOf({ guardrails: [...guardrails, ...guardrails] })).toEqual([
      'guardrails[1].name: the name is taken: guardrails[0].name has it already',
    ]);
  });

  it('refuses a channel that names a guardrail that is not there', async () => {
    expect(await problemsOf({ guardrails, channelConfigurations: [{ ...channel, guardrails: ['strat'] }] })).toEqual([
      'channelConfigurations[0].guardrails[0]: no guardrail has this name; got "strat" (did you mean "start"?)',
    ]);
    expect(await problemsOf({ channelConfigurations: [{ ...channel, guardrails: ['start'] }] })).toEqual([
      'channelConfigurations[0].guardrails[0]: no guardrail has this name; got "start"',
    ]);
  });

  it('refuses a file that is not there', async () => {
    expect(await problemsOf({ guardrails: [{ name: 'start', policyFile: 'absent.json' }] })).toEqual([
      'guardrails[0].policyFile: absent.json does not exist',
    ]);
  });

  it.each([
    ['not JSON', '{', 'is not JSON'],
    ['a policy with an element that is not known', { ...allowStart, Statment: [] }, 'Statment'],
    ['a statement without an effect', { ...allowStart, Statement: [{ Action: '*', Resource: '*' }] }, 'Effect'],
    [
      'a statement for a principal',
      { ...allowStart, Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }] },
      'Principal',
    ],
    ['nothing', '', 'is not JSON'],
  ])('refuses %s, because what is not understood could be the part that denies', async (_what, content, expected) => {
    const [problem, ...others] = await problemsOf({ guardrails }, content);

    expect(problem).toContain('guardrails[0].policyFile: start.json is not a policy that can be enforced');
    expect(problem).toContain(expected);
    expect(others).toEqual([]);
  });

  it.each([
    ["role: 'arn:aws:iam::111122223333:role/ops'", 1],
    ["accounts: [{ name: prod, role: 'arn:aws:iam::111122223333:role/ops' }]", 1],
    ['role: ambient', 0],
  ])('warns of guardrails that are too long for a session with %s', async (role, count) => {
    const actions = Array.from({ length: 100 }, (_, position) => `ec2:DescribeSomething${position}`);
    const long = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }] };
    const yaml = `
guardrails: [{ name: start, policyFile: start.json }]
channelConfigurations: [{ configurationName: ops, platform: web, channelId: ops, guardrails: [start], ${role} }]
`;
    const warnings = await warningLines(yaml, { files: { 'start.json': JSON.stringify(long) } });

    expect(warnings.filter((line) => line.includes('AWS takes 2048'))).toHaveLength(count);
    expect(await warningLines(yaml, { files: { 'start.json': JSON.stringify(allowStart) } })).toEqual([]);
  });

  it.each([
    [{ template: 'read-only-commands' }, []],
    [{ policyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }, []],
    [{}, ['guardrails[0]: is missing what it is: policyFile, policyArn or template']],
    [
      { policyFile: 'start.json', template: 'support' },
      ['guardrails[0].template: cannot stand beside policyFile: a guardrail is one of the two'],
    ],
    [
      { policyArn: 'arn:aws:iam::aws:policy/service-role/AWSLambdaRole' },
      ['guardrails[0].policyArn: is a policy for a role of a service, which cannot be a guardrail'],
    ],
    [{ policyArn: 'ReadOnlyAccess' }, [expect.stringContaining('guardrails[0].policyArn: must be the ARN of a managed policy')]],
    [{ template: 'read-only' }, [expect.stringContaining('guardrails[0].template: must be one of notifications, read-only-commands')]],
  ])('knows the kinds of guardrails: %j', async (kind, expected) => {
    expect(await problemsOf({ guardrails: [{ name: 'start', ...kind }] })).toEqual(expected);
  });

  it('refuses names that no guardrail has wherever guardrails are set', async () => {
    const slack = { workspaces: [{ workspaceId: 'T0', botToken: 'xoxb-1', guardrails: ['b'] }] };
    const guardrailSelections = [{ configurationNames: ['ops'], guardrails: ['c'] }];
    const problems = await problemsOf({
      guardrails,
      defaultGuardrails: ['a'],
      slack,
      guardrailSelections,
      channelConfigurations: [channel],
    });

    expect(problems).toEqual([
      'defaultGuardrails[0]: no guardrail has this name; got "a"',
      'slack.workspaces[0].guardrails[0]: no guardrail has this name; got "b"',
      'guardrailSelections[0].guardrails[0]: no guardrail has this name; got "c"',
    ]);
  });

  it('warns of a selection that selects nothing, and of a managed policy that the role cannot take', async () => {
    const yaml = stringify({
      guardrails: [{ name: 'ops', policyArn: 'arn:aws:iam::999999999999:policy/ops' }],
      guardrailSelections: [{ configurationNames: ['prod-*', 'o*'], guardrails: ['ops'] }],
      channelConfigurations: [{ ...channel, role: 'arn:aws:iam::111122223333:role/ops' }],
    });
    const warnings = await warningLines(yaml);

    expect(warnings.map((line) => line.replace(/^\S+ /, ''))).toEqual([
      'guardrailSelections[0].configurationNames[0]: is the name of no channel configuration',
      'channelConfigurations[0]: name arn:aws:iam::999999999999:policy/ops, which is not of the account of the role (111122223333): no command runs there',
    ]);
  });
});
