import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aGuardrail, openCommandsFlow, rulesWith, type CommandsFlow } from './testing/open-commands-flow.ts';

let flow: CommandsFlow;

beforeEach(async () => {
  flow = await openCommandsFlow();
});
afterEach(() => flow.close());

describe('whoami', () => {
  it.each(['whoami', '@aws whoami', 'aws WhoAmI', 'whoami?'])('tells account, caller, credentials, Region and rules: %s', async (text) => {
    const answer = await flow.say(text);

    expect(answer).toContain('Account 123456789012');
    expect(answer).toContain('arn:aws:iam::123456789012:user/signalbox');
    expect(answer).toContain('eu-central-1');
    expect(answer).toContain('none: read-only');
    expect(answer).toContain('not from this channel');
    expect(flow.calls).toEqual([]);
    await expect(flow.auditKinds()).resolves.toEqual(['command.received']);
  });

  it('names the guardrails, and says that changes are confirmed', async () => {
    flow.surroundings.rules = rulesWith(aGuardrail('ops', {}), aGuardrail('night', {}));

    const answer = await flow.say('whoami');

    expect(answer).toContain('ops, night');
    expect(answer).toContain('what the guardrails allow, each after a confirmation');
  });

  it('says where the guardrails are set', async () => {
    flow.surroundings.rules = { ...rulesWith(aGuardrail('ops', {})), guardrailOrigin: { kind: 'selection', pattern: 'prod-*' } };
    await expect(flow.say('whoami')).resolves.toContain('ops (set for channel configurations named prod-*)');
    flow.surroundings.rules = { ...rulesWith(), guardrailOrigin: { kind: 'channel' } };
    await expect(flow.say('whoami')).resolves.toContain('none: read-only (set for this channel)');
    flow.surroundings.rules = { ...rulesWith(), guardrailOrigin: { kind: 'nowhere' } };
    await expect(flow.say('whoami')).resolves.not.toContain('set nowhere');
  });

  it('says where no command runs at all', async () => {
    flow.surroundings.rules = undefined;
    await expect(flow.say('whoami')).resolves.toContain('in no enabled channel configuration');
    flow.surroundings.rules = { ...rulesWith(), isAmbientAllowed: false };
    await expect(flow.say('whoami')).resolves.toContain("may not use this machine's own credentials");
  });

  it('says that the demo account is one', async () => {
    flow.surroundings.account = { kind: 'demo', accountId: '111122223333', reason: 'no credentials' };

    const answer = await flow.say('whoami');

    expect(answer).toContain('Demo account 111122223333 (sample data)');
    expect(answer).toContain('none: sample data only');
    expect(answer).toContain('demo');
  });

  it('leaves the typed command refused', async () => {
    await expect(flow.say('sts get-caller-identity')).resolves.toContain('sts get-caller-identity is not allowed here');
  });
});

describe('commands of the AWS CLI’s own', () => {
  it('are decided on the calls that they come down to, and shown as the AWS CLI shows them', async () => {
    flow.surroundings.answer = async () => ({
      status: 'succeeded',
      output: {
        CommonPrefixes: [{ Prefix: 'a/old/' }],
        Contents: [{ Key: 'a/b.txt', Size: 10, LastModified: new Date('2026-01-02T03:04:05Z') }],
      },
      truncatedMembers: [],
    });

    const answer = await flow.say('s3 ls s3://shop/a/');

    expect(flow.calls).toMatchObject([
      { service: 's3api', operation: 'ListObjectsV2', params: { Bucket: 'shop', Prefix: 'a/', Delimiter: '/' } },
    ]);
    expect(answer).toContain('PRE old/');
    expect(answer).toContain('2026-01-02 03:04:05         10 b.txt');
    expect(answer).toContain('s3 ls calls s3api list-objects-v2.');
  });

  it('show the newest lines of a log', async () => {
    const events = Array.from({ length: 40 }, (_, position) => ({ timestamp: 1_700_000_000_000 + position, message: `line ${position}` }));
    flow.surroundings.answer = async () => ({ status: 'succeeded', output: { events }, truncatedMembers: [] });

    const answer = await flow.say('logs tail /aws/lambda/f --since 1h');

    expect(flow.calls).toMatchObject([{ operation: 'FilterLogEvents', params: { logGroupName: '/aws/lambda/f' } }]);
    expect(answer).toContain('line 39');
    expect(answer).not.toContain('line 9\n');
  });

  it('run under the rules of their calls', async () => {
    flow.surroundings.rules = rulesWith(aGuardrail('ec2-only', { Action: ['ec2:*'] }));

    await expect(flow.say('s3 ls s3://shop')).resolves.toContain('is not allowed here');
    expect(flow.calls).toEqual([]);
  });
});
