import { describe, expect, it } from 'vitest';
import { loadText } from './testing/load-text.ts';

const channels = (actions: string): string =>
  `channelConfigurations: [{ configurationName: ops, platform: web, channelId: ops, customActions: [${actions}] }]\n`;

async function check(yaml: string): Promise<readonly string[]> {
  const outcome = await loadText(yaml);
  const warnings = outcome.warnings.map(({ path, text }) => `warning: ${path} ${text}`);
  return [...(outcome.status === 'invalid' ? outcome.problems.map(({ path, text }) => `${path} ${text}`) : []), ...warnings];
}

const action = (more: string): string => `customActions:\n  - { actionName: allow-ip, ${more} }\n`;

describe('checkCustomActions', () => {
  it.each([
    ['a command', 'command: "lambda list-functions --region $region"'],
    ['a function', `lambda: { function: errors, payload: '{"logGroup":"$LogGroup"}' }, account: prod, region: eu-west-1`],
    ['a runbook', 'runbook: { document: AWS-RestartEC2Instance, parameters: [{ name: InstanceId, values: [$Resource] }] }'],
    [
      'a place with conditions and variables',
      `command: x, attachments: [{ notificationType: Custom, buttonText: Allow 🙂, criteria: [{ operator: EQUALS, variableName: ip, value: a }],
          variables: [{ name: ip, value: event.metadata.additionalContext.IPAddress }] }]`,
    ],
  ])('takes %s', async (_, more) => {
    expect(await check(`${action(more)}${channels('allow-ip')}`)).toEqual([]);
  });

  it.each([
    ['account: prod', 'customActions[0] needs command, lambda or runbook'],
    ['command: x, lambda: { function: f }', 'customActions[0].lambda cannot stand beside command'],
    [
      'command: x, attachments: [{ notificationType: All, buttonText: a, criteria: [{ operator: EQUALS, variableName: ip }] }]',
      'customActions[0].attachments[0].criteria[0] needs value',
    ],
    [
      'command: x, attachments: [{ notificationType: All, buttonText: a, criteria: [{ operator: HAS_VALUE, variableName: ip, value: b }] }]',
      'warning: customActions[0].attachments[0].criteria[0].value has no effect',
    ],
    [
      'command: x, attachments: [{ notificationType: All, buttonText: a, variables: [{ name: ip, value: metadata.ip }] }]',
      'customActions[0].attachments[0].variables[0].value must be a label of events',
    ],
    [
      'command: x, attachments: [{ notificationType: All, buttonText: a, variables: [{ name: ip, value: kind }, { name: ip, value: name }] }]',
      'customActions[0].attachments[0].variables[1].name the name is taken',
    ],
    ['command: x, attachments: [{ notificationType: All, buttonText: "  " }]', 'customActions[0].attachments[0].buttonText'],
    ['command: "x | cat"', 'customActions[0].command cannot be read'],
    ['command: "sns publish --message AKIAIOSFODNN7EXAMPLE"', 'customActions[0].command holds a secret'],
    [`lambda: { function: f, payload: '{"k":"AKIAIOSFODNN7EXAMPLE"}' }`, 'customActions[0].lambda.payload holds a secret'],
    ['command: x, region: Frankfurt', 'customActions[0].region must be a Region'],
    ['runbook: { document: d, assumeRole: admin }', 'customActions[0].runbook.assumeRole must be the ARN of an IAM role'],
  ])('says of %s: %s', async (more, said) => {
    expect((await check(action(more))).join('\n')).toContain(said);
  });

  it('says where names are taken, and where nobody has one', async () => {
    const twice = `${action('command: x')}  - { actionName: allow-ip, command: z }\n`;

    expect((await check(twice)).join('\n')).toContain('customActions[1].actionName the name is taken');
    expect((await check(`${action('command: x')}${channels('alow-ip')}`)).join('\n')).toContain('did you mean "allow-ip"?');
    expect((await check(`${action('command: x')}${channels('allow-ip, allow-ip')}`)).join('\n')).toContain('the action is taken');
  });
});
