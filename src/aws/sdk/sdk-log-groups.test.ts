import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startFakeCloudWatchLogs, type FakeCloudWatchLogs } from '../../../test/fakes/fake-cloud-watch-logs.ts';
import type { LogLine } from '../log-groups.ts';
import { SdkLogGroups } from './sdk-log-groups.ts';
import { openTestInvoker, type TestInvoker } from './testing/open-test-invoker.ts';

const NOW = new Date('2026-03-01T12:00:00Z');
const place = { groupName: '/aws/chatbot/ops', streamName: 'node-a' };

let logs: FakeCloudWatchLogs;
let invoker: TestInvoker;
let timeout: AbortController;

beforeEach(async () => {
  logs = await startFakeCloudWatchLogs({ now: () => NOW.getTime() });
  invoker = openTestInvoker({ environment: logs.environment });
  timeout = new AbortController();
});
afterEach(async () => {
  invoker.close();
  await logs.stop();
});

function open(retentionDays?: number): SdkLogGroups {
  const { invoke } = invoker;
  return new SdkLogGroups({ invoker: { invoke }, region: 'eu-west-1', retentionDays, now: () => NOW, timeout: () => timeout.signal });
}
const linesOf = (...texts: readonly string[]): readonly LogLine[] => texts.map((text) => ({ at: NOW, text }));

describe('SdkLogGroups', () => {
  it('makes group and stream where they are not there, once', async () => {
    const groups = open();

    await expect(groups.append(place, linesOf('one', 'zwei ☕'))).resolves.toEqual({ status: 'ok' });
    await expect(groups.append(place, linesOf('three'))).resolves.toEqual({ status: 'ok' });

    expect(logs.linesOf('/aws/chatbot/ops')).toEqual(['one', 'zwei ☕', 'three']);
    expect(logs.operations).toEqual(['PutLogEvents', 'CreateLogGroup', 'CreateLogStream', 'PutLogEvents', 'PutLogEvents']);
  });

  it('makes the stream of a group that somebody else has made, and leaves its retention as it is', async () => {
    logs.groups.set('/aws/chatbot/ops', { retentionInDays: 7, streams: new Map() });

    await expect(open().append(place, linesOf('one'))).resolves.toEqual({ status: 'ok' });

    expect(logs.groups.get('/aws/chatbot/ops')?.retentionInDays).toBe(7);
  });

  it('sets how long a group keeps its lines, once since the start', async () => {
    const groups = open(30);
    await groups.append(place, linesOf('one'));
    await groups.append(place, linesOf('two'));

    expect(logs.groups.get('/aws/chatbot/ops')?.retentionInDays).toBe(30);
    expect(logs.operations.filter((operation) => operation === 'PutRetentionPolicy')).toHaveLength(1);
  });

  it('appends more than a call takes, in order', async () => {
    const texts = Array.from({ length: 10_500 }, (_, index) => String(index));

    await expect(open().append(place, linesOf(...texts))).resolves.toEqual({ status: 'ok' });

    expect(logs.linesOf('/aws/chatbot/ops')).toEqual(texts);
  });

  it('appends what is months old', async () => {
    const old = new Date('2025-10-01T00:00:00Z');

    await expect(open(1).append(place, [{ at: old, text: 'old' }, ...linesOf('new')])).resolves.toEqual({ status: 'ok' });
    expect(logs.linesOf('/aws/chatbot/ops')).toEqual(['old', 'new']);
  });

  it.each([
    { httpStatus: 400, type: 'AccessDeniedException', message: 'User is not authorized to perform: logs:PutLogEvents' },
    { httpStatus: 400, type: 'InvalidParameterException', message: 'no' },
  ])('tells why it could not: $type', async (planned) => {
    logs.planFault(planned);

    const reason = `${planned.type}: ${planned.message}`;
    await expect(open().append(place, linesOf('one'))).resolves.toEqual({ status: 'failed', reason });
  });

  it('tells where the group may not be made', async () => {
    const groups = open();
    logs.planFault({ httpStatus: 400, type: 'ResourceNotFoundException', message: 'The specified log group does not exist.' });
    for (const _attempt of ['with tags', 'without']) logs.planFault({ httpStatus: 400, type: 'AccessDeniedException', message: 'no' });

    await expect(groups.append(place, linesOf('one'))).resolves.toEqual({ status: 'failed', reason: 'AccessDeniedException: no' });
  });

  it('makes the group without tags where it has no right to them', async () => {
    const groups = open();
    logs.planFault({ httpStatus: 400, type: 'ResourceNotFoundException', message: 'The specified log group does not exist.' });
    logs.planFault({ httpStatus: 400, type: 'AccessDeniedException', message: 'no logs:TagResource' });

    await expect(groups.append(place, linesOf('one'))).resolves.toEqual({ status: 'ok' });
  });

  it('tells where lines are refused in an answer that says success', async () => {
    await logs.stop();
    logs = await startFakeCloudWatchLogs({ now: () => NOW.getTime() + 40 * 24 * 60 * 60_000 });
    invoker.close();
    invoker = openTestInvoker({ environment: logs.environment });

    await expect(open().append(place, linesOf('one'))).resolves.toMatchObject({ status: 'failed', reason: expect.stringMatching('time') });
  });

  it('gives up after a time', async () => {
    timeout.abort();

    await expect(open().append(place, linesOf('one'))).resolves.toMatchObject({ status: 'failed' });
  });
});
