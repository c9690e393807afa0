import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EventLabels } from '../../domain/event-labels.ts';
import { parseMatcher } from '../../domain/matcher.ts';
import { aChannelConfiguration } from '../../domain/testing/a-channel-configuration.ts';
import type { TimeWindow } from '../../domain/time-window.ts';
import { parseWait } from '../../domain/wait.ts';
import type { Audience } from './audience.ts';
import { RouteConfig } from './config.ts';
import { routeEvent, routeFollowUps, type EventToRoute } from './route-event.ts';
import { createRouteTree, type RouteTree } from './route-tree.ts';
import type { Routed } from '../../domain/routed.ts';

const topicArn = 'arn:aws:sns:us-east-1:123456789012:alarms';
const NAMES = ['ops', 'oncall', 'payments', 'web', 'asleep'] as const;
const configurations = NAMES.map((configurationName) =>
  aChannelConfiguration({
    configurationName,
    snsTopicArns: configurationName === 'ops' ? [topicArn] : [],
    state: configurationName === 'asleep' ? 'DISABLED' : 'ENABLED',
  }),
);
const directory = { list: () => configurations, find: () => undefined, approvedFor: () => [] };
const byTopic: Audience = { kind: 'topic', topicArn };
const nights: TimeWindow = {
  name: 'nights',
  timeZone: 'UTC',
  spans: [{ times: [{ from: 1320, to: 360 }], weekdays: [], daysOfMonth: [], months: [], dates: [] }],
};
const NOON = new Date('2026-01-15T12:00:00Z');
const MIDNIGHT = new Date('2026-01-15T00:00:00Z');

type RouteInput = Omit<Partial<RouteConfig>, 'routes'> & { readonly name: string; readonly routes?: readonly RouteInput[] };

function treeOf(routes: readonly RouteInput[]): RouteTree | undefined {
  return createRouteTree({
    routes: routes.map((route) => RouteConfig.parse(route)),
    windows: new Map([['nights', nights]]),
    readMatcher: (text) => {
      const outcome = parseMatcher(text);
      return outcome.status === 'ok' ? outcome.matcher : undefined;
    },
    readDuration: parseWait,
  });
}

function labelsOf(values: Readonly<Record<string, string>>): EventLabels {
  const known = new Map(Object.entries(values));
  return (label) => (known.has(label) ? [known.get(label) ?? ''] : []);
}

function toRoute(routes: readonly RouteInput[], values: Readonly<Record<string, string>>, more: Partial<EventToRoute> = {}): EventToRoute {
  return {
    labels: labelsOf(values),
    audience: byTopic,
    door: 'sns-https',
    at: NOON,
    directory,
    tree: treeOf(routes),
    ...more,
  };
}

function route(...given: Parameters<typeof toRoute>): readonly Routed[] {
  return routeEvent(toRoute(...given));
}

function inWords(routed: readonly Routed[]): readonly string[] {
  return routed.map(({ configuration, routeNames, muting }) =>
    [configuration.configurationName, ...routeNames, ...(muting === undefined ? [] : ['muted'])].join(' '),
  );
}

