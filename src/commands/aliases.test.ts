import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NO_CONTROL } from '../domain/channel-control.ts';
import type { GuardrailPolicy } from '../domain/guardrail-policy.ts';
import type { SpeakerStatus } from '../domain/speaker.ts';
import type { CommandRequest } from './command-request.ts';
import type { ChannelRules } from './command-surroundings.ts';
import { aGuardrail, ben, openCommandsFlow, rulesWith, type CommandsFlow } from './testing/open-commands-flow.ts';

const ROOT: CommandRequest['person'] = { userId: 'web:root', displayName: 'Root' };

let flow: CommandsFlow;
beforeEach(async () => {
  flow = await openCommandsFlow();
  flow.surroundings.rules = rulesOf(aGuardrail('all', {}));
});
afterEach(() => flow.close());

function rulesOf(...guardrails: readonly GuardrailPolicy[]): ChannelRules {
  const control = { ...NO_CONTROL, administrators: ['web:root'], allowsBots: true, allowsGuests: true, allowsExternal: true };
  return { ...rulesWith(...guardrails), control };
}

const dev = { platform: 'web', workspaceId: '', channelId: 'dev' } as const;
const elsewhere = { platform: 'slack', workspaceId: 'T0123ABCD', channelId: 'C0123ABCD' } as const;

function codeIn(answer: string): string {
  const code = /(?:confirm|more) ([A-Z0-9]{6})/.exec(answer)?.[1];
  if (code === undefined) throw new Error(`There is no code in: ${answer}`);
  return code;
}

