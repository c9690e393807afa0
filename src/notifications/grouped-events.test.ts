// What a route groups waits for others of its group from the moment it is on disk; later steps of it do not.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readGroupKey } from '../domain/grouping.ts';
import { aChannelConfiguration } from '../domain/testing/a-channel-configuration.ts';
import { RouteConfig } from './route/config.ts';
import { createRouteTree } from './route/route-tree.ts';
import { openThreadFlow, type ThreadFlow } from './testing/open-thread-flow.ts';

describe('an event that a route groups', () => {
  let flow: ThreadFlow;

  beforeEach(async () => {
    flow = await openThreadFlow([aChannelConfiguration()]);
    flow.routes = createRouteTree({
      routes: [RouteConfig.parse({ name: 'all', groupBy: ['kind'] })],
      windows: new Map(),
      readMatcher: () => undefined,
      readDuration: () => undefined,
    });
  });
  afterEach(() => flow.close());

  it('waits with its group in its delivery, and its later steps wait for nothing but it', async () => {
    const now = flow.context.now();
    const begun = await flow.take('ALARM');
    flow.context.advance(1_000);
    const ended = await flow.take('OK');

    const { deliveries } = flow.store().records;
    const [first] = await deliveries.listOfEvent(begun.eventId);
    const steps = await deliveries.listOfEvent(ended.eventId);
    expect(readGroupKey(first?.groupKey ?? '')).toMatchObject({
      title: 'kind CloudWatch Alarm',
      waitMs: 30_000,
      intervalMs: 300_000,
    });
    expect(first?.nextAttemptAt).toEqual(new Date(now.getTime() + 30_000));
    expect(steps.map(({ nextAttemptAt }) => nextAttemptAt)).toEqual(steps.map(() => flow.context.now()));
    expect(steps.length).toBeGreaterThan(0);
  });
});
