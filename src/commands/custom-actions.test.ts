import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BoundAction } from '../domain/action-desk.ts';
import { NO_CONTROL } from '../domain/channel-control.ts';
import type { ActionDefinition, CustomAction } from '../domain/custom-action.ts';
import type { SpeakerStatus } from '../domain/speaker.ts';
import { plainActionDesk, type PlainActionDesk } from './testing/plain-action-desk.ts';
import { aGuardrail, openCommandsFlow, rulesWith, type CommandsFlow } from './testing/open-commands-flow.ts';

function anAction(actionName: string, definition: ActionDefinition, more: Partial<CustomAction> = {}): CustomAction {
  return { actionName, definition, attachments: [attachment], managedBy: 'file', ...more };
}

const attachment = { notificationType: 'Custom', buttonText: 'Look', criteria: [], variables: {} };
const look = anAction('look', { kind: 'cli', commandText: 'ec2 describe-instances --instance-ids $id' });
const stop = anAction('stop', {
  kind: 'cli',
  commandText: 'ec2 stop-instances --instance-ids $id\nsns publish --topic-arn $topic --message "stopped $id"',
});
const elsewhere = anAction('elsewhere', look.definition, { region: 'us-west-2' });
const errors = anAction('errors', { kind: 'lambda', functionName: 'errors', payload: '{"logGroup":"$group"}' });
const restart = anAction('restart', { kind: 'runbook', documentName: 'AWS-RestartEC2Instance', parameters: { InstanceId: ['$id'] } });

/** The code of an event in eu-west-1. */
const EVENT = '0192f0c1-7b1e-7aaa-8bbb-0123456789ab';

function bound(values: Readonly<Record<string, string>>, more: Partial<BoundAction> = {}): BoundAction {
  const place = { accountId: '123456789012', region: 'eu-west-1' };
  return { kind: 'bound', attachment, eventId: EVENT, title: 'web-cpu-high', findValue: (name) => values[name], ...place, ...more };
}

let flow: CommandsFlow;
let desk: PlainActionDesk;
beforeEach(async () => {
  flow = await openCommandsFlow();
  flow.surroundings.rules = {
    ...rulesWith(aGuardrail('all', {})),
    control: { ...NO_CONTROL, allowsBots: true, allowsGuests: true, allowsExternal: true },
  };
  desk = plainActionDesk(look, stop, elsewhere, errors, restart);
  Object.assign(flow.context.surroundings, { actions: () => desk });
  desk.events.set(EVENT, bound({ id: 'i-1', topic: 'arn:aws:sns:eu-west-1:123456789012:ops', group: '/a"b' }));
});
afterEach(() => flow.close());

function codeIn(answer: string): string {
  return /confirm ([A-Z0-9]{6})/.exec(answer)?.[1] ?? '';
}

/** Runs an action and confirms its card. */
async function run(said: string): Promise<string> {
  return flow.say(`confirm ${codeIn(await flow.say(said))}`);
}

