// A channel with several accounts, through the flow: which one is meant, that nothing is mixed up, and what is on record.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChannelAccount } from '../domain/channel-account.ts';
import { ACCOUNT_MEMORY_MS } from './account-memory.ts';
import { aGuardrail, ben, openCommandsFlow, rulesWith, type CommandsFlow } from './testing/open-commands-flow.ts';

const PROD: ChannelAccount = { accountId: '111111111111', name: 'prod', roleArn: 'arn:aws:iam::111111111111:role/ops' };
const STAGING: ChannelAccount = { accountId: '222222222222', name: 'staging', roleArn: 'arn:aws:iam::222222222222:role/ops' };

let flow: CommandsFlow;

function setAccounts(...accounts: readonly ChannelAccount[]): void {
  flow.surroundings.rules = { ...rulesWith(aGuardrail('all', {})), accounts };
}

beforeEach(async () => {
  flow = await openCommandsFlow();
  setAccounts(PROD, STAGING);
});
afterEach(() => flow.close());

/** The roles with whose sessions AWS was called, in order. */
const rolesCalled = (): readonly string[] =>
  flow.calls.map(({ credentials }) => (typeof credentials === 'string' ? credentials : credentials.roleArn));

const codeIn = (answer: string): string => /confirm ([A-Z0-9]{6})/.exec(answer)?.[1] ?? `no code in ${answer}`;

describe('the account of a command', () => {
  it('is asked for once, and each person chooses for themselves', async () => {
    expect(await flow.say('ec2 describe-instances')).toContain('Which account?');
    expect(await flow.say('account prod')).toContain('account prod (111111111111) · role ops');
    expect(await flow.say('ec2 describe-instances', { person: ben })).toContain('Which account?');
    await flow.say('account staging', { person: ben });
    await flow.say('ec2 describe-instances');

    expect(rolesCalled()).toEqual([PROD.roleArn, STAGING.roleArn, PROD.roleArn]);
  });

  it('runs what waited once, however often the choice is pressed', async () => {
    await flow.say('ec2 describe-instances');
    const answers = await Promise.all(Array.from({ length: 5 }, () => flow.say('account prod')));

    expect(flow.calls).toHaveLength(1);
    expect(answers.filter((answer) => answer.includes('Your commands go to prod (111111111111)'))).toHaveLength(4);
  });

  it('is not chosen for one person by the press of another', async () => {
    await flow.say('ec2 describe-instances');
    await flow.say('account prod', { person: ben });

    expect(flow.calls).toEqual([]);
  });

  it('keeps no command with a secret in it', async () => {
    const asked = await flow.say('ssm put-parameter --name a --value very-secret-word --type SecureString');
    expect(asked).toContain('Which account?');
    expect(asked).not.toContain('very-secret-word');
    expect(asked).toContain('send it again');

    expect(await flow.say('account prod')).toContain('Your commands go to prod');
  });

  it('is forgotten after a week, and where it has gone from the channel', async () => {
    await flow.say('account staging');
    setAccounts(PROD, { ...STAGING, accountId: '333333333333', name: 'dev' });
    expect(await flow.say('ec2 describe-instances')).toContain('Which account?');
    setAccounts(PROD, STAGING);
    flow.advance(ACCOUNT_MEMORY_MS - 1);
    await flow.say('ec2 describe-instances');
    expect(rolesCalled()).toEqual([STAGING.roleArn]);
    flow.advance(1);

    expect(await flow.say('ec2 describe-instances')).toContain('Which account?');
  });

  it('keeps the Region that was remembered, and the other way about', async () => {
    await flow.say('account staging');
    await flow.say('ec2 describe-instances --region us-west-2');
    await flow.say('set default-account prod');
    expect(await flow.say('ec2 describe-instances')).toContain('account prod (111111111111) · role ops · us-west-2 (remembered)');
    await flow.say('set default-region none');

    expect(await flow.say('ec2 describe-instances')).toContain('account prod (111111111111) · role ops · eu-central-1');
  });

  it('is not asked for where nothing could run in any', async () => {
    expect(await flow.say('secretsmanager get-secret-value --secret-id a')).toContain('not allowed');
    expect(await flow.say('ec2 describe-instancess')).not.toContain('Which account?');
  });

  it('leaves the service account of AWS alone', async () => {
    await flow.say('account prod');
    await flow.say('account list-regions');

    expect(flow.calls).toMatchObject([{ service: 'account', operation: 'ListRegions' }]);
    expect(await flow.say('account 999999999999')).toContain('no such account');
  });

  it('is not asked for in a channel with one role', async () => {
    const { name: _, ...unnamed } = PROD;
    setAccounts(unnamed);

    expect(await flow.say('ec2 describe-instances')).toContain('account 111111111111 · role ops');
  });

  it('cannot be named in a channel without accounts, but for the one that is reached', async () => {
    flow.surroundings.rules = rulesWith();

    expect(await flow.say('--account prod ec2 describe-instances')).toContain('do not reach "prod"');
    expect(await flow.say('--account 111111111111 ec2 describe-instances')).toContain('do not reach');
    expect(flow.calls).toEqual([]);
    expect(await flow.say('--account 123456789012 ec2 describe-instances')).toContain('account 123456789012');
  });
});