describe('routeEvent', () => {
  it('goes where the topic says without routes, and where none matches', () => {
    expect(inWords(route([], {}))).toEqual(['ops']);
    expect(inWords(route([{ name: 'critical', match: ['severity=critical'], channels: ['oncall'] }], { severity: 'low' }))).toEqual([
      'ops',
    ]);
  });

  it('lets a route name other channels, or further ones', () => {
    const critical = { name: 'critical', match: ['severity=critical'], channels: ['oncall', 'payments'] };

    expect(inWords(route([critical], { severity: 'critical' }))).toEqual(['oncall critical', 'payments critical']);
    expect(inWords(route([{ ...critical, keepDefaults: true }], { severity: 'critical' }))).toEqual([
      'ops critical',
      'oncall critical',
      'payments critical',
    ]);
  });

  it('asks in order: the first that matches takes it, unless it lets the next ones be asked', () => {
    const routes = [
      { name: 'a', match: ['account=1'], channels: ['web'] },
      { name: 'b', match: ['severity=high'], channels: ['payments'] },
    ];

    expect(inWords(route(routes, { account: '1', severity: 'high' }))).toEqual(['web a']);
    expect(
      inWords(
        route(
          routes.map((one) => ({ ...one, continue: true })),
          { account: '1', severity: 'high' },
        ),
      ),
    ).toEqual(['payments b', 'web a']);
  });

  it('asks inside of what has matched, and has from around what is not said inside', () => {
    const routes = [
      {
        name: 'payments',
        match: ['account=1'],
        channels: ['payments'],
        keepDefaults: true,
        muteDuring: ['nights'],
        routes: [
          { name: 'critical', match: ['severity=critical'], channels: ['oncall'], muteDuring: [] },
          { name: 'high', match: ['severity=high'] },
        ],
      },
    ];
    const at = { at: MIDNIGHT };

    expect(inWords(route(routes, { account: '1', severity: 'critical' }, at))).toEqual(['oncall payments / critical']);
    expect(inWords(route(routes, { account: '1', severity: 'high' }, at))).toEqual([
      'ops payments / high muted',
      'payments payments / high muted',
    ]);
    expect(inWords(route(routes, { account: '1', severity: 'low' }))).toEqual(['ops payments', 'payments payments']);
    expect(inWords(route(routes, { account: '2', severity: 'critical' }))).toEqual(['ops']);
  });

  it('mutes within and outside of time windows, and always, with the reason', () => {
    const textOf = (one: Omit<RouteInput, 'name'>, at: Date): string | undefined =>
      route([{ name: 'r', ...one }], {}, { at })[0]?.muting?.text;

    expect(textOf({ muteDuring: ['nights'] }, NOON)).toBeUndefined();
    expect(textOf({ muteDuring: ['nights'] }, MIDNIGHT)).toBe('muted by the route r at this time (nights)');
    expect(textOf({ activeDuring: ['nights'] }, NOON)).toBe('muted by the route r outside of its time (nights)');
    expect(textOf({ activeDuring: ['nights'] }, MIDNIGHT)).toBeUndefined();
    expect(textOf({ mute: 'load test' }, NOON)).toBe('muted by the route r: load test');
  });

  it('shows what one of several routes shows', () => {
    const routes = [
      { name: 'quiet', mute: 'noise', continue: true, channels: ['ops', 'web'] },
      { name: 'loud', channels: ['ops'], groupBy: [] },
    ];

    const routed = route(routes, {});
    expect(inWords(routed)).toEqual(['ops quiet loud', 'web quiet muted']);
    expect(routed[0]?.grouping?.title).toBe('loud');
  });

  it('groups by the values of labels', () => {
    const [first] = route([{ name: 'r', groupBy: ['kind', 'owner'], groupWait: '10s' }], { kind: 'Alarm' });
    const [second] = route([{ name: 'r', groupBy: ['kind', 'owner'] }], { kind: 'Finding' });

    expect(first?.grouping).toEqual({ key: '["r",["kind","Alarm"],["owner"]]', title: 'kind Alarm', waitMs: 10_000, intervalMs: 300_000 });
    expect(second?.grouping?.key).not.toBe(first?.grouping?.key);
    const [long] = route([{ name: 'r', groupBy: ['text'] }], { text: 'x'.repeat(10_000) });
    expect(long?.grouping?.key.length).toBeLessThan(100);
    expect(long?.grouping?.title.length).toBeLessThan(200);
  });

  it('leads to no configuration that is disabled or gone', () => {
    expect(route([{ name: 'r', channels: ['asleep', 'gone'] }], {})).toEqual([]);
  });

  it.each(['sample', 'signalbox'] as const)('leaves what comes by the door %s where it is to go', (door) => {
    const routes = [{ name: 'r', channels: ['oncall'], mute: 'noise' }];
    const audience: Audience = { kind: 'configurations', configurationNames: ['web'] };

    expect(inWords(route(routes, {}, { audience, door }))).toEqual(['web']);
  });

  it('never reaches anybody else for a token with configurations, and always somebody of them, whatever the routes and the event are', () => {
    const names = fc.uniqueArray(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 3 });
    const match = fc.array(fc.constantFrom('severity=critical', 'severity!=critical', 'text~x', 'account=1'), { maxLength: 2 });
    const parts = {
      match,
      channels: fc.option(names, { nil: undefined }),
      keepDefaults: fc.boolean(),
      continue: fc.boolean(),
    };
    const inner = fc.record({ name: fc.constant('inner'), ...parts });
    const routes = fc.array(fc.record({ name: fc.constant('r'), ...parts, routes: fc.array(inner, { maxLength: 2 }) }), { maxLength: 3 });
    const values = fc.record({
      severity: fc.constantFrom('critical', 'low'),
      text: fc.constantFrom('x', 'y'),
      account: fc.constantFrom('1', '2'),
    });
    fc.assert(
      fc.property(fc.record({ routes, values, limit: names }), (given) => {
        const audience: Audience = { kind: 'configurations', configurationNames: given.limit };
        const inputs = given.routes.map((one) => JSON.parse(JSON.stringify(one)) as RouteInput);
        const input = toRoute(inputs, given.values, { audience, door: 'notify-http' });
        const reached = namesOf(routeEvent(input));
        const others = [...reached, ...namesOf(routeFollowUps(input, new Set(NAMES)))];
        expect(others.filter((name) => !given.limit.some((one) => one === name))).toEqual([]);
        expect(new Set(reached).size).toBe(reached.length);
        const isAwake = given.limit.some((name) => name !== 'asleep');
        expect(reached.length > 0 || !isAwake || namesDisabledAlone(inputs, given.limit)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('routeFollowUps', () => {
  const routes = [
    { name: 'eu', match: ['region=eu-west-1', 'severity=critical'], channels: ['oncall'], muteDuring: ['nights'] },
    { name: 'us', match: ['region=us-east-1', 'severity=critical'], channels: ['web'] },
  ];
  const ok = { region: 'eu-west-1', severity: 'info' };

  it('lets a later step go on wherever its incident may have begun and is open', () => {
    const input = toRoute(routes, ok);

    expect(inWords(routeEvent(input))).toEqual(['ops']);
    expect(inWords(routeFollowUps(input, new Set(['oncall', 'web', 'payments'])))).toEqual(['oncall eu']);
    expect(inWords(routeFollowUps(input, new Set(['web'])))).toEqual([]);
    expect(inWords(routeFollowUps(toRoute(routes, ok, { at: MIDNIGHT }), new Set(['oncall'])))).toEqual(['oncall eu muted']);
  });

  it('goes on where it began before a route took it', () => {
    const input = toRoute(routes, { region: 'eu-west-1', severity: 'critical' });

    expect(inWords(routeEvent(input))).toEqual(['oncall eu']);
    expect(inWords(routeFollowUps(input, new Set(['ops'])))).toEqual(['ops']);
  });

  it('finds nothing without routes', () => {
    expect(routeFollowUps(toRoute([], ok), new Set(NAMES))).toEqual([]);
  });
});

function namesOf(routed: readonly Routed[]): readonly string[] {
  return routed.map(({ configuration }) => configuration.configurationName);
}

/** A route may send it to a configuration of the token that is disabled, as a topic may. */
function namesDisabledAlone(routes: readonly RouteInput[], limit: readonly string[]): boolean {
  return limit.includes('asleep') && JSON.stringify(routes).includes('asleep');
}
