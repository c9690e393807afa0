import { describe, expect, it } from 'vitest';
import type { AccountState } from '../../aws/caller-identity.ts';
import type { ChannelRules } from '../../commands/command-surroundings.ts';
import { aGuardrail, rulesWith } from '../../commands/testing/open-commands-flow.ts';
import { catalogue, facts } from '../../commands/testing/parse-for-test.ts';
import { aChannelConfiguration } from '../../domain/testing/a-channel-configuration.ts';
import { createButtonJudge, type ButtonJudge } from './button-judge.ts';

const ops = aChannelConfiguration();
const OWN: AccountState = { kind: 'account', accountId: '123456789012', callerArn: 'arn:aws:iam::123456789012:user/signalbox' };
const REBOOT = 'ec2 reboot-instances --instance-ids i-0abc';
const LOGS = 'logs filter-log-events --log-group-name /ecs/web';
const place = { accountId: '123456789012', region: 'eu-central-1' };

function judgeWith(rules: ChannelRules | undefined, account: AccountState | undefined = OWN): ButtonJudge {
  return createButtonJudge({
    rules: { of: () => rules, settleGuardrails: () => Promise.resolve() },
    parsing: { catalogue, facts, newId: () => 'id' },
    demoGuardrail: aGuardrail('demo', { Action: ['ec2:RebootInstances', 'logs:FilterLogEvents'] }),
    knownAccount: () => account,
    now: () => new Date('2026-11-28T12:00:00Z'),
    newId: () => 'id',
  });
}

function ask(judge: ButtonJudge, line: string, at: Partial<typeof place> = {}): Promise<boolean> {
  return judge.isAllowed({ configuration: ops, line, ...place, ...at });
}

const roleArn = 'arn:aws:iam::222222222222:role/ops';

describe('isAllowed', () => {
  it('lets a channel without guardrails read alone', async () => {
    const judge = judgeWith(rulesWith());
    expect(await ask(judge, LOGS)).toBe(true);
    expect(await ask(judge, REBOOT)).toBe(false);
  });

  it('goes by the guardrails, and by the resource that they name', async () => {
    const one = { Action: ['ec2:RebootInstances'], Resource: ['arn:aws:ec2:eu-central-1:123456789012:instance/i-0abc'] };
    const judge = judgeWith(rulesWith(aGuardrail('reboot', one)));
    expect(await ask(judge, REBOOT)).toBe(true);
    expect(await ask(judge, 'ec2 reboot-instances --instance-ids i-0def')).toBe(false);
    expect(await ask(judge, REBOOT, { region: 'eu-west-1' })).toBe(false);
    expect(await ask(judge, LOGS)).toBe(false);
  });

  it('never lets through what never runs, nor what is no command', async () => {
    const judge = judgeWith(rulesWith(aGuardrail('all', {})));
    expect(await ask(judge, 'iam create-access-key --user-name ana')).toBe(false);
    expect(await ask(judge, 'ec2 reboot')).toBe(false);
  });

  it('takes away what no value makes allowed, and nothing that another value might', async () => {
    const guess = (rules: ChannelRules, line: string, at: Partial<typeof place> = {}): Promise<boolean> =>
      judgeWith(rules).isAllowed({ configuration: ops, line, isGuess: true, ...place, ...at });
    const one = { Action: ['ec2:RebootInstances'], Resource: ['arn:aws:ec2:eu-central-1:123456789012:instance/i-0abc'] };

    expect(await guess(rulesWith(), 'ec2 reboot-instances --instance-ids x')).toBe(false);
    expect(await guess(rulesWith(), 'logs filter-log-events --log-group-name x')).toBe(true);
    expect(await guess(rulesWith(aGuardrail('reboot', one)), 'ec2 reboot-instances --instance-ids x')).toBe(true);
    expect(await guess(rulesWith(), 'logs filter-log-events --log-group-name /ecs/web --limit x')).toBe(true);
    expect(await guess(rulesWith(), LOGS, { accountId: '999999999999' })).toBe(false);
  });

  it("says no where the machine's account is another, or not known yet", async () => {
    const rules = rulesWith(aGuardrail('all', {}));
    expect(await ask(judgeWith(rules), REBOOT, { accountId: '999999999999' })).toBe(false);
    expect(await judgeWith(rules).isAllowed({ configuration: ops, line: REBOOT, region: 'eu-central-1' })).toBe(true);
    const unknown = createButtonJudge({
      rules: { of: () => rules, settleGuardrails: () => Promise.resolve() },
      parsing: { catalogue, facts, newId: () => 'id' },
      demoGuardrail: aGuardrail('demo'),
      knownAccount: () => undefined,
      now: () => new Date(),
      newId: () => 'id',
    });
    expect(await ask(unknown, REBOOT)).toBe(false);
    expect(await ask(judgeWith(rules, { kind: 'unknown', reason: 'no answer' }), REBOOT)).toBe(false);
  });

  it("goes by the demo account's own guardrail there", async () => {
    const judge = judgeWith(rulesWith(), { kind: 'demo', accountId: '123456789012', reason: 'no credentials' });
    expect(await ask(judge, REBOOT)).toBe(true);
    expect(await ask(judge, 'ec2 stop-instances --instance-ids i-0abc')).toBe(false);
  });

  it('reaches the accounts of the channel and no others', async () => {
    const rules: ChannelRules = { ...rulesWith(aGuardrail('all', {})), accounts: [{ accountId: '222222222222', roleArn }] };
    expect(await ask(judgeWith(rules), REBOOT, { accountId: '222222222222' })).toBe(true);
    expect(await ask(judgeWith(rules), REBOOT)).toBe(false);
  });

  it('says no where the channel is in no enabled configuration, or in another one', async () => {
    expect(await ask(judgeWith(undefined), LOGS)).toBe(false);
    expect(await ask(judgeWith({ ...rulesWith(), configurationName: 'other' }), LOGS)).toBe(false);
  });
});

