// Several commands of one alias that take values from each other: where they go, who lets them run, and what may not be among them.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChannelAccount } from '../domain/channel-account.ts';
import { NO_CONTROL } from '../domain/channel-control.ts';
import { aGuardrail, ben, openCommandsFlow, rulesWith, type CommandsFlow } from './testing/open-commands-flow.ts';

const PROD: ChannelAccount = { accountId: '111111111111', name: 'prod', roleArn: 'arn:aws:iam::111111111111:role/ops' };
const STAGING: ChannelAccount = { accountId: '222222222222', name: 'staging', roleArn: 'arn:aws:iam::222222222222:role/ops' };
const ALL = aGuardrail('all', {});
const ID = 'i-0123456789abcdef0';

let flow: CommandsFlow;
beforeEach(async () => {
  flow = await openCommandsFlow();
  flow.surroundings.rules = rulesWith(ALL);
  flow.surroundings.answer = async ({ operation }) => ({
    status: 'succeeded',
    output:
      operation === 'StopInstances'
        ? { StoppingInstances: [{ InstanceId: ID }] }
        : { Reservations: [{ Instances: [{ InstanceId: ID, Placement: { AvailabilityZone: 'eu-west-1a' } }] }] },
    truncatedMembers: [],
  });
});
afterEach(() => flow.close());

const STEP = '$step1.Reservations[].Instances[].InstanceId';

function make(...commands: readonly string[]): Promise<string> {
  return flow.say(`alias create x ${commands.join('\n')}`);
}

const codeIn = (answer: string): string => /(?:confirm|more) ([A-Z0-9]{6})/.exec(answer)?.[1] ?? `no code in ${answer}`;
const called = (): readonly string[] => flow.calls.map(({ operation }) => operation);

describe('what follows on a command that needs an approval', () => {
  it('runs once that is approved', async () => {
    const rule = {
      name: 'production',
      actions: ['ec2:Stop*'],
      resources: [],
      accounts: [],
      regions: [],
      tags: [],
      channelConfigurations: [],
      approvers: ['web:ben'],
      allowSelfApproval: false,
      minimumApprovals: 1,
      expiresMinutes: 60,
    };
    flow.surroundings.rules = { ...rulesWith(ALL), control: { ...NO_CONTROL, approvalRules: [rule] } };
    await make(`ec2 stop-instances --instance-ids ${ID}`, 'ec2 describe-instances --instance-ids $step1.StoppingInstances[].InstanceId');

    const code = codeIn(await flow.say('run x'));
    await expect(flow.say(`confirm ${code}`)).resolves.toContain('Waits for approval by');
    expect(called()).toEqual([]);
    await flow.say(`approve ${code}`, { person: ben });

    expect(called()).toEqual(['StopInstances', 'DescribeInstances']);
  });
});

describe('a text of an answer', () => {
  it.each([
    ['read', 'ec2 describe-instances'],
    ['stopped', 'ec2 stop-instances'],
  ])('is one thing that is %s, however it reads', async (_case, command) => {
    flow.surroundings.answer = async () => ({
      status: 'succeeded',
      output: { Tags: [{ Value: `["${ID}","i-0fedcba9876543210"]` }] },
      truncatedMembers: [],
    });
    await make('ec2 describe-tags', `${command} --instance-ids $step1.Tags[0].Value`);

    await expect(flow.say('run x')).resolves.toContain('would be read as several values');
    expect(called()).toEqual(['DescribeTags']);
  });

  it('is one thing also where it is kept for what follows on a change', async () => {
    flow.surroundings.answer = async () => ({
      status: 'succeeded',
      output: { Tags: [{ Value: `["${ID}","i-0fedcba9876543210"]` }, { Value: ID }] },
      truncatedMembers: [],
    });
    await make(
      'ec2 describe-tags',
      'ec2 reboot-instances --instance-ids $step1.Tags[1].Value',
      'ec2 stop-instances --instance-ids $step1.Tags[0].Value',
    );

    const answer = await flow.say('run x');
    expect(answer).toContain('would be read as several values');
    expect(codeIn(answer)).toContain('no code');
  });

  it('may be a list where the answer has one', async () => {
    await make('ec2 describe-instances', `ec2 describe-instance-status --instance-ids ${STEP}`);

    await flow.say('run x');
    expect(flow.calls).toMatchObject([{ operation: 'DescribeInstances' }, { params: { InstanceIds: [ID] } }]);
  });
});