describe('aliases', () => {
  it('are made, shown, listed, edited and deleted, each on record', async () => {
    await expect(flow.say('alias create stop ec2 stop-instances --instance-ids $id')).resolves.toContain('The alias stop is made');
    await expect(flow.say('ALIAS show Stop')).resolves.toMatch(/ec2 stop-instances --instance-ids \$id[\s\S]*run stop ID[\s\S]*Ana/);
    await expect(flow.say('alias list')).resolves.toMatch(/stop: ec2 stop-instances/);
    await expect(flow.say('alias edit stop ec2 reboot-instances --instance-ids $id', { person: ben })).resolves.toContain('is changed');
    await expect(flow.say('alias show stop')).resolves.toMatch(/reboot-instances[\s\S]*Ana[\s\S]*Ben/);
    await expect(flow.say('alias delete stop')).resolves.toMatch(/is deleted[\s\S]*reboot-instances/);
    await expect(flow.say('alias list')).resolves.toContain('There are no aliases here');

    const changes = (await flow.auditEvents()).filter(({ kind }) => kind.startsWith('alias.'));
    expect(changes.map(({ kind }) => kind)).toEqual(['alias.created', 'alias.edited', 'alias.deleted']);
    expect(changes[1]).toMatchObject({
      person: ben,
      commandId: expect.stringMatching(/./),
      detail: {
        before: { name: 'stop', scope: 'channel', commandText: 'ec2 stop-instances --instance-ids $id' },
        after: { commandText: 'ec2 reboot-instances --instance-ids $id' },
      },
    });
  });

  it.each([
    ['alias create x $service describe-instances', /written out/],
    ['alias create x ec3 describe-instances', /no service/],
    ['alias create x rds modify-db-instance --db-instance-identifier a --master-user-password hunter2', /secret is written/],
    ['alias create x rds modify-db-instance --db-instance-identifier $a --master-user-password $b', /\$b stands where a secret does/],
    ['alias edit nothing ec2 describe-instances', /No alias of this channel/],
    ['alias delete nothing', /No alias of this channel/],
    ['run nothing', /No alias of this channel/],
    ['alias create --scope all x ec2 describe-instances', /Only an administrator/],
    ['alias create --scope workspace x ec2 describe-instances', /Only an administrator/],
    ['alias fly', /alias create NAME COMMAND/],
  ])('refuse %s', async (said, refusal) => {
    await expect(flow.say(said)).resolves.toMatch(refusal);
    await expect(flow.say('alias list')).resolves.toContain('There are no aliases here');
  });

  it('stand for 5,000 characters at most', async () => {
    const said = `alias create x sns publish --topic-arn $arn --message ${'a'.repeat(4965)}`;
    await expect(flow.say(said)).resolves.toMatch(/at most 5000 characters; this has 500\d/);
    await expect(flow.say(said.slice(0, -20))).resolves.toContain('is made');
  });

  it('keep no secret that is given by position', async () => {
    await flow.say('alias create pw rds modify-db-instance --db-instance-identifier $db --master-user-password $password');
    await flow.say('run pw orders hunter2', { idempotencyKey: 'with-secret' });

    expect((await flow.store.records.commands.findByKey('with-secret'))?.text).toBe('run pw orders ••••••••');
    expect(JSON.stringify(await flow.auditEvents())).not.toContain('hunter2');
  });

  it.each([
    [
      'cannot run together',
      'rds modify-db-instance --db-instance-identifier a --master-user-password $of\nec2 wait instance-running',
      'run it hunter2',
    ],
    ['lacks something', 'ssm put-parameter --type SecureString --value $of', 'run it hunter2'],
    ['has a mistake in it', 'ssm put-parameter --name a --kind SecureString --value $of', "run it 'hunter2 b'"],
  ])('keep no secret that is given by position where what they come to %s', async (_why, commandText, said) => {
    flow.surroundings.rules = {
      ...rulesWith(aGuardrail('all', {})),
      aliases: [{ name: 'it', commandText, scope: 'channel', managedBy: 'file' }],
    };
    const answer = await flow.say(said);

    const stored = await flow.commandsAt('answered');
    expect(stored).toHaveLength(1);
    expect(JSON.stringify([answer, stored, await flow.auditEvents()])).not.toContain('hunter2');
  });

  it('keep no secret of what was refused', async () => {
    await flow.say('alias create x rds modify-db-instance --db-instance-identifier a --master-user-password hunter2');
    await flow.say('run x --password hunter2 --api-token=hunter2');

    const stored = await flow.commandsAt('answered');
    expect(stored).toHaveLength(2);
    expect(JSON.stringify([stored, await flow.auditEvents()])).not.toContain('hunter2');
  });

  it('stand once in a channel', async () => {
    await flow.say('alias create stop ec2 stop-instances --instance-ids $id');
    await expect(flow.say('alias create STOP ec2 describe-instances')).resolves.toMatch(/There is an alias stop already/);
    await expect(flow.say('alias create stop ec2 describe-instances', { channel: dev })).resolves.toContain('is made');
    await expect(flow.say('alias show stop')).resolves.toContain('stop-instances');
  });

  it('count in one channel, in its workspace, or in all', async () => {
    await flow.say('alias create here ec2 describe-instances');
    await flow.say('alias create --scope workspace near ec2 describe-instances', { person: ROOT });
    await flow.say('alias create --scope all far ec2 describe-instances', { person: ROOT });

    await expect(flow.say('alias list')).resolves.toMatch(/far:[\s\S]*here:[\s\S]*near:/);
    const inDev = await flow.say('alias list', { channel: dev });
    expect(inDev).toMatch(/far:[\s\S]*near:/);
    expect(inDev).not.toContain('here:');
    const onSlack = await flow.say('alias list', { channel: elsewhere });
    expect(onSlack).toContain('far:');
    expect(onSlack).not.toMatch(/here:|near:/);
    await expect(flow.say('alias delete far')).resolves.toMatch(/Only an administrator/);
    await expect(flow.say('alias edit --scope workspace near ec2 describe-vpcs')).resolves.toMatch(/Only an administrator/);
    await expect(flow.say('alias delete far', { channel: elsewhere, person: ROOT })).resolves.toContain('is deleted');
  });

  it('of the configuration file run as others do, and are not changed in the chat', async () => {
    const ofFile = { name: 'zones', commandText: 'ec2 describe-availability-zones --region $r', scope: 'all', managedBy: 'file' } as const;
    flow.surroundings.rules = { ...rulesOf(aGuardrail('all', {})), aliases: [ofFile] };

    await expect(flow.say('alias show zones')).resolves.toContain('the configuration file');
    await expect(flow.say('alias edit zones ec2 describe-vpcs')).resolves.toMatch(/it is changed there/);
    await expect(flow.say('alias delete zones')).resolves.toMatch(/it is changed there/);
    await expect(flow.say('alias create zones ec2 describe-vpcs')).resolves.toMatch(/The configuration file has an alias zones/);
    await flow.say('run zones eu-west-1');
    expect(flow.calls).toMatchObject([{ region: 'eu-west-1' }]);
  });

  it.each<[string, SpeakerStatus, RegExp]>([
    ['a program', 'bot', /Members of the workspace make/],
    ['a guest', 'guest', /Members of the workspace make/],
    ['somebody from outside', 'external', /Members of the workspace make/],
    ['nobody knows whom', 'unknown', /./],
  ])('are made by no %s', async (_, speaker, refusal) => {
    await expect(flow.say('alias create x ec2 describe-instances', { speaker })).resolves.toMatch(refusal);
    await expect(flow.say('alias list')).resolves.toContain('There are no aliases here');
  });

  it('are full at some point', async () => {
    for (let number = 0; number < 200; number += 1) {
      await flow.store.write(({ aliases }) =>
        aliases.put({
          name: `a${number}`,
          commandText: 'ec2 describe-vpcs',
          scope: 'channel',
          managedBy: 'chat',
          channel: { platform: 'web', workspaceId: '', channelId: 'ops' },
          createdBy: ben,
          createdAt: flow.context.now(),
        }),
      );
    }
    await expect(flow.say('alias create one-more ec2 describe-vpcs')).resolves.toMatch(/There are 200 already/);
  });

  it('ask in a form for what was not said', async () => {
    await expect(flow.say('alias create')).resolves.toMatch(/--name[\s\S]*--action/);
    await expect(flow.say("alias create --name='stop' --action='ec2 stop-instances --instance-ids $id'")).resolves.toContain('is made');
    await expect(flow.say('alias edit stop')).resolves.toMatch(/alias edit --name=stop/);
    await expect(flow.say("alias edit --name=stop --action='ec2 reboot-instances --instance-ids $id'")).resolves.toContain('is changed');
  });
});

