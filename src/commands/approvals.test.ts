import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ApprovalRule } from '../domain/approval-rule.ts';
import { NO_CONTROL, type ChannelControl } from '../domain/channel-control.ts';
import { createPeople } from '../domain/people.ts';
import type { Person } from '../domain/person.ts';
import { aGuardrail, ana, ben, openCommandsFlow, rulesWith, type CommandsFlow } from './testing/open-commands-flow.ts';

const STOP = 'ec2 stop-instances --instance-ids i-0123456789abcdef0';
const ALLOW = aGuardrail('ops', {});
const cleo: Person = { userId: 'web:cleo', displayName: 'Cleo' };
const anaOnSlack: Person = { userId: 'slack:T0:UANA', displayName: 'UANA' };

let flow: CommandsFlow;

beforeEach(async () => {
  flow = await openCommandsFlow();
  control({});
});
afterEach(() => flow.close());

function aRule(overrides: Partial<ApprovalRule> = {}): ApprovalRule {
  return {
    name: 'production',
    actions: ['ec2:Stop*'],
    resources: [],
    accounts: [],
    regions: [],
    tags: [],
    channelConfigurations: [],
    approvers: ['web:ana', 'web:ben', 'web:cleo'],
    allowSelfApproval: false,
    minimumApprovals: 1,
    expiresMinutes: 60,
    ...overrides,
  };
}

function control(overrides: Partial<ChannelControl>, guardrail = ALLOW): void {
  const people = createPeople([{ name: 'Ana Example', identities: ['web:ana', 'slack:T0:UANA'] }]);
  flow.surroundings.rules = { ...rulesWith(guardrail), control: { ...NO_CONTROL, people, approvalRules: [aRule()], ...overrides } };
}

async function ask(text = STOP): Promise<string> {
  const card = await flow.say(text);
  const code = /confirm ([A-Z0-9]{6})/.exec(card)?.[1];
  if (code === undefined) throw new Error(`no card: ${card}`);
  return code;
}

/** Asks and confirms; the code of what waits. */
async function askAndConfirm(text = STOP, reason = ''): Promise<string> {
  const code = await ask(text);
  expect(await flow.say(`confirm ${code} ${reason}`)).toContain('Waits for approval by');
  return code;
}

const as = (person: Person) => ({ person });
const calledOperations = (): readonly string[] => flow.calls.map(({ operation }) => operation);

