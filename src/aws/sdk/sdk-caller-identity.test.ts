import { describe, expect, it } from 'vitest';
import type { InvocationOutcome, OperationCall, OperationInvoker } from '../operation-invoker.ts';
import { IDENTITY_TIMEOUT_MS, SdkCallerIdentity } from './sdk-caller-identity.ts';

const DEMO = '000000000000';
const ARN = 'arn:aws:sts::111122223333:assumed-role/ops/i-1';
const KNOWN: InvocationOutcome = { status: 'succeeded', output: { Account: '111122223333', Arn: ARN, UserId: 'a' }, truncatedMembers: [] };
const NO_CREDENTIALS: InvocationOutcome = { status: 'failed', failure: { kind: 'no-credentials', reason: 'none were found' } };
const ACCOUNT = { kind: 'account', accountId: '111122223333', callerArn: ARN };
const patient = (): AbortSignal => new AbortController().signal;

interface Stage {
  readonly identity: SdkCallerIdentity;
  readonly calls: OperationCall[];
  readonly timeouts: number[];
  /** Which key the credentials have from now on. */
  readonly useKey: (keyId: string) => void;
  readonly pass: (milliseconds: number) => void;
}

/** Answers with these outcomes in order; the last stays. */
function stage(outcomes: readonly (InvocationOutcome | Promise<InvocationOutcome>)[], region?: string): Stage {
  const calls: OperationCall[] = [];
  const timeouts: number[] = [];
  let keyId = 'ASIAONE';
  let elapsedMs = 0;
  const invoker: OperationInvoker = {
    invoke: async (call) => {
      calls.push(call);
      return outcomes[Math.min(calls.length, outcomes.length) - 1] ?? KNOWN;
    },
  };
  const identity = new SdkCallerIdentity({
    invoker,
    findDefaultRegion: () => Promise.resolve(region),
    findKeyId: () => Promise.resolve(keyId),
    demoAccountId: DEMO,
    timeout: (ms) => {
      timeouts.push(ms);
      return patient();
    },
    elapsed: () => elapsedMs,
  });
  const useKey = (other: string): void => {
    keyId = other;
  };
  const pass = (milliseconds: number): void => {
    elapsedMs += milliseconds;
  };
  return { identity, calls, timeouts, useKey, pass };
}

describe('SdkCallerIdentity', () => {
  it('asks STS once', async () => {
    const { identity, calls, timeouts } = stage([KNOWN]);

    expect([await identity.find(patient()), await identity.find(patient())]).toEqual([ACCOUNT, ACCOUNT]);
    expect(calls).toMatchObject([
      { service: 'sts', operation: 'GetCallerIdentity', params: {}, credentials: 'ambient', isRepeatable: true },
    ]);
    expect(timeouts).toEqual([IDENTITY_TIMEOUT_MS]);
  });

  it.each([
    { region: undefined, asked: 'us-east-1' },
    { region: 'cn-north-1', asked: 'cn-north-1' },
    { region: 'eu-central-1', asked: 'eu-central-1' },
  ])('asks in $asked where the default Region is $region', async ({ region, asked }) => {
    const { identity, calls } = stage([KNOWN], region);

    await identity.find(patient());

    expect(calls.map((call) => call.region)).toEqual([asked]);
  });

  it('asks once for all who ask at the same time', async () => {
    const answer = Promise.withResolvers<InvocationOutcome>();
    const { identity, calls } = stage([answer.promise]);

    const all = [identity.find(patient()), identity.find(patient()), identity.find(patient())];
    answer.resolve(KNOWN);

    expect(await Promise.all(all)).toEqual([ACCOUNT, ACCOUNT, ACCOUNT]);
    expect(calls).toHaveLength(1);
  });

  it('lets one of them give up without the others', async () => {
    const answer = Promise.withResolvers<InvocationOutcome>();
    const { identity } = stage([answer.promise]);
    const giveUp = new AbortController();
    const [impatient, other] = [identity.find(giveUp.signal), identity.find(patient())];

    giveUp.abort();
    expect(await impatient).toMatchObject({ kind: 'unknown' });
    answer.resolve(KNOWN);

    expect(await other).toEqual(ACCOUNT);
    expect(await identity.find(AbortSignal.abort())).toMatchObject({ kind: 'unknown' });
    expect(await identity.find(patient())).toEqual(ACCOUNT);
  });

  it('gives the demo account where there are no credentials, and looks again after three seconds', async () => {
    const { identity, calls, pass } = stage([NO_CREDENTIALS, KNOWN]);
    const demo = { kind: 'demo', accountId: DEMO, reason: 'none were found' };

    expect(await identity.find(patient())).toEqual(demo);
    pass(2_999);
    expect(await identity.find(patient())).toEqual(demo);
    expect(calls).toHaveLength(1);
    pass(1);
    expect(await identity.find(patient())).toEqual(ACCOUNT);
    pass(3_000_000);
    expect(await identity.find(patient())).toEqual(ACCOUNT);
    expect(calls).toHaveLength(2);
  });

  it('looks at once where a key was found since', async () => {
    const { identity, useKey } = stage([NO_CREDENTIALS, KNOWN]);
    await identity.find(patient());

    useKey('ASIATWO');

    expect(await identity.find(patient())).toEqual(ACCOUNT);
  });

  it.each([
    { kind: 'service-error', code: 'ExpiredToken', message: 'The security token is expired' },
    { kind: 'unreachable', reason: 'sts cannot be reached', wasSent: false },
    { kind: 'timed-out', wasSent: true },
    { kind: 'not-supported', reason: 'no' },
    { kind: 'bad-input', reason: 'no' },
  ] as const)('does not know after $kind, and asks again the next time', async (failure) => {
    const { identity } = stage([{ status: 'failed', failure }, KNOWN]);

    expect(await identity.find(patient())).toEqual({ kind: 'unknown', reason: expect.stringMatching(/\w/) });
    expect(await identity.find(patient())).toEqual(ACCOUNT);
  });

  it.each([{}, { Account: '1', Arn: ARN }, { Account: '111122223333' }, { Account: 111_122_223_333, Arn: ARN }])(
    'does not know where STS answers %j',
    async (output) => {
      const { identity } = stage([{ status: 'succeeded', output, truncatedMembers: [] }]);

      expect(await identity.find(patient())).toMatchObject({ kind: 'unknown' });
    },
  );

  it('asks anew once it was forgotten', async () => {
    const { identity, calls } = stage([KNOWN]);
    await identity.find(patient());

    identity.forget();
    await identity.find(patient());

    expect(calls).toHaveLength(2);
  });

  it('asks anew once the credentials were renewed, which may be of another account by then', async () => {
    const other = { Account: '444455556666', Arn: 'arn:aws:iam::444455556666:user/ops' };
    const { identity, calls, useKey } = stage([KNOWN, { status: 'succeeded', output: other, truncatedMembers: [] }]);
    await identity.find(patient());

    useKey('ASIATWO');

    expect(await identity.find(patient())).toMatchObject({ kind: 'account', accountId: '444455556666' });
    expect(await identity.find(patient())).toMatchObject({ accountId: '444455556666' });
    expect(calls).toHaveLength(2);
  });

  it('does not remember an answer that was forgotten before it came', async () => {
    const answer = Promise.withResolvers<InvocationOutcome>();
    const { identity, calls } = stage([answer.promise, KNOWN]);
    const early = identity.find(patient());
    await expect.poll(() => calls.length).toBe(1);

    identity.forget();
    answer.resolve(KNOWN);
    await early;
    await identity.find(patient());

    expect(calls).toHaveLength(2);
  });
});