describe('custom actions', () => {
  it('read with the values of their event and in its Region, and say who ran them', async () => {
    await expect(run(`action run look ${EVENT}`)).resolves.toMatch(/Ana ran Look \(look\), about web-cpu-high/);

    expect(flow.calls).toMatchObject([{ operation: 'DescribeInstances', region: 'eu-west-1', params: { InstanceIds: ['i-1'] } }]);
    expect(desk.runs).toEqual([
      {
        press: { actionName: 'look', buttonText: 'Look', eventId: EVENT, title: 'web-cpu-high' },
        commandText: "--account 123456789012 ec2 describe-instances --instance-ids 'i-1' --region eu-west-1",
      },
    ]);
  });

  it('say nothing for the commands after them', async () => {
    await run(`action run look ${EVENT}`);
    await flow.say('ec2 describe-vpcs');

    expect(flow.calls.map(({ region }) => region)).toEqual(['eu-west-1', 'eu-central-1']);
  });

  it('run where they say, else where their event is from', async () => {
    await run(`action run elsewhere ${EVENT}`);
    expect(flow.calls).toMatchObject([{ region: 'us-west-2' }]);

    desk.events.set(EVENT, bound({ id: 'i-1' }, { accountId: '999999999999' }));
    await expect(flow.say(`action run look ${EVENT}`)).resolves.toContain('do not reach "999999999999"');
    expect(flow.calls).toHaveLength(1);
  });

  it('wait for one word where they change something, however many commands they are', async () => {
    const card = await flow.say(`action run stop ${EVENT}`);
    expect(card).toMatch(/Ana pressed Look \(stop\), about web-cpu-high[\s\S]*ec2 stop-instances[\s\S]*sns publish/);
    expect(flow.calls).toEqual([]);

    await flow.say(`confirm ${codeIn(card)}`);
    expect(flow.calls).toMatchObject([
      { operation: 'StopInstances', params: { InstanceIds: ['i-1'] }, region: 'eu-west-1' },
      { operation: 'Publish', params: { Message: 'stopped i-1' } },
    ]);
  });

  it('are decided about for whoever presses', async () => {
    flow.surroundings.rules = rulesWith();
    await expect(flow.say(`action run stop ${EVENT}`)).resolves.toContain('read');
    expect(flow.calls).toEqual([]);
  });

  it('escape a value within JSON, and show what the function says as Markdown', async () => {
    flow.surroundings.answer = async () => ({
      status: 'succeeded',
      output: { StatusCode: 200, Payload: Buffer.from(JSON.stringify('*two* errors')) },
      truncatedMembers: [],
    });
    const card = await flow.say(`action run errors ${EVENT}`);
    const answer = await flow.say(`confirm ${codeIn(card)}`);

    const [call] = flow.calls;
    expect(JSON.parse(Buffer.from(call?.params['Payload'] as Uint8Array).toString())).toEqual({ logGroup: '/a"b' });
    expect(answer).toContain('two errors');
    expect(answer).not.toContain('*two*');
  });

  it.each([
    ['several things', '["i-1","i-2"]'],
    ['a file', 'file:///etc/passwd'],
    ['what nobody sees', 'i-1\u202E'],
  ])('refuse a value that would be %s', async (_, id) => {
    desk.events.set(EVENT, bound({ id }));

    await expect(flow.say(`action run look ${EVENT}`)).resolves.toContain('cannot be run');
    expect(flow.calls).toEqual([]);
    expect(desk.runs).toEqual([]);
  });

  it('ask for what the event does not say', async () => {
    desk.events.set(EVENT, bound({}));
    const form = await flow.say(`action run look ${EVENT}`);
    expect(form).toMatch(/What is look to be run with[\s\S]*--id/);

    await run(`action run look ${EVENT} now --id='i-7'`);
    expect(flow.calls).toMatchObject([{ params: { InstanceIds: ['i-7'] } }]);
  });

  it('ask for other values with those that are known, whoever gave them', async () => {
    const card = await flow.say(`action run look ${EVENT}`);
    expect(card).toContain(`Other values: @aws action run look ${EVENT} ask`);
    await expect(flow.say(`action run look ${EVENT} ask`)).resolves.toMatch(/What is look to be run with\?[\s\S]*--id[^\n]*now i-1/);
    expect(desk.runs).toHaveLength(1);

    const other = await flow.say(`action run look ${EVENT} now --id='i-7'`);
    expect(other).toContain('--instance-ids i-7');
    expect(other).toContain(`action run look ${EVENT} ask --id='i-7'`);
    await expect(flow.say(`action run look ${EVENT} ask --id='i-7'`)).resolves.toMatch(/--id[^\n]*now i-7/);
    await expect(flow.say(`action run stop ${EVENT}`)).resolves.toContain(`Other values: @aws action run stop ${EVENT} ask`);
  });

  it('say no secret again where other values are asked for, and ask for none where there are none', async () => {
    desk = plainActionDesk(
      anAction('sign', { kind: 'lambda', functionName: 'sign', payload: '{"t":"$token","g":"$group"}' }),
      anAction('plain', { kind: 'cli', commandText: 'ec2 describe-vpcs' }),
    );
    const card = await flow.say("action run sign --token hunter2 --group='a'");
    expect(/Other values: ([^\n]*)/.exec(card)?.[1]).toBe("@aws action run sign ask --group='a'");

    const plain = await flow.say('action run plain ask');
    expect(plain).toContain('Run ec2 describe-vpcs?');
    expect(plain).not.toContain('Other values');
  });

  it('ask once more for a secret that was given, and show it to nobody', async () => {
    desk = plainActionDesk(anAction('sign', { kind: 'lambda', functionName: 'sign', payload: '{"t":"$token","g":"$group"}' }));
    const form = await flow.say('action run sign --token hunter2');

    expect(form).toMatch(/--group[\s\S]*--token/);
    expect(form).not.toContain('hunter2');
  });

  it('keep a secret to themselves that its parameter alone says is one', async () => {
    const commandText = 'rds modify-db-instance --db-instance-identifier $db --master-user-password $who';
    desk = plainActionDesk(anAction('rotate', { kind: 'cli', commandText }));
    const card = await flow.say('action run rotate --db orders --who hunter2');
    const form = await flow.say("action run rotate --who='hunter2'");
    const anew = await flow.say('action run rotate ask --who hunter2');

    expect(card).toContain("Other values: @aws action run rotate ask --db='orders'");
    expect([card, form, anew].join('\n')).not.toContain('hunter2');
    const kept = [...(await flow.commandsAt('awaiting-confirmation')), ...(await flow.commandsAt('answered'))];
    expect(kept).toHaveLength(3);
    expect(kept.map(({ text }) => text).join('\n')).not.toContain('hunter2');
    expect(JSON.stringify([await flow.auditEvents(), desk.runs])).not.toContain('hunter2');
  });

  it('ask which role a runbook assumes, which may be left out', async () => {
    const role = 'arn:aws:iam::123456789012:role/automation';
    await expect(flow.say(`action run restart ${EVENT}`)).resolves.toMatch(/--AutomationAssumeRole/);

    await flow.say(`confirm ${codeIn(await flow.say(`action run restart ${EVENT} now`))}`);
    await flow.say(`confirm ${codeIn(await flow.say(`action run restart ${EVENT} now --AutomationAssumeRole='${role}'`))}`);
    expect(flow.calls.map(({ params }) => params)).toMatchObject([
      { DocumentName: 'AWS-RestartEC2Instance', Parameters: { InstanceId: ['i-1'] } },
      { Parameters: { InstanceId: ['i-1'], AutomationAssumeRole: [role] } },
    ]);
  });

  it('do nothing where they are not associated, and nothing about an event that is not there', async () => {
    await flow.say('action disassociate look');
    await expect(flow.say(`action run look ${EVENT}`)).resolves.toContain('not associated');
    await expect(flow.say('action run stop K7QX2M')).resolves.toContain('No event of this channel');
    await expect(flow.say('action run lok')).resolves.toMatch(/There is no action lok[\s\S]*look/);
    expect(flow.calls).toEqual([]);
  });

  it('are made at once, or step by step with what there is to choose from', async () => {
    await expect(flow.say('action create vpcs --button VPCs ec2 describe-vpcs')).resolves.toMatch(/vpcs is made[\s\S]*ec2 describe-vpcs/);
    await expect(flow.say('action create')).resolves.toMatch(/action create --kind cli[\s\S]*lambda[\s\S]*runbook/);
    await expect(flow.say('action create --kind lambda')).resolves.toMatch(/Where does it run\?[\s\S]*--region[\s\S]*now eu-central-1/);

    flow.surroundings.answerLookUp = async () => ({
      status: 'succeeded',
      output: { Functions: [{ FunctionName: 'errors' }] },
      truncatedMembers: [],
    });
    await expect(flow.say("action create --kind=lambda --region='eu-west-1'")).resolves.toMatch(
      /--function[^\n]*errors[\s\S]*now eu-west-1/,
    );
    expect(flow.lookUps).toMatchObject([{ operation: 'ListFunctions', region: 'eu-west-1' }]);
    const runbook = await flow.say("action create --kind=runbook --region='eu-west-1' --owner='Amazon'");
    expect(runbook).toMatch(/--runbook[\s\S]*--parameters/);
    expect(runbook).toContain('ssm list-documents --filters Key=DocumentType,Values=Automation Key=Owner,Values=Amazon --region eu-west-1');
    await expect(
      flow.say("action create --kind=runbook --name='stop' --runbook='AWS-StopEC2Instance' --parameters='InstanceId=$Resource'"),
    ).resolves.toMatch(/stop is made/);
  });

  it('are made from a message with what its event has', async () => {
    await expect(flow.say(`actions ${EVENT}`)).resolves.toContain(`action create --event ${EVENT}`);
    await expect(flow.say(`action create --event ${EVENT}`)).resolves.toContain(`action create --event ${EVENT} --kind cli`);
    const form = await flow.say(`action create --event ${EVENT} --kind cli`);

    expect(form).toMatch(/such as web-cpu-high has:[\s\S]*\$id i-1[\s\S]*--on[^\n]*now Custom/);
    await expect(flow.say('action create --event K7QX2M --kind cli')).resolves.not.toContain('has:');
  });

  it.each([
    ['action create x $service list', /written out/],
    ['action create x ec3 describe-instances', /no service/],
    ['action create x rds modify-db-instance --db-instance-identifier a --master-user-password hunter2', /secret is written/],
    ['action create x "lambda invoke --function-name $step1.A"', /./],
    ['action create x --variables ip lambda list-functions', /--variables/],
    ['action fly', /Say: action list/],
  ])('refuse %s', async (said, refusal) => {
    await expect(flow.say(said)).resolves.toMatch(refusal);
    expect((await desk.list('ops')).map(({ action }) => action.actionName)).not.toContain('x');
  });

  it.each<[string, SpeakerStatus]>([
    ['a program', 'bot'],
    ['a guest', 'guest'],
    ['somebody from outside', 'external'],
  ])('are not made by %s', async (_, speaker) => {
    await expect(flow.say('action create x lambda list-functions', { speaker })).resolves.toContain('Members of the workspace make');
    await expect(flow.say('action list', { speaker })).resolves.toContain('look');
  });

  it('are shown with what they do and where, with buttons for what may be done', async () => {
    await expect(flow.say('action show errors')).resolves.toMatch(
      /lambda invoke --function-name errors[\s\S]*Look[\s\S]*that of the event[\s\S]*by the configuration file/,
    );
    await flow.say('action create mine lambda list-functions');
    await expect(flow.say('action show mine')).resolves.toMatch(/action edit mine[\s\S]*action delete mine/);
    await expect(flow.say('action edit mine')).resolves.toMatch(/--command[^\n]*now lambda list-functions/);
    await expect(flow.say('action edit mine --button New')).resolves.toContain('New');
    await expect(flow.say('action delete mine')).resolves.toContain('is deleted');
  });

  it('are nothing to speak of in a channel that is in no configuration', async () => {
    flow.surroundings.rules = undefined;
    await expect(flow.say('actions')).resolves.toContain('no enabled channel configuration');
  });
});