describe('run', () => {
  it('runs what reads at once, with values by position or by name', async () => {
    await flow.say('alias create logs logs filter-log-events --log-group-name $group --filter-pattern $what');

    await flow.say('run logs /aws/lambda/a ERROR');
    await flow.say('alias run logs --what "b c" --group d');

    expect(flow.calls.map(({ params }) => params)).toMatchObject([
      { logGroupName: '/aws/lambda/a', filterPattern: 'ERROR' },
      { logGroupName: 'd', filterPattern: 'b c' },
    ]);
    const runs = (await flow.auditEvents()).filter(({ kind }) => kind === 'alias.run');
    expect(runs[1]).toMatchObject({
      detail: { name: 'logs', scope: 'channel', commands: ["logs filter-log-events --log-group-name d --filter-pattern 'b c'"] },
    });
  });

  it('shows what changes something with its values, and runs it once it is confirmed', async () => {
    await flow.say('alias create stop ec2 stop-instances --instance-ids $id');

    const card = await flow.say('run stop i-0123456789abcdef0');
    expect(card).toContain('aws ec2 stop-instances --instance-ids i-0123456789abcdef0');
    expect(flow.calls).toEqual([]);
    await flow.say(`confirm ${codeIn(card)}`);

    expect(flow.calls).toMatchObject([{ operation: 'StopInstances', params: { InstanceIds: ['i-0123456789abcdef0'] } }]);
  });

  it('runs nothing that the guardrails of the channel do not allow', async () => {
    await flow.say('alias create stop ec2 stop-instances --instance-ids $id');
    flow.surroundings.rules = rulesOf(aGuardrail('reads', { Action: ['ec2:Describe*'] }));

    await expect(flow.say('run stop i-0123456789abcdef0')).resolves.toMatch(/not allowed|does not allow/i);
    expect(flow.calls).toEqual([]);
    expect(await flow.auditKinds()).toContain('command.denied');
  });

  it('asks for values that are missing, and takes them from the form', async () => {
    await flow.say('alias create logs logs filter-log-events --log-group-name $group --filter-pattern $what');

    const form = await flow.say("run logs --what='a b'");
    expect(form).toMatch(/Which group\?[\s\S]*run logs --what='a b' --group=VALUE/);
    expect(flow.calls).toEqual([]);
    await flow.say("run logs --what='a b' --group='c'");
    expect(flow.calls).toMatchObject([{ params: { logGroupName: 'c', filterPattern: 'a b' } }]);
  });

  it('offers what there is to choose from for a value that is that of a parameter', async () => {
    flow.surroundings.answerLookUp = async ({ operation }) => ({
      status: 'succeeded',
      output: operation === 'DescribeInstances' ? { Reservations: [{ Instances: [{ InstanceId: 'i-0123456789abcdef0' }] }] } : {},
      truncatedMembers: [],
    });
    await flow.say('alias create stop ec2 stop-instances --region $region --instance-ids $id');

    await expect(flow.say('run stop --region eu-west-1')).resolves.toMatch(/--id: \$id \(i-0123456789abcdef0\)/);
    expect(flow.lookUps).toMatchObject([{ operation: 'DescribeInstances', region: 'eu-west-1' }]);
    expect(flow.calls).toEqual([]);
  });

  it('takes several values for a parameter that has several, as a form says them', async () => {
    await flow.say('alias create look ec2 describe-instances --instance-ids $ids');
    await flow.say(`run look --ids='["i-0123456789abcdef0","i-0123456789abcdef1"]'`);

    expect(flow.calls).toMatchObject([{ params: { InstanceIds: ['i-0123456789abcdef0', 'i-0123456789abcdef1'] } }]);
  });

  it('repeats no secret in the form', async () => {
    await flow.say('alias create pw rds modify-db-instance --db-instance-identifier $db --master-user-password $password');

    const form = await flow.say('run pw --password=hunter2');
    expect(form).not.toContain('hunter2');
    expect(form).toMatch(/--db[\s\S]*--password/);
  });

  it('takes what looks like an option for the value that it is given for', async () => {
    await flow.say('alias create x logs filter-log-events --log-group-name $a');
    await flow.say("run x --a='--log-group-names'");
    expect(flow.calls).toMatchObject([{ operation: 'FilterLogEvents', params: { logGroupName: '--log-group-names' } }]);
  });

  it('refuses what would mean something within a word', async () => {
    await flow.say("alias create x logs filter-log-events --log-group-name a --filter-pattern '{ $.x = $a }'");
    await expect(flow.say('run x --a="b || c = d"')).resolves.toContain('means something');
    expect(flow.calls).toEqual([]);
  });

  it('says what is wrong with what was given', async () => {
    await flow.say('alias create zones ec2 describe-availability-zones');
    await expect(flow.say('run zones a b')).resolves.toMatch(/takes no values/);
    await expect(flow.say('run zone')).resolves.toMatch(/alias show zones/);
  });
});

