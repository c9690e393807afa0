import { describe, expect, it } from 'vitest';
import type { InvocationFailure } from '../../domain/invocation-failure.ts';
import type { RoleSession } from '../../domain/role-session.ts';
import { explainSessionRefusal } from './explain-session-refusal.ts';

const session: RoleSession = {
  roleArn: 'arn:aws:iam::222222222222:role/ops',
  sessionName: 'web.ana',
  sourceIdentity: 'web.ana',
  tags: [],
  policyArns: [],
};

function explain(code: string, message: string, overrides: Partial<RoleSession> = {}) {
  const failure = explainSessionRefusal({ kind: 'service-error', code, message }, { ...session, ...overrides }, 'eu-west-1');
  if (failure.kind !== 'no-session') throw new Error(failure.kind);
  return { ...failure, statements: failure.remedy === undefined ? undefined : (JSON.parse(failure.remedy) as unknown) };
}

const denied = (caller: string, action: string): string =>
  `User: ${caller} is not authorized to perform: ${action} on resource: ${session.roleArn}`;

describe('explainSessionRefusal', () => {
  it('writes the statement that the trust policy lacks, for the role behind a session', () => {
    const { reason, statements } = explain(
      'AccessDenied',
      denied('arn:aws:sts::111111111111:assumed-role/signalbox/i-0a', 'sts:TagSession'),
    );

    expect(reason).toContain('has to allow sts:TagSession');
    expect(reason).toContain("The caller's own policies");
    expect(statements).toEqual([
      {
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::111111111111:role/signalbox' },
        Action: ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'],
      },
    ]);
  });

  it('asks for the external id of the role alone where it is assumed', () => {
    const caller = 'arn:aws:iam::222222222222:user/signalbox';
    const { reason, statements } = explain('AccessDenied', denied(caller, 'sts:AssumeRole'), { externalId: 'abc-123' });

    expect(reason).not.toContain("The caller's own policies");
    expect(reason).not.toContain('external id');
    expect(statements).toEqual([
      {
        Effect: 'Allow',
        Principal: { AWS: caller },
        Action: 'sts:AssumeRole',
        Condition: { StringEquals: { 'sts:ExternalId': 'abc-123' } },
      },
      { Effect: 'Allow', Principal: { AWS: caller }, Action: ['sts:TagSession', 'sts:SetSourceIdentity'] },
    ]);
  });

  it('takes nobody for the caller whom AWS does not name as one', () => {
    const { statements } = explain('AccessDenied', 'User: "Principal": "*" is not authorized to perform: sts:AssumeRole');

    expect(JSON.stringify(statements)).toContain('arn:aws:iam::ACCOUNT-OF-SIGNALBOX:root');
    expect(JSON.stringify(statements)).not.toContain('*');
  });

  it.each([
    ['PackedPolicyTooLarge', 'too large for AWS', 'wildcards'],
    ['MalformedPolicyDocument', 'does not take the guardrails', 'corrects the policy files'],
    ['RegionDisabledException', 'switched off in eu-west-1', 'another Region'],
    ['ValidationError', 'ValidationError: no.', 'Nothing of the command was sent.'],
  ])('explains %s', (code, what, wayOut) => {
    const { reason, remedy } = explain(code, 'no');

    expect(reason).toContain(what);
    expect(reason).toContain(wayOut);
    expect(remedy).toBeUndefined();
  });

  it.each<[InvocationFailure]>([
    [{ kind: 'timed-out', wasSent: true }],
    [{ kind: 'stopped', wasSent: true }],
    [{ kind: 'unreachable', reason: 'gone', wasSent: true }],
  ])('never says of %j that something of the command may have been done', (failure) => {
    expect(explainSessionRefusal(failure, session, 'eu-west-1')).toMatchObject({ kind: 'unreachable', wasSent: false });
  });

  it('leaves what is about the credentials of the machine as it is', () => {
    const failure = { kind: 'no-credentials', reason: 'none' } as const;

    expect(explainSessionRefusal(failure, session, 'eu-west-1')).toBe(failure);
  });
});