describe('needsOf', () => {
  const account = { accountId: '222222222222', roleArn } as const;
  const rules: ChannelRules = { ...rulesWith(aGuardrail('all', {})), accounts: [account] };
  const needsOf = (judge: ButtonJudge, line: string, accountId = '222222222222') =>
    judge.needsOf({ configuration: ops, line, region: 'eu-central-1', accountId });

  it('says what AWS would be asked, and of which role', async () => {
    const needs = await needsOf(judgeWith(rules), REBOOT);

    expect(needs).toMatchObject({ accountId: '222222222222', account });
    expect(needs?.requests.map(({ action, resource }) => [action, resource])).toEqual([
      ['ec2:RebootInstances', 'arn:aws:ec2:eu-central-1:222222222222:instance/i-0abc'],
    ]);
  });

  it("says that the machine's own credentials are used where the channel has no role", async () => {
    const needs = await needsOf(judgeWith(rulesWith()), LOGS, '123456789012');

    expect(needs).not.toHaveProperty('account');
    expect(needs?.requests).toHaveLength(1);
  });

  it('says nothing of what would not get to AWS, nor where everybody needs a role of their own', async () => {
    expect(await needsOf(judgeWith({ ...rulesWith(), accounts: [account] }), REBOOT)).toBeUndefined();
    expect(await needsOf(judgeWith({ ...rules, isUserRoleRequired: true }), REBOOT)).toBeUndefined();
    expect(await needsOf(judgeWith(rules), 'ec2 reboot')).toBeUndefined();
    const guess = { configuration: ops, line: REBOOT, isGuess: true, region: 'eu-central-1', accountId: '222222222222' } as const;
    expect(await judgeWith(rules).needsOf(guess)).toBeUndefined();
    const demo: AccountState = { kind: 'demo', accountId: '123456789012', reason: 'no credentials' };
    expect(await needsOf(judgeWith(rulesWith(), demo), REBOOT, '123456789012')).toBeUndefined();
  });
});

describe('isBlindToNames', () => {
  it('is so where no statement asks for a resource or a condition', () => {
    expect(judgeWith(rulesWith()).isBlindToNames(ops)).toBe(true);
    expect(judgeWith(rulesWith(aGuardrail('all', {}))).isBlindToNames(ops)).toBe(true);
    expect(judgeWith(rulesWith(aGuardrail('one', { Resource: ['arn:aws:ec2:*:*:instance/i-0abc'] }))).isBlindToNames(ops)).toBe(false);
    expect(judgeWith(rulesWith(aGuardrail('if', { Condition: { Bool: { 'aws:SecureTransport': ['true'] } } }))).isBlindToNames(ops)).toBe(
      false,
    );
  });
});