describe('a command that needs an approval', () => {
  it('says on its card whose approval it needs, and waits for it once it is confirmed', async () => {
    expect(await flow.say(STOP)).toContain('Then needs approval: ben or cleo (rule production)');
    const code = await askAndConfirm(STOP, 'disk full');

    expect(calledOperations()).toEqual([]);
    await expect(flow.commandsAt('awaiting-approval')).resolves.toMatchObject([
      { person: ana, confirmation: { code, approval: { reason: 'disk full', given: [] } } },
    ]);
    expect((await flow.auditKinds()).slice(-2)).toEqual(['command.confirmed', 'command.approval-requested']);
  });

  it('runs with the approval of another person, in the name of whoever asked', async () => {
    const code = await askAndConfirm();
    const answer = await flow.say(`approve ${code} checked the graph`, as(ben));

    expect(answer).toContain('✅ ec2 stop-instances');
    expect(calledOperations()).toEqual(['StopInstances']);
    expect(flow.updates.join('\n')).toContain('Ben approved what Ana Example asked for.');
    const events = (await flow.auditEvents()).filter(({ kind }) => /approved|executing|succeeded/.test(kind));
    expect(events.map(({ kind, person }) => [kind, person.userId])).toEqual([
      ['command.approved', 'web:ben'],
      ['command.executing', 'web:ana'],
      ['command.succeeded', 'web:ana'],
    ]);
    expect(events[0]?.detail).toMatchObject({ reason: 'checked the graph', requester: 'web:ana' });
  });

  it('shows those who approve what was understood other than it was written', async () => {
    control({ approvalRules: [aRule({ minimumApprovals: 2 })] });
    const noted = `${STOP} --no-cli-pager`;
    const code = await ask(noted);
    expect(await flow.say(`confirm ${code}`)).toContain('--no-cli-pager has no effect in chat.');

    await flow.say(`approve ${code}`, as(ben));

    expect(flow.updates.at(-1)).toContain('--no-cli-pager has no effect in chat.');
  });

  it('is approved by nobody who asked for it, on no platform', async () => {
    const code = await askAndConfirm();

    expect(await flow.say(`approve ${code}`)).toContain('Nobody approves what they asked for themselves');
    expect(await flow.say(`approve ${code}`, as(anaOnSlack))).toContain('Nobody approves what they asked for themselves');
    expect(calledOperations()).toEqual([]);
    await expect(flow.commandsAt('awaiting-approval')).resolves.toHaveLength(1);
  });

  it('is approved by whoever asked where the rule lets them', async () => {
    control({ approvalRules: [aRule({ allowSelfApproval: true })] });
    const code = await askAndConfirm();
    await flow.say(`approve ${code}`);

    expect(calledOperations()).toEqual(['StopInstances']);
  });

  it('is approved by nobody who is not listed, and says who is', async () => {
    const code = await askAndConfirm();
    const answer = await flow.say(`approve ${code}`, as({ userId: 'web:dan', displayName: 'Ben' }));

    expect(answer).toContain('You are not among those who can approve this.');
    expect(answer).not.toContain('stop-instances');
    expect(await flow.auditKinds()).toContain('command.denied');
    expect(calledOperations()).toEqual([]);
  });

  it('is not approved from another channel', async () => {
    const code = await askAndConfirm();
    const channel = { platform: 'web', workspaceId: '', channelId: 'other' } as const;

    expect(await flow.say(`approve ${code}`, { person: ben, channel })).toContain('Nothing waits for this answer');
    expect(calledOperations()).toEqual([]);
  });

  it('is not approved before it is confirmed', async () => {
    const code = await ask();

    expect(await flow.say(`approve ${code}`, as(ben))).toContain('First whoever asked for it has to confirm it.');
    expect(calledOperations()).toEqual([]);
  });

  it('is rejected with a reason, and then nothing waits', async () => {
    const code = await askAndConfirm();

    expect(await flow.say(`reject ${code} not during the sale`, as(ben))).toContain('Reason: not during the sale');
    expect(await flow.say(`approve ${code}`, as(cleo))).toContain('Nothing waits for this answer');
    expect(flow.updates.at(-1)).toContain('Rejected');
    expect(calledOperations()).toEqual([]);
    await expect(flow.commandsAt('cancelled')).resolves.toHaveLength(1);
  });

  it('is taken back by whoever asked', async () => {
    const code = await askAndConfirm();

    expect(await flow.say(`cancel ${code}`)).toContain('Cancelled');
    expect(await flow.say(`approve ${code}`, as(ben))).toContain('Nothing waits for this answer');
  });

  it('is confirmed no second time', async () => {
    const code = await askAndConfirm();

    expect(await flow.say(`confirm ${code}`)).toContain('Nothing waits for this answer');
    expect(calledOperations()).toEqual([]);
  });

  it('expires, and is not run by a late approval', async () => {
    const code = await askAndConfirm();
    flow.advance(60 * 60_000);

    expect(await flow.say(`approve ${code}`, as(ben))).toContain('Not approved in time');
    expect(calledOperations()).toEqual([]);
    await expect(flow.commandsAt('expired')).resolves.toHaveLength(1);
  });

  it('waits for as many persons as the rule says, each of whom counts once', async () => {
    control({ approvalRules: [aRule({ minimumApprovals: 2 })] });
    const code = await askAndConfirm();

    expect(await flow.say(`approve ${code}`, as(ben))).toContain('It has not been run yet.');
    expect(await flow.say(`approve ${code}`, as(ben))).toContain('You have approved it already');
    expect(calledOperations()).toEqual([]);
    await flow.say(`approve ${code}`, as(cleo));

    expect(calledOperations()).toEqual(['StopInstances']);
  });

  it('waits for every rule that matches', async () => {
    control({ approvalRules: [aRule({ approvers: ['web:ben'] }), aRule({ name: 'nights', approvers: ['web:cleo'] })] });
    const code = await askAndConfirm();
    await flow.say(`approve ${code}`, as(ben));
    expect(calledOperations()).toEqual([]);
    await flow.say(`approve ${code}`, as(cleo));

    expect(calledOperations()).toEqual(['StopInstances']);
  });

  it('is one decision when fifty people approve at once', async () => {
    const approvers = Array.from({ length: 50 }, (_, index) => `web:approver-${index}`);
    control({ approvalRules: [aRule({ approvers })] });
    const code = await askAndConfirm();
    const answers = await Promise.all(approvers.map((userId) => flow.say(`approve ${code}`, as({ userId, displayName: userId }))));

    expect(calledOperations()).toEqual(['StopInstances']);
    expect(answers.filter((answer) => answer.includes('Nothing waits for this answer'))).toHaveLength(49);
    expect((await flow.auditKinds()).filter((kind) => kind === 'command.approved')).toHaveLength(1);
  });

  it('counts all who approve at once where several are needed', async () => {
    const approvers = Array.from({ length: 9 }, (_, index) => `web:approver-${index}`);
    control({ approvalRules: [aRule({ approvers, minimumApprovals: 5 })] });
    const code = await askAndConfirm();
    await Promise.all(approvers.map((userId) => flow.say(`approve ${code}`, as({ userId, displayName: userId }))));

    expect(calledOperations()).toEqual(['StopInstances']);
    expect((await flow.auditKinds()).filter((kind) => kind === 'command.approved')).toHaveLength(5);
  });

  it('stays denied where a guardrail denies it meanwhile: an approval never widens', async () => {
    const code = await askAndConfirm();
    control({}, aGuardrail('ops', { Effect: 'Deny' }));

    expect(await flow.say(`approve ${code}`, as(ben))).toContain('denies ec2:StopInstances');
    expect(calledOperations()).toEqual([]);
  });

  it('is not run where a guardrail or a rule is another one meanwhile', async () => {
    const first = await askAndConfirm();
    control({}, aGuardrail('ops', {}, { Sid: 'More' }));
    expect(await flow.say(`approve ${first}`, as(ben))).toContain('Not run: something has changed');

    const second = await askAndConfirm();
    control({ approvalRules: [aRule({ approvers: ['web:ben', 'web:dan'] })] });
    expect(await flow.say(`approve ${second}`, as(ben))).toContain('Not run: something has changed');
    expect(calledOperations()).toEqual([]);
  });

  it('is not even asked for where nobody could approve it', async () => {
    control({ approvalRules: [aRule({ approvers: ['web:ana', 'slack:T0:UANA'] })] });
    const code = await ask();

    expect(await flow.say(`confirm ${code}`)).toContain('Not run: nobody can approve it');
    await expect(flow.commandsAt('cancelled')).resolves.toHaveLength(1);
  });

  it('leaves reads free, and what no rule names', async () => {
    control({ approvalRules: [aRule({ actions: ['*'] })] });
    await flow.say('ec2 describe-instances');
    control({ approvalRules: [aRule({ actions: ['rds:*'] })] });
    await flow.say(`confirm ${await ask()}`);

    expect(calledOperations()).toEqual(['DescribeInstances', 'StopInstances']);
  });

  it('is one approval for several commands of which one needs it', async () => {
    const code = await askAndConfirm(`ec2 start-instances --instance-ids i-0123456789abcdef0\n${STOP}`);
    expect(calledOperations()).toEqual([]);
    await flow.say(`approve ${code}`, as(ben));

    expect(calledOperations()).toEqual(['StartInstances', 'StopInstances']);
  });

  it('keeps no secret after it has run, nor what its hash could be guessed with', async () => {
    control({ approvalRules: [aRule({ actions: ['rds:*'] })] });
    const code = await askAndConfirm('rds modify-db-instance --db-instance-identifier a --master-user-password hunter22');
    await flow.say(`approve ${code}`, as(ben));

    const [done] = await flow.commandsAt('succeeded');
    expect(done?.confirmation).toMatchObject({ salt: '', approval: { given: [{ person: ben }] } });
    expect(JSON.stringify([done, await flow.auditEvents()])).not.toContain('hunter22');
  });
});

