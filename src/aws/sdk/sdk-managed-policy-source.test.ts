import { describe, expect, it } from 'vitest';
import type { RoleSession } from '../../domain/role-session.ts';
import type { InvocationOutcome, OperationCall } from '../operation-invoker.ts';
import { createManagedPolicySource } from './sdk-managed-policy-source.ts';

const ARN = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
const DOCUMENT = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ec2:Describe*","Resource":"*"}]}';

function succeed(output: Readonly<Record<string, unknown>>): InvocationOutcome {
  return { status: 'succeeded', output, truncatedMembers: [] };
}

const policy = succeed({ Policy: { DefaultVersionId: 'v7' } });
const version = succeed({ PolicyVersion: { Document: encodeURIComponent(DOCUMENT) } });

function open(...answers: readonly InvocationOutcome[]) {
  const calls: OperationCall[] = [];
  const source = createManagedPolicySource({
    invoker: {
      invoke: async (call) => {
        calls.push(call);
        return answers[calls.length - 1] ?? { status: 'failed', failure: { kind: 'stopped', wasSent: false } };
      },
    },
    timeout: () => new AbortController().signal,
  });
  return { source, calls };
}

describe('createManagedPolicySource', () => {
  it('reads the version in force, by two calls', async () => {
    const { source, calls } = open(policy, version);

    expect(await source.read(ARN, 'ambient')).toEqual({ status: 'read', versionId: 'v7', documentText: DOCUMENT });
    expect(
      calls.map(({ service, operation, params, region, credentials }) => ({ service, operation, params, region, credentials })),
    ).toEqual([
      { service: 'iam', operation: 'GetPolicy', params: { PolicyArn: ARN }, region: 'us-east-1', credentials: 'ambient' },
      {
        service: 'iam',
        operation: 'GetPolicyVersion',
        params: { PolicyArn: ARN, VersionId: 'v7' },
        region: 'us-east-1',
        credentials: 'ambient',
      },
    ]);
  });

  it('asks the IAM of the partition, with a session where one is given', async () => {
    const { source, calls } = open(policy, version);
    const session: RoleSession = {
      roleArn: 'arn:aws-cn:iam::111122223333:role/ops',
      sessionName: 'signalbox',
      sourceIdentity: 'signalbox',
      tags: [],
      policyArns: [],
    };
    await source.read('arn:aws-cn:iam::111122223333:policy/ops', session);

    expect(calls[0]).toMatchObject({ region: 'cn-northwest-1', credentials: session });
  });

  it.each([
    [[{ status: 'failed', failure: { kind: 'service-error', code: 'NoSuchEntity', message: 'not found' } }], 'NoSuchEntity: not found'],
    [[policy, { status: 'failed', failure: { kind: 'timed-out', wasSent: true } }], 'did not answer in time'],
    [[succeed({})], 'which version'],
    [[policy, succeed({})], 'without a document'],
    [[policy, succeed({ PolicyVersion: { Document: '%E0%A4%A' } })], 'cannot be read'],
  ])('says why a policy cannot be read (%#)', async (answers, reason) => {
    const { source } = open(...(answers as readonly InvocationOutcome[]));

    expect(await source.read(ARN, 'ambient')).toEqual({ status: 'failed', reason: expect.stringContaining(reason) });
  });

  it('asks nothing about what is no managed policy', async () => {
    const { source, calls } = open();

    expect(await source.read('arn:aws:iam::aws:role/x', 'ambient')).toMatchObject({ status: 'failed' });
    expect(calls).toEqual([]);
  });
});
