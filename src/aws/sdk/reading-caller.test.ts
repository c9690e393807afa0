import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { partitionOfRegion } from '../../domain/partition.ts';
import { readingActions, READING_CALLS } from '../../domain/reading-calls.ts';
import type { InvocationOutcome, OperationCall } from '../operation-invoker.ts';
import { ReadingCaller } from './reading-caller.ts';
import { NEVER, openReadings, PLACE, ROLE_ACCOUNT_ID, type Readings } from './testing/open-readings.ts';
import { openTestInvoker } from './testing/open-test-invoker.ts';

const FILTERS = { metricName: 'Errors', metricNamespace: 'Shop' };

let readings: Readings;
beforeEach(async () => {
  readings = await openReadings();
});
afterEach(() => readings.stop());

function callFilters(place: typeof PLACE | undefined = PLACE, signal = NEVER) {
  return readings.caller.call('logs:DescribeMetricFilters', { place, params: FILTERS }, signal);
}

function invokerOf(outcome: InvocationOutcome): { readonly caller: ReadingCaller; readonly calls: readonly OperationCall[] } {
  const calls: OperationCall[] = [];
  const caller = new ReadingCaller({
    invoker: {
      invoke: async (call) => {
        calls.push(call);
        return outcome;
      },
    },
    findRefusal: async () => undefined,
  });
  return { caller, calls };
}