describe('break-glass', () => {
  beforeEach(() => control({ breakGlass: { identities: ['slack:T0:UANA'] } }));

  it('runs without the approval, with a reason, and tells everybody', async () => {
    control({ breakGlass: { identities: ['slack:T0:UANA'], announceIn: { platform: 'web', workspaceId: '', channelId: 'security' } } });
    const code = await askAndConfirm();
    await flow.say(`break-glass ${code} site is down`);

    expect(calledOperations()).toEqual(['StopInstances']);
    expect(flow.announced).toHaveLength(2);
    expect(flow.announced[0]).toContain('Ana Example let run what Ana Example asked for, without the approval that it needs.');
    expect(flow.announced[0]).toContain('site is down');
    expect((await flow.auditEvents()).find(({ kind }) => kind === 'command.glass-broken')).toMatchObject({
      person: ana,
      detail: { reason: 'site is down' },
    });
  });

  it('needs a reason, and somebody who is listed', async () => {
    const code = await askAndConfirm();

    expect(await flow.say(`break-glass ${code}`)).toContain('Say why');
    expect(await flow.say(`break-glass ${code} down`, as(ben))).toContain('Only those listed under breakGlass');
    expect(calledOperations()).toEqual([]);
    expect(flow.announced).toEqual([]);
  });

  it('is no way around a guardrail or the list of what never runs', async () => {
    const code = await askAndConfirm();
    control({ breakGlass: { identities: ['web:ana'] } }, aGuardrail('ops', { Effect: 'Deny' }));

    expect(await flow.say(`break-glass ${code} down`)).toContain('denies ec2:StopInstances');
    expect(await flow.say('iam create-access-key --user-name x')).toContain('never');
    expect(calledOperations()).toEqual([]);
  });
});

