import { constructStack } from '@smithy/core/client';
import { HttpRequest } from '@smithy/core/protocols';
import { describe, expect, it } from 'vitest';
import { openTestClient } from '../testing/open-test-client.ts';
import { discoverEndpoints } from './endpoint-discovery.ts';

const CELL = 'query-cell1.timestream.eu-west-1.amazonaws.com';
const told = (Address: string, CachePeriodInMinutes = 60): string => JSON.stringify({ Endpoints: [{ Address, CachePeriodInMinutes }] });

describe('discoverEndpoints', () => {
  it('asks for the endpoint once, and goes there', async () => {
    const { sender, send } = openTestClient('timestream-query', { answer: () => ({ body: told(CELL) }) });

    await send('ListScheduledQueries');
    await send('CancelQuery', { QueryId: 'a' });

    expect(sender.requests.map(({ headers }) => headers['x-amz-target'])).toEqual([
      'Timestream_20181101.DescribeEndpoints',
      'Timestream_20181101.ListScheduledQueries',
      'Timestream_20181101.CancelQuery',
    ]);
    expect(sender.requests.slice(1).map(({ hostname, headers }) => [hostname, headers['host']])).toEqual([
      [CELL, CELL],
      [CELL, CELL],
    ]);
  });

  it('asks where it is asked to ask, and nowhere else', async () => {
    const { sender, send } = openTestClient('timestream-write', { answer: () => ({ body: told(CELL) }) });

    await send('DescribeEndpoints');

    expect(sender.requests).toHaveLength(1);
    expect(sender.request.hostname).toBe('ingest.timestream.eu-west-1.amazonaws.com');
  });

  it('goes to no host that is not AWS’s', async () => {
    const { sender, send } = openTestClient('timestream-query', { answer: () => ({ body: told('collector.example.com') }) });

    await send('ListScheduledQueries');

    expect(sender.request.hostname).toBe('query.timestream.eu-west-1.amazonaws.com');
  });

  it('asks nobody at an endpoint of one’s own', async () => {
    const environment = { AWS_ENDPOINT_URL: 'http://127.0.0.1:8000' };
    const { sender, send } = openTestClient('timestream-query', { environment, answer: () => ({ body: told(CELL) }) });

    await send('ListScheduledQueries');

    expect(sender.requests.map(({ hostname }) => hostname)).toEqual(['127.0.0.1']);
  });

  it('fails where it is not told', async () => {
    const { sender, send } = openTestClient('timestream-query', {
      answer: () => ({ statusCode: 403, body: JSON.stringify({ __type: 'AccessDeniedException', message: 'no' }) }),
    });

    await expect(send('ListScheduledQueries')).rejects.toMatchObject({ name: 'AccessDeniedException' });
    expect(sender.requests).toHaveLength(1);
  });

  it('asks again when the time is over that it was told', async () => {
    let now = 0;
    let askedCount = 0;
    const customization = discoverEndpoints(() => now);
    const call = (): Promise<unknown> => {
      askedCount += 1;
      return Promise.resolve({ Endpoints: [{ Address: CELL, CachePeriodInMinutes: 2 }] });
    };
    customization.complete?.({}, { region: 'eu-west-1', call });
    const operation = {
      name: 'Query',
      stored: { input: 'unit', output: 'unit' },
      inputHeaders: new Map(),
      hasStreamingOutput: false,
    } as const;
    const stack = constructStack<object, object>();
    for (const plugin of customization.operationPlugins?.(operation, {}) ?? []) stack.use(plugin as never);
    const handler = stack.resolve(() => Promise.resolve({ response: {}, output: {} }), {});
    const counts: number[] = [];

    for (const minutes of [0, 1, 2, 3, 4]) {
      now = minutes * 60_000;
      await handler({ input: {}, request: new HttpRequest({}) } as never);
      counts.push(askedCount);
    }

    expect(counts).toEqual([1, 1, 2, 2, 3]);
  });
});
