import { describe, expect, it } from 'vitest';
import { parseRoleArn } from '../../domain/role-arn.ts';
import { aGuardrail, ana } from '../testing/open-commands-flow.ts';
import { composeSession, type SessionRequest } from './compose-session.ts';
import { composeSessionPolicy, SESSION_POLICY_MAX_LENGTH } from './session-policy.ts';

const roleArn = parseRoleArn('arn:aws:iam::123456789012:role/ops')?.arn ?? 'arn:';

function request(overrides: Partial<SessionRequest> = {}): SessionRequest {
  return {
    account: { accountId: '123456789012', roleArn },
    person: ana,
    channel: { platform: 'web', workspaceId: '', channelId: 'ops' },
    configurationName: 'ops-team',
    guardrails: [aGuardrail('all', {})],
    region: 'eu-west-1',
    ...overrides,
  };
}

/** A guardrail whose session policy has so many characters. */
function guardrailOf(length: number) {
  const short = aGuardrail('long', { Action: ['ec2:'] });
  const missing = length - composeSessionPolicy([short], 'aws').length;
  return aGuardrail('long', { Action: [`ec2:${'a'.repeat(missing)}`] });
}

describe('composeSession', () => {
  it('names person, configuration and channel', () => {
    expect(composeSession(request())).toMatchObject({
      status: 'ok',
      session: {
        roleArn,
        sessionName: 'web.ana',
        sourceIdentity: 'web.ana',
        tags: [
          { key: 'signalbox:configuration', value: 'ops-team' },
          { key: 'signalbox:channel', value: 'web//ops' },
        ],
      },
    });
  });

  it('takes a policy of 2,048 characters and refuses one of 2,049, with the way out', () => {
    expect(composeSession(request({ guardrails: [guardrailOf(SESSION_POLICY_MAX_LENGTH)] })).status).toBe('ok');

    const refused = composeSession(request({ guardrails: [guardrailOf(SESSION_POLICY_MAX_LENGTH + 1)] }));
    expect(refused).toMatchObject({ status: 'refused', reason: { rule: 'session-policy', guardrailName: 'long' } });
    expect(refused.status === 'refused' ? refused.reason.text : '').toMatch(
      /2049 characters .* AWS takes 2048.* wildcards.* signalbox guardrails publish/,
    );
  });

  it('refuses a Region that nothing of the partition reaches', () => {
    expect(composeSession(request({ region: 'cn-north-1' }))).toMatchObject({ status: 'refused', reason: { rule: 'account' } });
  });

  it('cuts what is too long for a tag, with a hash of the whole', () => {
    const channel = { platform: 'slack', workspaceId: `T${'0'.repeat(254)}`, channelId: `C${'1'.repeat(254)}` } as const;
    const composed = composeSession(request({ channel }));

    expect(composed.status === 'ok' ? composed.session.tags[1]?.value : '').toMatch(/^slack\/T0+\.[0-9a-f]{12}$/);
    expect(composed.status === 'ok' ? composed.session.tags[1]?.value : '').toHaveLength(256);
  });

  it('names managed policies by their ARNs, those of AWS in the partition of the role, beside the inline policy', () => {
    const managed = (policyArn: string) => ({ ...aGuardrail('managed', {}), policyArn });
    const guardrails = [
      aGuardrail('own', {}),
      managed('arn:aws:iam::aws:policy/ReadOnlyAccess'),
      managed('arn:aws:iam::123456789012:policy/ops'),
    ];
    const composed = composeSession(request({ guardrails }));

    expect(composed.status === 'ok' ? composed.session.policyArns : []).toEqual([
      'arn:aws:iam::aws:policy/ReadOnlyAccess',
      'arn:aws:iam::123456789012:policy/ops',
    ]);
    expect(composed.status === 'ok' ? composed.session.policy : '').toContain('"Effect":"Allow"');
    const alone = composeSession(request({ guardrails: guardrails.slice(1) }));
    expect(alone.status === 'ok' ? alone.session : {}).not.toHaveProperty('policy');
  });

  it.each([
    [
      'a policy of another account',
      ['arn:aws:iam::999999999999:policy/ops'],
      /999999999999:policy\/ops, which is not of the account of the role/,
    ],
    [
      'more policies than STS takes',
      Array.from({ length: 11 }, (_, position) => `arn:aws:iam::aws:policy/p${position}`),
      /11 managed policies/,
    ],
  ])('refuses %s', (_what, policyArns, reason) => {
    const guardrails = policyArns.map((policyArn) => ({ ...aGuardrail('managed', {}), policyArn }));
    const refused = composeSession(request({ guardrails }));

    expect(refused).toMatchObject({ status: 'refused', reason: { rule: 'session-policy', guardrailName: 'managed' } });
    expect(refused.status === 'refused' ? refused.reason.text : '').toMatch(reason);
  });
});