describe('a word that lets a part of an alias run', () => {
  it('is given by whoever goes on with it, and in nobody else’s name', async () => {
    await make('ec2 describe-instances', `ec2 stop-instances --instance-ids ${STEP}`);
    const first = await flow.say('run x');

    const card = await flow.say(`more ${codeIn(first)}`, { person: ben });
    await flow.say(`confirm ${codeIn(card)}`);
    expect(called()).toEqual(['DescribeInstances']);
    await flow.say(`confirm ${codeIn(card)}`, { person: ben });

    expect(called()).toEqual(['DescribeInstances', 'StopInstances']);
    const runs = (await flow.auditEvents()).filter(({ kind }) => kind === 'alias.run');
    expect(runs.map(({ person }) => person.userId)).toEqual(['web:ana', 'web:ben']);
    expect(runs[1]?.detail).toEqual({
      name: 'x',
      commands: [`ec2 stop-instances --instance-ids '["${ID}"]' --region=eu-central-1`],
    });
  });

  it('lets nobody run what changes something of whom nobody knows who they are', async () => {
    await make(`ec2 stop-instances --instance-ids ${ID}`, 'ec2 describe-instances --instance-ids $step1.StoppingInstances[].InstanceId');

    await expect(flow.say('run x', { speaker: 'unknown' })).resolves.not.toContain('confirm');
    expect(called()).toEqual([]);
  });

  it('is taken back without anything of what follows', async () => {
    await make(`ec2 stop-instances --instance-ids ${ID}`, 'ec2 describe-instances --instance-ids $step1.StoppingInstances[].InstanceId');

    const card = await flow.say('run x');
    await flow.say(`cancel ${codeIn(card)}`);

    expect(called()).toEqual([]);
    const [cancelled] = await flow.commandsAt('cancelled');
    expect(cancelled?.confirmation).not.toHaveProperty('tail');
  });
});

describe('where the commands of an alias go', () => {
  beforeEach(() => {
    flow.surroundings.rules = { ...rulesWith(ALL), accounts: [PROD, STAGING] };
  });

  const roles = (): readonly string[] =>
    flow.calls.map(({ credentials }) => (typeof credentials === 'string' ? credentials : credentials.roleArn));

  it('is one account, also where another one is chosen before the rest is gone on with', async () => {
    await make('ec2 describe-instances --region eu-west-1', `ec2 stop-instances --instance-ids ${STEP}`);
    await flow.say('account prod');
    const first = await flow.say('run x');
    await flow.say('account staging');

    const card = await flow.say(`more ${codeIn(first)}`);
    await flow.say(`confirm ${codeIn(card)}`);

    expect(roles()).toEqual([PROD.roleArn, PROD.roleArn]);
    expect(flow.calls.map(({ region }) => region)).toEqual(['eu-west-1', 'eu-west-1']);
  });

  it('is asked for before any of them runs, and nothing of them is kept meanwhile', async () => {
    await make('ec2 describe-instances', `ec2 describe-instance-status --instance-ids ${STEP}`);

    const question = await flow.say('run x');
    expect(question).toContain('Which account?');
    expect(question).toContain('send it again');
    await flow.say('account prod');
    expect(called()).toEqual([]);
    await flow.say('run x');
    expect(called()).toEqual(['DescribeInstances', 'DescribeInstanceStatus']);
  });

  it('is not another one for a command that follows', async () => {
    await make('--account prod ec2 describe-instances', `--account staging ec2 describe-instance-status --instance-ids ${STEP}`);

    await expect(flow.say('run x')).resolves.toMatch(/go to one account/);
    expect(called()).toEqual(['DescribeInstances']);
  });
});

describe('what may not be among the commands of an alias', () => {
  it.each([
    [
      'one that waits, before others',
      ['ec2 wait instance-running --instance-ids i-1', 'ec2 describe-instances --instance-ids $step1.A'],
      [],
    ],
    [
      'one that waits, behind others',
      ['ec2 describe-instances', `ec2 wait instance-running --instance-ids ${STEP}`],
      ['DescribeInstances'],
    ],
  ])('is %s', async (_, commands, operations) => {
    await make(...commands);
    await expect(flow.say('run x')).resolves.toMatch(/that waits stands alone/);
    expect(called()).toEqual(operations);
  });

  it('is a command whose values AWS cannot take', async () => {
    await make('ec2 describe-instances', 'logs describe-log-groups --limit $step1.Reservations[0].Instances[0].InstanceId');
    await expect(flow.say('run x')).resolves.toMatch(/1 of 2 commands done, then one was not/);
    expect(called()).toEqual(['DescribeInstances']);
  });
});

describe('a value that is a secret', () => {
  it('is not kept with what is offered', async () => {
    await make(
      'ec2 describe-instances',
      `rds modify-db-instance --db-instance-identifier $step1.Reservations[0].Instances[0].InstanceId --master-user-password $password`,
    );

    const answer = await flow.say('run x --password=hunter22');

    expect(answer).toMatch(/could not be kept; send it yourself/);
    expect(answer).not.toContain('hunter22');
    expect(JSON.stringify(await flow.auditEvents())).not.toContain('hunter22');
  });
});

describe('a command that is completed by a look-up', () => {
  it('has an alias like others, alone', async () => {
    await expect(make('codepipeline approve --pipeline $p --stage $s --action $a')).resolves.toContain('is made');
    await expect(
      flow.say('alias create y ec2 describe-instances\ncodepipeline approve --pipeline a --stage b --action c'),
    ).resolves.toMatch(/Command 2: codepipeline has no command/);
  });
});

describe('the words about aliases', () => {
  it('are no service and no command of AWS', async () => {
    const { catalogue } = flow.context;
    expect(['alias', 'aliases', 'run'].filter((name) => catalogue.service(name) !== undefined)).toEqual([]);
    await expect(flow.say('kms list-aliases')).resolves.not.toContain('alias create');
    await expect(flow.say('ec2 run-instances --image-id ami-0123456789abcdef0')).resolves.toContain('run-instances');
  });
});
