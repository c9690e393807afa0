import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import type { InvocationOutcome, OperationCall } from '../../aws/operation-invoker.ts';
import { MASK } from '../../catalogue/mask-sensitive.ts';
import type { AuthorizedCommand } from '../../domain/authorized-command.ts';
import { aCommandRecord } from '../../storage/testing/a-command-record.ts';
import { authorizeCommand } from '../authorize/authorize-command.ts';
import { grantCommand } from '../authorize/grant-command.ts';
import { aGuardrail } from '../testing/open-commands-flow.ts';
import { catalogue, parseForTest } from '../testing/parse-for-test.ts';
import { executeCommand } from './execute-command.ts';

const NOW = new Date('2026-03-01T03:00:00Z');
const place = { accountId: '123456789012', region: 'eu-central-1', credentials: 'ambient' } as const;

/** Authorizes a command as the flow does, under a guardrail that allows everything. */
async function authorize(text: string): Promise<AuthorizedCommand> {
  const command = parseForTest(text);
  const decision = await authorizeCommand(command, {
    isConfigured: true,
    guardrails: [aGuardrail('all', {})],
    isAmbientAllowed: true,
    allowAmbientChanges: true,
    ...place,
    now: () => NOW,
    newId: () => 'decision-1',
  });
  const authorized = grantCommand(command, decision, { record: aCommandRecord(), place, wasConfirmed: true, now: NOW });
  if (authorized === undefined) throw new Error(`${text} is not allowed: ${decision.because.text}`);
  return authorized;
}

function succeeded(output: Readonly<Record<string, unknown>>): InvocationOutcome {
  return { status: 'succeeded', output, requestId: 'request-1', truncatedMembers: [] };
}

/** Runs a command against an answer; its clock goes on by 40 ms while AWS works. */
async function execute(text: string, answer: InvocationOutcome | Error, { startedAt = NOW, signal = new AbortController().signal } = {}) {
  const calls: OperationCall[] = [];
  let now = startedAt.getTime();
  const result = await executeCommand(await authorize(text), {
    invoker: {
      async invoke(call) {
        calls.push(call);
        now += 40;
        if (answer instanceof Error) throw answer;
        return answer;
      },
    },
    catalogue,
    now: () => new Date(now),
    signal,
    logger: pino({ level: 'silent' }),
  });
  return { result, calls, signal };
}