describe('run with several commands', () => {
  const instances = { Reservations: [{ Instances: [{ InstanceId: 'i-0123456789abcdef0' }, { InstanceId: 'i-0123456789abcdef1' }] }] };

  it('runs those without values of others together, confirmed with one word', async () => {
    await flow.say('alias create both ec2 stop-instances --instance-ids $id\nec2 start-instances --instance-ids $id');

    const card = await flow.say('run both i-0123456789abcdef0');
    expect(card).toContain('Confirm 2 commands?');
    await flow.say(`confirm ${codeIn(card)}`);
    expect(flow.calls.map(({ operation }) => operation)).toEqual(['StopInstances', 'StartInstances']);
  });

  it('passes values on from one that reads to others that read', async () => {
    flow.surroundings.answer = async ({ operation }) => ({
      status: 'succeeded',
      output: operation === 'DescribeInstances' ? instances : {},
      truncatedMembers: [],
    });
    await flow.say(
      'alias create look ec2 describe-instances --filters Name=tag:Name,Values=$name\nec2 describe-instance-status --instance-ids $step1.Reservations[].Instances[].InstanceId\nec2 describe-tags --filters Name=resource-id,Values=$step1.Reservations[0].Instances[0].InstanceId',
    );

    await expect(flow.say('run look web')).resolves.toContain('3 commands: all done');

    expect(flow.calls.map(({ operation, params }) => [operation, params])).toMatchObject([
      ['DescribeInstances', { Filters: [{ Name: 'tag:Name', Values: ['web'] }] }],
      ['DescribeInstanceStatus', { InstanceIds: ['i-0123456789abcdef0', 'i-0123456789abcdef1'] }],
      ['DescribeTags', { Filters: [{ Name: 'resource-id', Values: ['i-0123456789abcdef0'] }] }],
    ]);
    const ends = (await flow.auditEvents()).filter(({ kind }) => kind === 'command.succeeded');
    expect(ends.map(({ detail }) => [detail['position'], detail['of']])).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ]);
    await expect(flow.commandsAt('executing')).resolves.toEqual([]);
  });

  it('shows what changes something with the values that it got, and goes on with what follows once it is confirmed', async () => {
    flow.surroundings.answer = async ({ operation }) => ({
      status: 'succeeded',
      output: operation === 'DescribeInstances' ? instances : { StoppingInstances: [{ InstanceId: 'i-0123456789abcdef1' }] },
      truncatedMembers: [],
    });
    await flow.say(
      'alias create stop ec2 describe-instances --filters Name=tag:Name,Values=$name\nec2 stop-instances --instance-ids $step1.Reservations[].Instances[].InstanceId\nec2 describe-instance-status --instance-ids $step2.StoppingInstances[].InstanceId',
    );

    const first = await flow.say('run stop web');
    expect(first).toMatch(/1 of 3 commands done; the next one waits for you/);
    expect(first).toMatch(/aws ec2 stop-instances --instance-ids i-0123456789abcdef0 i-0123456789abcdef1/);
    expect(flow.calls).toHaveLength(1);
    await expect(flow.commandsAt('executing')).resolves.toEqual([]);

    const card = await flow.say(`more ${codeIn(first)}`);
    expect(card).toMatch(/Confirm ec2 stop-instances\?[\s\S]*Then follows[\s\S]*describe-instance-status/);
    expect(flow.calls).toHaveLength(1);

    const last = await flow.say(`confirm ${codeIn(card)}`);
    expect(last).toContain('3 commands: all done');
    expect(flow.calls.map(({ operation, params }) => [operation, params])).toMatchObject([
      ['DescribeInstances', {}],
      ['StopInstances', { InstanceIds: ['i-0123456789abcdef0', 'i-0123456789abcdef1'] }],
      ['DescribeInstanceStatus', { InstanceIds: ['i-0123456789abcdef1'] }],
    ]);
    await expect(flow.commandsAt('executing')).resolves.toEqual([]);
    await expect(flow.commandsAt('awaiting-confirmation')).resolves.toEqual([]);
  });

  it.each<[string, Readonly<Record<string, unknown>>, RegExp]>([
    ['has nothing there', {}, /has nothing at \$step1\.Reservations/],
    ['has an empty list there', { Reservations: [] }, /nothing to go on with/],
    ['has a secret there', { Reservations: [{ Instances: [{ InstanceId: '••••••••' }] }] }, /is a secret/],
  ])('stops where an answer %s', async (_, output, refusal) => {
    flow.surroundings.answer = async () => ({ status: 'succeeded', output, truncatedMembers: [] });
    await flow.say(
      'alias create look ec2 describe-instances\nec2 describe-instance-status --instance-ids $step1.Reservations[].Instances[].InstanceId',
    );

    await expect(flow.say('run look')).resolves.toMatch(refusal);
    expect(flow.calls).toHaveLength(1);
    await expect(flow.commandsAt('failed')).resolves.toHaveLength(1);
  });

  it('takes a value of an answer for a value, whatever it says', async () => {
    const hostile = '--region us-east-1 $step1.X\naws ec2 terminate-instances';
    flow.surroundings.answer = async ({ operation }) => ({
      status: 'succeeded',
      output: operation === 'DescribeInstances' ? { Reservations: [{ OwnerId: hostile }] } : {},
      truncatedMembers: [],
    });
    await flow.say('alias create look ec2 describe-instances\nlogs filter-log-events --log-group-name $step1.Reservations[0].OwnerId');

    await flow.say('run look');

    expect(flow.calls.map(({ operation, region, params }) => [operation, region, params['logGroupName']])).toEqual([
      ['DescribeInstances', 'eu-central-1', undefined],
      ['FilterLogEvents', 'eu-central-1', hostile],
    ]);
  });

  it('denies one of those that follow as if it had been typed', async () => {
    flow.surroundings.rules = rulesOf(aGuardrail('some', { Action: ['ec2:DescribeInstances'] }));
    flow.surroundings.answer = async () => ({ status: 'succeeded', output: instances, truncatedMembers: [] });
    await flow.say(
      'alias create look ec2 describe-instances\nec2 describe-instance-status --instance-ids $step1.Reservations[].Instances[].InstanceId',
    );

    await expect(flow.say('run look')).resolves.toMatch(/1 of 2 commands done, then one was not/);
    expect(flow.calls).toHaveLength(1);
    expect(await flow.auditKinds()).toContain('command.denied');
  });
});