describe('several commands of one message', () => {
  it('wait together for the choice, and run where it says', async () => {
    expect(await flow.say('aws ec2 describe-instances\naws sns list-topics')).toContain('Which account?');
    await flow.say('account prod');

    expect(flow.calls.map(({ operation }) => operation)).toEqual(['DescribeInstances', 'ListTopics']);
    expect(new Set(rolesCalled())).toEqual(new Set([PROD.roleArn]));
  });

  it('go to one account', async () => {
    const answer = await flow.say('aws --account prod ec2 describe-instances\naws --account staging sns list-topics');

    expect(answer).toContain('The commands of one message go to one account');
    expect(flow.calls).toEqual([]);
  });

  it('stay in the account of their card, whatever is chosen meanwhile', async () => {
    await flow.say('account prod');
    const card = await flow.say('aws ec2 reboot-instances --instance-ids i-1\naws ec2 reboot-instances --instance-ids i-2');
    expect(card).toContain('prod (111111111111)');
    await flow.say('account staging');
    await flow.say(`confirm ${codeIn(card)}`);

    expect(rolesCalled()).toEqual([PROD.roleArn, PROD.roleArn]);
  });
});

describe('a command that waits for a word', () => {
  it('runs in the account and with the role of its card', async () => {
    await flow.say('account prod');
    const card = await flow.say('ec2 reboot-instances --instance-ids i-1');
    await flow.say('set default-account staging');
    await flow.say(`confirm ${codeIn(card)}`);

    expect(rolesCalled()).toEqual([PROD.roleArn]);
  });

  it('does not run with another role of the same account', async () => {
    await flow.say('account prod');
    const card = await flow.say('ec2 reboot-instances --instance-ids i-1');
    setAccounts({ ...PROD, roleArn: 'arn:aws:iam::111111111111:role/admin' }, STAGING);
    await flow.say(`confirm ${codeIn(card)}`);

    expect(flow.calls).toEqual([]);
  });

  it('does not run where other guardrails are in force than when its card was made', async () => {
    await flow.say('account prod');
    const card = await flow.say('ec2 reboot-instances --instance-ids i-1');
    flow.surroundings.rules = { ...rulesWith(aGuardrail('less', { Action: ['ec2:RebootInstances'] })), accounts: [PROD, STAGING] };

    expect(await flow.say(`confirm ${codeIn(card)}`)).toContain('Not run: something has changed');
    expect(flow.calls).toEqual([]);
  });
});

describe('several commands that read', () => {
  it('end on record where the next has come to need a word on the way', async () => {
    flow.surroundings.answer = async () => {
      const some = aGuardrail('some', { Condition: { StringEquals: { 'aws:ResourceTag/team': ['shop'] } } });
      flow.surroundings.rules = { ...rulesWith(some), accounts: [PROD, STAGING] };
      return { status: 'succeeded', output: {}, truncatedMembers: [] };
    };
    const answer = await flow.say('--account prod ec2 describe-instances\naws --account prod ec2 describe-volumes');

    expect(answer).toContain('ec2 describe-instances: no instances');
    expect(rolesCalled()).toEqual([PROD.roleArn]);
    expect(await flow.commandsAt('executing')).toEqual([]);
    expect(await flow.auditKinds()).toContain('command.denied');
  });
});

describe('what the guardrails leave open', () => {
  beforeEach(() => {
    const some = aGuardrail('some', { Action: ['ec2:*'], Condition: { StringEquals: { 'aws:ResourceTag/team': ['shop'] } } });
    flow.surroundings.rules = { ...rulesWith(some), accounts: [PROD] };
  });

  it('is asked for, also where it only reads, and AWS decides', async () => {
    const card = await flow.say('ec2 describe-instances');
    expect(card).toContain('AWS decides');
    expect(flow.calls).toEqual([]);
    await flow.say(`confirm ${codeIn(card)}`);

    expect(rolesCalled()).toEqual([PROD.roleArn]);
    expect((await flow.auditEvents()).at(-1)?.detail).toMatchObject({ verdict: 'undetermined', isMutating: true });
  });

  it("is denied with the machine's own credentials", async () => {
    const some = aGuardrail('some', { Condition: { StringEquals: { 'aws:ResourceTag/team': ['shop'] } } });
    flow.surroundings.rules = rulesWith(some);

    expect(await flow.say('ec2 describe-instances')).toContain('not allowed');
  });
});

describe('the record', () => {
  it('says account, role, session and source identity', async () => {
    await flow.say('--account staging ec2 describe-instances');

    expect((await flow.auditEvents()).at(-1)).toMatchObject({
      kind: 'command.succeeded',
      detail: {
        accountId: '222222222222',
        accountName: 'staging',
        credentials: 'role',
        roleArn: STAGING.roleArn,
        sessionName: 'web.ana',
        sourceIdentity: 'web.ana',
        callerArn: 'arn:aws:sts::222222222222:assumed-role/ops/web.ana',
      },
    });
  });
});

describe('preferences and whoami', () => {
  it('show what is chosen, and what there is to choose', async () => {
    expect(await flow.say('whoami')).toContain('No account is chosen');
    await flow.say('account prod');
    const shown = await flow.say('set default-account staging');

    expect(shown).toMatch(/Your default account:\s+staging \(222222222222\)/);
    expect(shown).toMatch(/Chosen last, for 7 days:\s+none/);
    expect(await flow.say('whoami')).toMatch(/Session:\s+web\.ana/);
    expect(await flow.say('set default-account')).toMatch(
      /--default-account: Your default account \(none, 111111111111, 222222222222\); now 222222222222/,
    );
  });
});