describe('what is confirmed', () => {
  it('does not run where the rules of the channel are others than when its card was made', async () => {
    control({ approvalRules: [] });
    const code = await ask();
    control({ approvalRules: [] }, aGuardrail('ops', {}, { Sid: 'Other' }));

    expect(await flow.say(`confirm ${code}`)).toContain('Not run: something has changed');
    expect(calledOperations()).toEqual([]);
    await expect(flow.commandsAt('cancelled')).resolves.toHaveLength(1);
  });

  it('runs with tokens that are made anew for every reading', async () => {
    control({ approvalRules: [] });
    const code = await ask('ec2 run-instances --image-id ami-0123456789abcdef0 --count 1');
    await flow.say(`confirm ${code}`);

    expect(calledOperations()).toEqual(['RunInstances']);
  });
});

describe('who is heard', () => {
  it.each([
    ['bot', 'bots and workflows'],
    ['guest', 'guests of the workspace'],
    ['external', 'people of other organizations'],
  ] as const)('is not a %s', async (speaker, words) => {
    expect(await flow.say('ec2 describe-instances', { speaker })).toContain(`not taken from ${words}`);
    expect(calledOperations()).toEqual([]);
    expect(await flow.auditKinds()).toEqual(['command.received', 'command.denied']);
  });

  it('is whoever the channel allows', async () => {
    control({ allowsBots: true, allowsGuests: true, allowsExternal: true });
    for (const speaker of ['bot', 'guest', 'external'] as const) await flow.say('ec2 describe-instances', { speaker });

    expect(calledOperations()).toEqual(['DescribeInstances', 'DescribeInstances', 'DescribeInstances']);
  });

  it('is somebody of whom nothing is known only for reads, and to take back', async () => {
    const code = await ask();
    const speaker = 'unknown' as const;
    await flow.say('ec2 describe-instances', { speaker });

    expect(await flow.say(STOP, { speaker })).toContain('Not now');
    expect(await flow.say(`${STOP}\n${STOP}`, { speaker })).toContain('Not now');
    expect(await flow.say(`confirm ${code}`, { speaker })).toContain('Not now');
    expect(await flow.say(`cancel ${code}`, { speaker })).toContain('Cancelled');
    expect(calledOperations()).toEqual(['DescribeInstances']);
  });

  it('is no program where something is approved', async () => {
    control({ allowsBots: true });
    const code = await askAndConfirm();

    expect(await flow.say(`approve ${code}`, { person: ben, speaker: 'bot' })).toContain('You are not among those');
    expect(calledOperations()).toEqual([]);
  });

  it('is told when to come back after too many commands in a minute, each time', async () => {
    control({ commandsPerMinute: 3 });
    for (let count = 0; count < 3; count += 1) await flow.say('help');
    flow.advance(10_000);

    expect(await flow.say('help')).toContain('Try again from');
    expect(await flow.say('help')).toContain('Try again from');
    expect(await flow.say('help', as(ben))).not.toContain('Try again');
    flow.advance(50_000);
    expect(await flow.say('help')).not.toContain('Try again');
  });
});

