import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LIST_LIFETIME_MS } from './choices/remembered-lists.ts';
import { DRAFT_LIFETIME_MS } from './draft-command.ts';
import { aGuardrail, ana, ben, openCommandsFlow, rulesWith, type CommandsFlow } from './testing/open-commands-flow.ts';

const INVOKE = 'lambda get-function-configuration';

let flow: CommandsFlow;

beforeEach(async () => {
  flow = await openCommandsFlow();
  flow.surroundings.rules = rulesWith(aGuardrail('ops', {}));
});
afterEach(() => flow.close());

function answerWith(output: Readonly<Record<string, unknown>>): void {
  flow.surroundings.answerLookUp = async () => ({ status: 'succeeded', output, truncatedMembers: [] });
}

const draftOf = (userId = ana.userId) => flow.store.records.drafts.find('web//ops', userId);

describe('a command that lacks parameters', () => {
  it('is kept, and asks for all of them at once, with their types and values', async () => {
    const card = await flow.say('cloudwatch set-alarm-state --alarm-name a');

    expect(card).toContain('2 parameters are missing');
    expect(card).toContain('--state-value: one of these values');
    expect(card).toContain('ALARM: @aws set state-value ALARM');
    expect(card).toContain('--state-reason: a text');
    expect(card).toContain('@aws state-value=VALUE state-reason=VALUE');
    expect(card).toContain('Cancel: @aws cancel');
    expect(flow.calls).toEqual([]);
    await expect(draftOf()).resolves.toMatchObject({ commandText: 'cloudwatch set-alarm-state --alarm-name a' });
    await expect(flow.auditKinds()).resolves.toEqual(['command.received', 'command.rejected']);
  });

  it('offers things of the account, as the channel may read them', async () => {
    answerWith({
      Reservations: [
        { Instances: [{ InstanceId: 'i-1', Tags: [{ Key: 'Name', Value: 'web 1' }] }] },
        { Instances: [{ InstanceId: 'i-2' }] },
      ],
    });

    const card = await flow.say('ec2 stop-instances --region us-west-2');

    expect(card).toContain('web 1 (i-1): @aws set instance-ids i-1');
    expect(card).toContain('i-2: @aws set instance-ids i-2');
    expect(flow.lookUps).toMatchObject([{ operation: 'DescribeInstances', region: 'us-west-2' }]);
  });

  it('offers nothing that the channel may not read', async () => {
    flow.surroundings.rules = rulesWith(aGuardrail('ops', { Action: ['lambda:InvokeFunction'] }));

    await expect(flow.say('lambda invoke')).resolves.toContain('Answer with @aws function-name VALUE, or with the value alone.');
    expect(flow.lookUps).toEqual([]);
  });

  it('takes the name of a command for no value', async () => {
    await flow.say('ec2 stop-instances');

    await expect(flow.say('describe-instances')).resolves.toContain('2 services of AWS have a command "describe-instances"');
    await expect(draftOf()).resolves.toMatchObject({ commandText: 'ec2 stop-instances' });
  });

  it('asks AWS once a minute for what there is to choose from, and for each person by itself', async () => {
    answerWith({ Functions: [{ FunctionName: 'pay' }] });
    await flow.say(INVOKE);
    await flow.say(INVOKE);
    await flow.say(INVOKE, { person: ben });
    flow.advance(LIST_LIFETIME_MS);
    await expect(flow.say(INVOKE)).resolves.toContain('pay: @aws set function-name pay');

    expect(flow.lookUps).toHaveLength(3);
  });

  it('offers nothing any more that may not be read any more', async () => {
    answerWith({ Functions: [{ FunctionName: 'pay' }] });
    await flow.say(INVOKE);
    flow.surroundings.rules = rulesWith(aGuardrail('no lists', { Action: ['lambda:GetFunctionConfiguration'] }));

    await expect(flow.say(INVOKE)).resolves.not.toContain('set function-name pay');
  });

  it.each(['function-name pay', 'function-name=pay', '--function-name pay', 'set function-name pay', 'pay', '@aws pay'])(
    'is completed by %s, and runs as any command',
    async (answer) => {
      await flow.say(`${INVOKE} --region us-west-2`);
      await flow.say(answer);

      expect(flow.calls).toMatchObject([{ operation: 'GetFunctionConfiguration', params: { FunctionName: 'pay' }, region: 'us-west-2' }]);
      await expect(draftOf()).resolves.toBeUndefined();
    },
  );

  it('is completed step by step, and then asks for a confirmation where it changes something', async () => {
    await flow.say('cloudwatch set-alarm-state --alarm-name a');
    const half = await flow.say('set state-value OK');
    const card = await flow.say('all is well');

    expect(half).toContain('Which state-reason?');
    expect(card).toContain("aws cloudwatch set-alarm-state --alarm-name a --state-value OK --state-reason 'all is well'");
    expect(card).toContain('@aws confirm');
    expect(flow.calls).toEqual([]);
  });

  it('is decided about when it is whole', async () => {
    flow.surroundings.rules = rulesWith();
    await flow.say('ec2 stop-instances');

    await expect(flow.say('i-1')).resolves.toContain('not allowed here');
  });

  it.each([
    ['help webservers', 'There is no such service'],
    ['confirm', 'Nothing waits for this answer'],
    ['approve', 'Nothing waits for this answer'],
  ])('takes %j for no value', async (said, answer) => {
    await flow.say('ec2 terminate-instances');

    await expect(flow.say(said)).resolves.toContain(answer);
    await expect(draftOf()).resolves.toMatchObject({ commandText: 'ec2 terminate-instances' });
  });

  it('leaves alone what is a command by itself, or a mistaken one', async () => {
    await flow.say(INVOKE);
    await flow.say('ec2 describe-instances');
    await expect(flow.say('ec2 describe-instancez')).resolves.toContain('There is no such command');

    expect(flow.calls.map(({ operation }) => operation)).toEqual(['DescribeInstances']);
    await expect(draftOf()).resolves.toBeDefined();
  });

  it('belongs to whoever typed it, in the channel where it was typed', async () => {
    await flow.say(INVOKE);

    await expect(flow.say('set function-name pay', { person: ben })).resolves.toContain('No command of yours waits');
    await expect(flow.say('set function-name pay', { channel: { platform: 'web', workspaceId: '', channelId: 'dev' } })).resolves.toContain(
      'No command of yours waits',
    );
    expect(flow.calls).toEqual([]);
  });

  it('is forgotten after a quarter of an hour', async () => {
    await flow.say(INVOKE);
    flow.advance(DRAFT_LIFETIME_MS);

    await expect(flow.say('set function-name pay')).resolves.toContain('No command of yours waits');
    expect(flow.calls).toEqual([]);
  });

  it('is dropped by cancel', async () => {
    await flow.say(INVOKE);

    await expect(flow.say('cancel')).resolves.toContain('not kept');
    await expect(flow.say('cancel')).resolves.toContain('No command of yours waits');
    await expect(draftOf()).resolves.toBeUndefined();
  });

  it.each(['ssm put-parameter --value hunter2', 'ssm put-parameter --name a'])(
    'is not kept where it has or lacks a secret: %s',
    async (text) => {
      const card = await flow.say(text);

      expect(card).toContain('Something is missing');
      await expect(draftOf()).resolves.toBeUndefined();
    },
  );

  it('never takes an option from a value', async () => {
    await flow.say(INVOKE);
    await flow.say('function-name=--region=us-gov-west-1');

    expect(flow.calls).toMatchObject([{ params: { FunctionName: '--region=us-gov-west-1' }, region: 'eu-central-1' }]);
  });
});
