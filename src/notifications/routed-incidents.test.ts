// Where the steps of an incident go when routes tell them apart, and what becomes of an event that comes twice.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseMatcher } from '../domain/matcher.ts';
import { aChannelConfiguration } from '../domain/testing/a-channel-configuration.ts';
import { RouteConfig } from './route/config.ts';
import { createRouteTree } from './route/route-tree.ts';
import { openThreadFlow, type ThreadFlow } from './testing/open-thread-flow.ts';

describe('an incident that begins on a route', () => {
  let flow: ThreadFlow;

  beforeEach(async () => {
    flow = await openThreadFlow(
      ['ops', 'oncall'].map((name) =>
        aChannelConfiguration({ configurationName: name, channel: { platform: 'web', workspaceId: '', channelId: name } }),
      ),
    );
    flow.routes = createRouteTree({
      routes: [
        RouteConfig.parse({ name: 'high', match: ['severity=high'], channels: ['oncall'] }),
        RouteConfig.parse({ name: 'rest', channels: ['ops'] }),
      ],
      windows: new Map(),
      readMatcher: (text) => {
        const outcome = parseMatcher(text);
        return outcome.status === 'ok' ? outcome.matcher : undefined;
      },
      readDuration: () => undefined,
    });
  });

  afterEach(async () => {
    await flow.close();
  });

  async function dispositions(eventId: string): Promise<readonly string[]> {
    const all = await flow.store().records.deliveries.listOfEvent(eventId);
    return all.map(({ configurationName, action, status }) => `${configurationName} ${action} ${status}`);
  }

  it('ends there as well, though its end is no route’s matter', async () => {
    await flow.step('ALARM');
    await flow.step('OK');

    expect(await dispositions('event-1')).toEqual(['oncall post sent']);
    expect((await dispositions('event-2')).toSorted()).toEqual(['oncall edit sent', 'oncall reply sent', 'ops post folded']);
  });

  it('is brought to no channel by a later step in which it is not open', async () => {
    await flow.step('OK');
    expect(await dispositions('event-1')).toEqual(['ops post folded']);

    await flow.step('ALARM');
    await flow.step('OK');
    await flow.step('INSUFFICIENT_DATA');
    expect(await dispositions('event-4')).toEqual(['ops post sent']);
  });

  it('keeps an event as unrouted whose route leads to nobody', async () => {
    flow.configurations = [aChannelConfiguration({ configurationName: 'ops' })];

    const { eventId, deliveries } = await flow.take('ALARM');

    expect(deliveries).toEqual([]);
    expect((await flow.store().records.events.find(eventId))?.state).toBe('unrouted');
  });
});
