import { describe, expect, it } from 'vitest';
import type { InvocationOutcome, OperationCall } from '../operation-invoker.ts';
import { EFFECTIVE_POLICY_TIMEOUT_MS, SdkEffectivePolicySource } from './sdk-effective-policy-source.ts';

function sourceThat(
  outcome: InvocationOutcome,
  region?: string,
): { source: SdkEffectivePolicySource; calls: OperationCall[]; timeouts: number[] } {
  const calls: OperationCall[] = [];
  const timeouts: number[] = [];
  const source = new SdkEffectivePolicySource({
    invoker: {
      invoke: async (call) => {
        calls.push(call);
        return outcome;
      },
    },
    findDefaultRegion: async () => region,
    timeout: (ms) => {
      timeouts.push(ms);
      return new AbortController().signal;
    },
  });
  return { source, calls, timeouts };
}

const answered = (output: Readonly<Record<string, unknown>>): InvocationOutcome => ({ status: 'succeeded', output, truncatedMembers: [] });
const refused = (code: string): InvocationOutcome => ({
  status: 'failed',
  failure: { kind: 'service-error', code, message: 'No.', httpStatus: 400, isFault: false } as never,
});

describe('SdkEffectivePolicySource', () => {
  it("asks for the policy of the caller's own account, and for nothing else", async () => {
    const { source, calls, timeouts } = sourceThat(answered({ EffectivePolicy: { PolicyContent: '{"chatbot":{}}' } }), 'eu-west-1');

    await expect(source.read()).resolves.toEqual({ status: 'read', content: '{"chatbot":{}}' });
    expect(calls).toMatchObject([
      {
        service: 'organizations',
        operation: 'DescribeEffectivePolicy',
        params: { PolicyType: 'CHATBOT_POLICY' },
        region: 'eu-west-1',
        credentials: 'ambient',
      },
    ]);
    expect(timeouts).toEqual([EFFECTIVE_POLICY_TIMEOUT_MS]);
  });

  it.each(['EffectivePolicyNotFoundException', 'AWSOrganizationsNotInUseException'])('takes %s for no policy', async (code) => {
    await expect(sourceThat(refused(code)).source.read()).resolves.toEqual({ status: 'none', reason: `AWS Organizations: ${code}: No.` });
  });

  it.each(['AccessDeniedException', 'TooManyRequestsException', 'ConstraintViolationException'])('learns nothing from %s', async (code) => {
    await expect(sourceThat(refused(code)).source.read()).resolves.toMatchObject({ status: 'unreadable' });
  });

  it.each([{}, { EffectivePolicy: null }, { EffectivePolicy: {} }, { EffectivePolicy: { PolicyContent: 7 } }])(
    'learns nothing from the answer %j',
    async (output) => {
      await expect(sourceThat(answered(output)).source.read()).resolves.toMatchObject({ status: 'unreadable' });
    },
  );

  it.each<Extract<InvocationOutcome, { status: 'failed' }>['failure']>([
    { kind: 'no-credentials', reason: 'There are none.' },
    { kind: 'unreachable', reason: 'No way.' } as never,
    { kind: 'timed-out' } as never,
  ])('learns nothing where AWS cannot be asked: $kind', async (failure) => {
    await expect(sourceThat({ status: 'failed', failure }).source.read()).resolves.toMatchObject({ status: 'unreadable' });
  });
});