describe('executeCommand', () => {
  it('calls AWS once, as it was authorized', async () => {
    const { result, calls, signal } = await execute('ec2 describe-instances --instance-ids i-1 --region us-east-1', succeeded({}));

    expect(calls).toEqual([
      {
        service: 'ec2',
        operation: 'DescribeInstances',
        params: { InstanceIds: ['i-1'] },
        region: 'eu-central-1',
        credentials: 'ambient',
        isRepeatable: true,
        signal,
      },
    ]);
    expect(calls[0]?.signal).toBe(signal);
    expect(result).toEqual({
      status: 'succeeded',
      output: {},
      maskedCount: 0,
      hasMore: false,
      truncatedMembers: [],
      requestId: 'request-1',
      durationMs: 40,
    });
  });

  it('reads the events of logs tail to the end, and says so where a page cannot be had', async () => {
    const page = { events: [{ message: 'a', timestamp: 1 }], nextToken: 't' };
    const { result, calls } = await execute('logs tail g', succeeded(page));

    // Where AWS never comes to an end we do.
    expect(calls).toHaveLength(100);
    expect(calls[1]?.params).toMatchObject({ logGroupName: 'g', nextToken: 't' });
    expect(result).toMatchObject({ status: 'succeeded', hasMore: true });
    expect(result.status === 'succeeded' && result.output['events']).toHaveLength(100);
    expect((await execute('logs filter-log-events --log-group-name g', succeeded(page))).calls).toHaveLength(1);
  });

  it.each([
    ['ec2 describe-instances', true],
    ['ec2 stop-instances --instance-ids i-1', false],
    ['ec2 run-instances --image-id ami-1', true],
    ['ec2 run-instances --image-id ami-1 --client-token mine', true],
    ['sns publish --topic-arn arn:aws:sns:eu-central-1:123456789012:a --message b', false],
    ['lambda invoke --function-name a', false],
  ])('lets %s be repeated: %s', async (text, isRepeatable) => {
    const { calls } = await execute(text, succeeded({}));

    expect(calls).toMatchObject([{ isRepeatable }]);
  });

  it.each([
    ['lambda invoke --function-name a', 900_000],
    ['ec2 describe-instances', undefined],
  ])('lets the connection of %s be silent for %s ms', async (text, silenceMs) => {
    const { calls } = await execute(text, succeeded({}));

    expect(calls[0]?.silenceMs).toBe(silenceMs);
  });

  it.each([
    ['its time is over', new DOMException('', 'TimeoutError'), 'timed-out'],
    ['somebody stops it', new DOMException('', 'AbortError'), 'stopped'],
  ])('tells where %s', async (_, reason, kind) => {
    const answer = { status: 'failed', failure: { kind: 'timed-out', wasSent: true } } as const;
    const { result } = await execute('lambda invoke --function-name a', answer, { signal: AbortSignal.abort(reason) });

    expect(result).toMatchObject({ failure: { kind, wasSent: true } });
  });

  it('knows a call that AWS left unanswered from one that was stopped', async () => {
    const { result } = await execute('ec2 describe-instances', { status: 'failed', failure: { kind: 'timed-out', wasSent: true } });

    expect(result).toMatchObject({ failure: { kind: 'timed-out', wasSent: true } });
  });

  it('does not run what may not run any more', async () => {
    const { calls, result } = await execute('ec2 stop-instances --instance-ids i-1', succeeded({}), {
      startedAt: new Date(NOW.getTime() + 60_000),
    });

    expect(calls).toEqual([]);
    expect(result).toMatchObject({ status: 'failed', failure: { kind: 'bad-input' }, durationMs: 0 });
  });

  it('runs it up to the last millisecond', async () => {
    const { calls } = await execute('ec2 stop-instances --instance-ids i-1', succeeded({}), {
      startedAt: new Date(NOW.getTime() + 59_999),
    });

    expect(calls).toHaveLength(1);
  });

  it('does not run what the catalogue has lost', async () => {
    const calls: OperationCall[] = [];
    const result = await executeCommand(await authorize('ec2 describe-instances'), {
      invoker: {
        async invoke(call) {
          calls.push(call);
          return succeeded({});
        },
      },
      catalogue: { services: [], service: () => undefined },
      now: () => NOW,
      signal: new AbortController().signal,
      logger: pino({ level: 'silent' }),
    });

    expect(calls).toEqual([]);
    expect(result.status).toBe('failed');
  });

  it('masks what is secret in the answer: by the model, by name and by form', async () => {
    const { result } = await execute(
      'lambda list-functions',
      succeeded({
        Functions: [
          {
            FunctionName: 'orders',
            Environment: { Variables: { DB: 'hunter2' } },
            Description: 'key AKIAIOSFODNN7EXAMPLE',
            Role: 'arn:aws:iam::1:role/r',
          },
        ],
      }),
    );

    expect(result).toMatchObject({ status: 'succeeded', maskedCount: 2 });
    expect(JSON.stringify(result)).not.toMatch(/hunter2|AKIA/);
    expect(JSON.stringify(result)).toContain('arn:aws:iam::1:role/r');
  });

  it('masks what is secret in bytes that a function answers', async () => {
    const { result } = await execute(
      'lambda invoke --function-name a',
      succeeded({ Payload: Buffer.from('{"password":"hunter2","ok":1}') }),
    );
    const payload = result.status === 'succeeded' ? (result.output['Payload'] as Uint8Array) : new Uint8Array();

    expect(Buffer.from(payload).toString()).toBe(`{"password":${MASK},"ok":1}`);
  });

  it('masks what is secret in the words of AWS', async () => {
    const failure = { kind: 'service-error', code: 'Invalid', message: 'The parameter MasterUserPassword=hunter2 is too short' } as const;
    const { result } = await execute('ec2 describe-instances', { status: 'failed', failure });

    expect(result).toEqual({
      status: 'failed',
      failure: { ...failure, message: `The parameter MasterUserPassword=${MASK} is too short` },
      durationMs: 40,
    });
  });

  it.each([
    ['ec2 describe-instances', { NextToken: 'x' }, true],
    ['ec2 describe-instances', { NextToken: '' }, false],
    ['ec2 describe-instances', {}, false],
    ['s3api list-objects-v2 --bucket a', { IsTruncated: true, NextContinuationToken: 'x' }, true],
    ['s3api list-objects-v2 --bucket a', { IsTruncated: false, NextContinuationToken: 'x' }, false],
    ['cloudfront list-distributions', { DistributionList: { NextMarker: 'x', IsTruncated: true } }, true],
    ['dynamodb scan --table-name a', { LastEvaluatedKey: { id: { S: '1' } } }, true],
    ['ec2 reboot-instances --instance-ids i-1', { NextToken: 'x' }, false],
  ])('tells of %s with %j whether there is more: %s', async (text, output, hasMore) => {
    const { result } = await execute(text, succeeded(output));

    expect(result).toMatchObject({ hasMore });
  });

  it('hands on what was cut', async () => {
    const { result } = await execute('lambda invoke --function-name a', { status: 'succeeded', output: {}, truncatedMembers: ['Payload'] });

    expect(result).toMatchObject({ truncatedMembers: ['Payload'] });
    expect(result).not.toHaveProperty('requestId');
  });

  it('has an end also where the invoker breaks: it may have been sent', async () => {
    const { result } = await execute('ec2 stop-instances --instance-ids i-1', new TypeError('a mistake of ours'));

    expect(result).toMatchObject({ status: 'failed', failure: { kind: 'unreachable', wasSent: true } });
    expect(JSON.stringify(result)).not.toContain('a mistake of ours');
  });
});
