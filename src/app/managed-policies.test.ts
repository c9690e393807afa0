import { describe, expect, it } from 'vitest';
import type { ManagedPolicyOutcome } from '../aws/managed-policy-source.ts';
import { FRESH_MS, ManagedPolicies, RETRIED_AFTER_MS, STALE_MS } from './managed-policies.ts';

const ARN = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
const policy = { policyArn: ARN, credentials: 'ambient' } as const;

function documentOf(action: string): ManagedPolicyOutcome {
  const documentText = JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }] });
  return { status: 'read', versionId: 'v1', documentText };
}

const denied: ManagedPolicyOutcome = { status: 'failed', reason: 'AccessDenied' };

function open() {
  const state = { nowMs: 0, outcome: documentOf('ec2:Describe*'), reads: 0 };
  const policies = new ManagedPolicies({
    now: () => new Date(state.nowMs),
    source: {
      read: async () => {
        state.reads += 1;
        return state.outcome;
      },
    },
  });
  const actionAt = async (nowMs: number): Promise<unknown> => {
    state.nowMs = nowMs;
    await policies.settle([policy]);
    // A newer document arrives behind whoever has one.
    await new Promise(setImmediate);
    const known = policies.get(ARN);
    return 'document' in known ? known.document.Statement[0]?.Action?.[0] : known.unreadBecause;
  };
  return { state, policies, actionAt };
}

describe('ManagedPolicies', () => {
  it('reads a policy once for all who ask, and again after an hour', async () => {
    const { state, policies, actionAt } = open();
    await Promise.all([policies.settle([policy]), policies.settle([policy])]);
    expect(await actionAt(FRESH_MS - 1)).toBe('ec2:Describe*');
    expect(state.reads).toBe(1);
    state.outcome = documentOf('s3:List*');

    expect(await actionAt(FRESH_MS)).toBe('s3:List*');
    expect(state.reads).toBe(2);
  });

  it('says why a policy could not be read, and asks again after a minute', async () => {
    const { state, actionAt } = open();
    state.outcome = denied;
    expect(await actionAt(0)).toBe('AccessDenied');
    state.outcome = documentOf('s3:List*');

    expect(await actionAt(RETRIED_AFTER_MS - 1)).toBe('AccessDenied');
    expect(await actionAt(RETRIED_AFTER_MS)).toBe('s3:List*');
  });

  it('keeps what it knew for a day where IAM does not tell it any more', async () => {
    const { state, actionAt } = open();
    await actionAt(0);
    state.outcome = denied;

    expect(await actionAt(FRESH_MS)).toBe('ec2:Describe*');
    expect(await actionAt(STALE_MS - 1)).toBe('ec2:Describe*');
    expect(await actionAt(STALE_MS + RETRIED_AFTER_MS)).toBe('AccessDenied');
  });

  it.each([
    ['{', 'its document is not JSON'],
    ['{"Version":"2012-10-17","Statement":[{"Effect":"Maybe"}]}', 'its document Statement.0.Effect'],
  ])('takes nothing from a document that it does not understand: %s', async (documentText, reason) => {
    const { state, actionAt } = open();
    state.outcome = { status: 'read', versionId: 'v1', documentText };

    expect(await actionAt(0)).toContain(reason);
  });

  it('knows nothing any more once all is forgotten, also while it reads', async () => {
    const { policies } = open();
    const settling = policies.settle([policy]);
    policies.forget();
    await settling;

    expect(policies.get(ARN)).toEqual({ unreadBecause: 'it was not read yet' });
  });
});
