import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NO_CONTROL } from '../domain/channel-control.ts';
import { createPeople } from '../domain/people.ts';
import type { Block } from '../messages/message.ts';
import type { CommandRequest } from './command-request.ts';
import { aGuardrail, openCommandsFlow, rulesWith, type CommandsFlow } from './testing/open-commands-flow.ts';

const READ = 'codepipeline get-pipeline-state --name checkout';
const CHANGE = 'ec2 stop-instances --instance-ids i-0123456789abcdef0';
const ALL = aGuardrail('ops', { Sid: 'Everything' });

let flow: CommandsFlow;

beforeEach(async () => {
  flow = await openCommandsFlow();
});
afterEach(() => flow.close());

/** Says something by a press, and returns the answer as text. */
function press(text: string, request: Partial<CommandRequest> = {}): Promise<string> {
  return flow.say(text, { isUnseen: true, ...request });
}

/** Presses in Slack, which tells no names, and returns the first block of the answer. */
async function firstBlockInSlack(text: string): Promise<Block | undefined> {
  const channel = { platform: 'slack', workspaceId: 'T0OPS', channelId: 'C0OPS' } as const;
  const person = { userId: 'slack:T0OPS:U0ANA', displayName: 'U0ANA' };
  const answer = await flow.pipeline({ channel, person, text, idempotencyKey: 'slack-press', isUnseen: true });
  return answer?.blocks[0];
}

describe('tellWhoAsked', () => {
  it('says who asked for which command where nobody saw it', async () => {
    await expect(press(READ)).resolves.toContain(`👆 Ana asked for ${READ}`);
    await expect(press('help')).resolves.toContain('👆 Ana asked for help');
  });

  it('says nothing of what was typed', async () => {
    await expect(flow.say(READ)).resolves.not.toContain('asked for');
  });

  it('says nothing where whoever asked sees the answer alone', async () => {
    const refused = await press('ec2 terminate-instances --instance-ids i-0123456789abcdef0');

    expect(refused).toContain('not allowed here');
    expect(refused).not.toContain('asked for');
  });

  it('leaves out the command on a card, which shows it, and the line where the card is answered', async () => {
    flow.surroundings.rules = rulesWith(ALL);
    const card = await press(CHANGE);
    const code = /@aws confirm ([A-Z0-9]{6})/.exec(card)?.[1] ?? '';

    expect(card).toContain('👆 Ana asked for this\n');
    await expect(press(`confirm ${code}`)).resolves.not.toContain('👆');
    expect(flow.calls).toHaveLength(1);
  });

  it('leaves out the commands on a card of several', async () => {
    flow.surroundings.rules = rulesWith(ALL);

    await expect(press(`${CHANGE}\n${READ}`)).resolves.toContain('👆 Ana asked for this\n');
  });

  it('masks what is secret', async () => {
    const answer = await press(`cognito-idp list-users --user-pool-id eu-central-1_a --filter 'password = "x"' --password hunter2hunter2`);

    expect(answer).toContain('👆 Ana asked for');
    expect(answer).not.toContain('hunter2hunter2');
  });

  it('repeats no value that completes a command', async () => {
    const answer = await press('set secret-string hunter2hunter2');

    expect(answer).toContain('👆 Ana gave what was missing');
    expect(answer).not.toContain('hunter2hunter2');
  });

  it('keeps the line short, and one line', async () => {
    const answer = await press(`ec2 describe-instances --filters\n${'Name=tag:a,Values=b '.repeat(100)}`);
    const line = answer.split('\n').find((one) => one.includes('👆')) ?? '';

    expect(line).toContain('Ana asked for ec2 describe-instances --filters Name=tag:a');
    expect(line.length).toBeLessThan(400);
  });

  it('calls whoever pressed where the platform tells no name, unless the administrator has named them', async () => {
    const spans = (block: Block | undefined) => (block?.kind === 'paragraph' ? block.spans : []);

    expect(spans(await firstBlockInSlack(READ))).toContainEqual({
      kind: 'mention',
      target: { kind: 'person', id: 'U0ANA' },
      text: 'U0ANA',
    });
    const people = createPeople([{ name: 'Ana Ops', identities: ['slack:T0OPS:U0ANA', 'web:ana'] }]);
    flow.surroundings.rules = { ...rulesWith(), control: { ...NO_CONTROL, people } };
    await expect(press(READ)).resolves.toContain('👆 Ana Ops asked for');
  });
});
