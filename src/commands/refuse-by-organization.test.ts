import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CommandSurroundings } from './command-surroundings.ts';
import { aGuardrail, openCommandsFlow, rulesWith, type CommandsFlow } from './testing/open-commands-flow.ts';

type FindRefusal = NonNullable<CommandSurroundings['findOrganizationRefusal']>;

const TEXT = 'The chat applications policy of the AWS organization disables Slack (chatbot.platforms.slack.client).';
const forbid: FindRefusal = async () => ({ rule: 'organization-policy', statement: 'chatbot.platforms.slack.client', text: TEXT });

let flow: CommandsFlow;
let find: FindRefusal;

beforeEach(async () => {
  flow = await openCommandsFlow();
  flow.surroundings.rules = rulesWith(aGuardrail('everything', {}));
  find = async () => undefined;
  const surroundings: { -readonly [Key in keyof CommandSurroundings]: CommandSurroundings[Key] } = flow.context.surroundings;
  surroundings.findOrganizationRefusal = (channel, roleSetting) => find(channel, roleSetting);
});
afterEach(() => flow.close());

describe('refuseByOrganization', () => {
  it.each(['ec2 describe-instances', 'help', 'whoami', 'iam list-users', 'no command at all'])(
    'answers with the policy where it forbids the channel, whatever is said: %s',
    async (text) => {
      find = forbid;

      await expect(flow.say(text)).resolves.toContain(TEXT);
      expect(flow.calls).toEqual([]);
      expect((await flow.auditEvents()).at(-1)).toMatchObject({
        kind: 'command.denied',
        detail: { because: { rule: 'organization-policy', statement: 'chatbot.platforms.slack.client' } },
      });
      expect(flow.ended.get('denied')).toBe(1);
    },
  );

  it('says nothing where the policy has nothing against it', async () => {
    await flow.say('ec2 describe-instances');

    expect(flow.calls).toMatchObject([{ operation: 'DescribeInstances' }]);
  });

  it('stands above a confirmation that was asked for before', async () => {
    const code = /confirm ([A-Z0-9]{6})/.exec(await flow.say('ec2 stop-instances --instance-ids i-0123456789abcdef0'))?.[1] ?? '';
    find = forbid;

    await expect(flow.say(`confirm ${code}`)).resolves.toContain(TEXT);
    expect(flow.calls).toEqual([]);
  });
});

describe('decideCommand', () => {
  it('is denied by the policy in the middle of the flow as well, above guardrails that allow everything', async () => {
    let asked = 0;
    // It comes into force between the front door and the decision.
    find = async (channel, roleSetting) => {
      asked += 1;
      return asked > 1 ? forbid(channel, roleSetting) : undefined;
    };

    const answer = await flow.say('ec2 describe-instances');

    expect(answer).toContain('ec2 describe-instances is not allowed here');
    expect(answer).toContain('Chat applications policy of the AWS organization');
    expect(answer).toContain(TEXT);
    expect(flow.calls).toEqual([]);
  });
});