describe('ReadingCaller', () => {
  it("calls in the event's account and Region, in a session of the role that may read what is on the list and nothing else", async () => {
    await expect(callFilters()).resolves.toEqual({ status: 'read', value: { metricFilters: [] } });

    const [session] = readings.aws.sts.sessions;
    expect(session).toMatchObject({
      accountId: ROLE_ACCOUNT_ID,
      sessionName: 'signalbox.notifications',
      sourceIdentity: 'signalbox.notifications',
      tags: { 'signalbox:configuration': 'ops' },
      policyArns: [],
    });
    expect(JSON.parse(session?.policy ?? '')).toEqual({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: readingActions, Resource: ['*'] }],
    });
    expect(readings.aws.callsOf('DescribeMetricFilters')).toMatchObject([{ region: 'eu-west-1', accessKeyId: session?.key.accessKeyId }]);
  });

  it('asks a service without Regions in the one that stands for them, with the same session', async () => {
    readings.aws.iam.grantedTo = () => true;
    const params = { PolicySourceArn: PLACE.account?.roleArn, ActionNames: ['ec2:RebootInstances'] };
    const reading = await readings.caller.call('iam:SimulatePrincipalPolicy', { place: PLACE, params }, NEVER);
    await callFilters();

    expect(reading).toMatchObject({ status: 'read' });
    expect(readings.aws.callsOf('SimulatePrincipalPolicy')).toMatchObject([{ region: 'us-east-1' }]);
    expect(readings.aws.callsOf('AssumeRole')).toHaveLength(1);
  });

  it('asks for one session however often it reads, in all Regions', async () => {
    await Promise.all([callFilters(), callFilters()]);
    await callFilters({ ...PLACE, region: 'us-east-1' });

    expect(readings.aws.callsOf('AssumeRole')).toHaveLength(1);
  });

  it("uses the machine's own credentials where the place has no role", async () => {
    const { account: _, ...place } = PLACE;
    await callFilters({ ...place, accountId: '123456789012' });

    expect(readings.aws.callsOf('AssumeRole')).toEqual([]);
    expect(readings.aws.callsOf('DescribeMetricFilters')).toHaveLength(1);
  });

  it.each(['denied', 'throttled', 'garbage'] as const)('says why it was not read: %s', async (kind) => {
    readings.aws.failNext('DescribeMetricFilters', { kind }, 3);

    const why = { denied: 'refused', throttled: 'throttled', garbage: 'unreachable' }[kind];
    await expect(callFilters()).resolves.toMatchObject({ status: 'not-read', call: 'logs:DescribeMetricFilters', why });
  });

  it.each([
    ['UnrecognizedClientException', 400, 'refused'],
    ['OptInRequired', 403, 'refused'],
    ['ServiceUnavailableException', 503, 'unreachable'],
    ['ResourceNotFoundException', 400, 'absent'],
    ['InvalidParameterException', 400, 'bad-input'],
    ['TooManyRequestsException', 400, 'throttled'],
    ['NoSuchEntity', 404, 'absent'],
    ['InvalidInput', 400, 'bad-input'],
  ])('takes %s for what it is', async (code, httpStatus, why) => {
    readings.aws.failNext('DescribeMetricFilters', { kind: 'error', code, httpStatus }, 3);

    await expect(callFilters()).resolves.toMatchObject({ status: 'not-read', why, reason: expect.stringContaining(code) });
  });

  it('says that the role could not be taken on', async () => {
    readings.aws.failNext('AssumeRole', { kind: 'denied' });

    await expect(callFilters()).resolves.toMatchObject({ status: 'not-read', why: 'no-session' });
    expect(readings.aws.callsOf('DescribeMetricFilters')).toEqual([]);
  });

  it('does not wait longer than whoever asked', async () => {
    readings.aws.hold('DescribeMetricFilters');
    const giveUp = new AbortController();
    const reading = callFilters(PLACE, giveUp.signal);
    await expect.poll(() => readings.aws.heldCount('DescribeMetricFilters')).toBe(1);
    giveUp.abort();

    await expect(reading).resolves.toMatchObject({ status: 'not-read', why: 'slow' });
  });

  it('calls nobody with a role of another account than the event', async () => {
    await expect(callFilters({ ...PLACE, accountId: '333333333333' })).resolves.toMatchObject({ why: 'bad-input' });
    expect(readings.aws.requests).toEqual([]);
  });

  it('calls nobody without a place', async () => {
    await expect(readings.caller.call('logs:DescribeMetricFilters', { place: undefined, params: FILTERS }, NEVER)).resolves.toMatchObject({
      why: 'no-place',
    });
    expect(readings.aws.requests).toEqual([]);
  });

  it('calls nobody in a Region that is not known, whatever it looks like', async () => {
    const { caller, calls } = invokerOf({ status: 'succeeded', output: {}, truncatedMembers: [] });
    const region = fc
      .oneof(
        fc.string(),
        fc.constantFrom('evil.example/', 'us-east-1.evil.example#', 'aws-global', 'US-EAST-1', 'us-east-1\n', '__proto__'),
      )
      .filter((text) => partitionOfRegion(text) === undefined);

    await fc.assert(
      fc.asyncProperty(region, async (text) => {
        await expect(caller.call('tag:GetResources', { place: { ...PLACE, region: text }, params: {} }, NEVER)).resolves.toMatchObject({
          why: 'bad-input',
        });
      }),
    );
    expect(calls).toEqual([]);
  });

  it('keeps a long reason short', async () => {
    const { caller } = invokerOf({
      status: 'failed',
      failure: { kind: 'service-error', code: 'AccessDenied', message: 'x'.repeat(5_000) },
    });
    const reading = await caller.call('tag:GetResources', { place: PLACE, params: {} }, NEVER);

    expect(reading.status === 'not-read' ? reading.reason.length : 0).toBe(500);
  });

  it('knows each call of the list in the catalogue', async () => {
    const invoker = openTestInvoker({ environment: { AWS_ENDPOINT_URL: 'http://127.0.0.1:1' } });
    for (const { service, operation } of Object.values(READING_CALLS)) {
      const outcome = await invoker.invoke({ service, operation, signal: AbortSignal.abort() });
      expect(outcome).toMatchObject({ status: 'failed', failure: { kind: 'timed-out' } });
    }
    invoker.close();
  });

  it('asks before each call whether the channel may make it, and calls nobody where it may not', async () => {
    const asked: unknown[] = [];
    const calls: OperationCall[] = [];
    const caller = new ReadingCaller({
      invoker: {
        invoke: async (call) => {
          calls.push(call);
          return { status: 'succeeded', output: {}, truncatedMembers: [] };
        },
      },
      findRefusal: async (reading) => {
        asked.push(reading);
        return asked.length === 1 ? undefined : 'the guardrails do not allow it';
      },
    });
    const request = { place: PLACE, params: FILTERS };

    await expect(caller.call('logs:DescribeMetricFilters', request, NEVER)).resolves.toMatchObject({ status: 'read' });
    await expect(caller.call('logs:DescribeMetricFilters', request, NEVER)).resolves.toEqual({
      status: 'not-read',
      call: 'logs:DescribeMetricFilters',
      why: 'not-allowed',
      reason: 'the guardrails do not allow it',
    });
    expect(calls).toHaveLength(1);
    const question = { action: 'logs:DescribeMetricFilters', params: FILTERS, place: PLACE, credentials: calls[0]?.credentials };
    expect(asked).toEqual([question, question]);
  });

  it('refuses what cannot be judged', async () => {
    const caller = new ReadingCaller({
      invoker: { invoke: () => Promise.reject(new Error('nobody is called')) },
      findRefusal: () => Promise.reject(new Error('no such data')),
    });

    const reading = caller.call('tag:GetResources', { place: PLACE, params: {} }, NEVER);
    await expect(reading).resolves.toMatchObject({ why: 'not-allowed', reason: expect.stringContaining('no such data') });
  });
});