describe('what could let a command go without its approval', () => {
  const DEV = { Tags: [{ Key: 'Stage', Value: 'dev' }] };
  const onlyProduction = (overrides: Partial<ApprovalRule> = {}) =>
    control({ approvalRules: [aRule({ tags: [{ key: 'Stage', values: ['prod'] }], ...overrides })] });
  const stopOf = (count: number): string =>
    `ec2 stop-instances --instance-ids ${Array.from({ length: count }, (_, index) => `i-${String(index).padStart(17, '0')}`).join(' ')}`;

  beforeEach(() => {
    flow.surroundings.answerLookUp = async ({ params }) => {
      if (params['DryRun'] === true) {
        return { status: 'failed', failure: { kind: 'service-error', code: 'DryRunOperation', message: '', isThrottled: false } };
      }
      const Instances = [params['InstanceIds']].flat().map((InstanceId) => ({ InstanceId, ...DEV }));
      return { status: 'succeeded', output: { Reservations: [{ Instances }] }, truncatedMembers: [] };
    };
  });

  it('is no account that could not be learned', async () => {
    control({ approvalRules: [aRule({ accounts: ['123456789012'] })] });
    flow.surroundings.account = { kind: 'unknown', reason: 'STS did not say.' };
    const code = await ask();

    expect(await flow.say(`confirm ${code}`)).toContain('Waits for approval by');
  });

  it('is no name of an operation where IAM has another', async () => {
    const invoke = 'lambda invoke --function-name report';
    for (const action of ['lambda:InvokeFunction', 'lambda:Invoke']) {
      control({ approvalRules: [aRule({ actions: [action], resources: ['arn:aws:lambda:*:*:function:REPORT*'] })] });

      expect(await flow.say(`confirm ${await ask(invoke)}`)).toContain('Waits for approval by');
    }
    control({ approvalRules: [aRule({ actions: ['elbv2:DeleteLoadBalancer'] })] });
    const code = await ask(
      'elbv2 delete-load-balancer --load-balancer-arn arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/app/a/b',
    );

    expect(await flow.say(`confirm ${code}`)).toContain('Waits for approval by');
  });

  it('is no crowd behind which one thing hides', async () => {
    onlyProduction();
    const few = await ask(stopOf(10));
    const many = await ask(stopOf(11));

    expect(await flow.say(`confirm ${few}`)).not.toContain('Waits for approval by');
    expect(await flow.say(`confirm ${many}`)).toContain('Waits for approval by');
  });

  it('is no name on the page in another case', async () => {
    control({ approvalRules: [aRule({ approvers: ['web:ana', 'web:ben'] })] });
    const Ben = { userId: 'web:Ben', displayName: 'Ben' };
    const card = await flow.say(STOP, as(Ben));
    const [, code = ''] = /confirm ([A-Z0-9]{6})/.exec(card) ?? [];
    await flow.say(`confirm ${code}`, as(Ben));

    expect(await flow.say(`approve ${code}`, as(ben))).toContain('Nobody approves what they asked for themselves');
    expect(calledOperations()).toEqual([]);
  });
});
