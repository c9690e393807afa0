import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { ROUTE_DEPTH_MAX } from './check-routes.ts';
import { problemLines, warningLines } from './testing/load-text.ts';

const channelConfigurations = ['ops', 'oncall', 'payments'].map((name) => ({
  configurationName: name,
  platform: 'web',
  channelId: name,
  channelName: `#${name}`,
}));
const nights = { name: 'nights', timeZone: 'Europe/Berlin', when: [{ times: ['22:00-06:00'], days: ['monday'] }] };

function yaml(notifications: object): string {
  return stringify({ channelConfigurations, notifications });
}

async function problemsOf(notifications: object): Promise<readonly string[]> {
  return problemLines(yaml(notifications));
}

async function warningsOf(notifications: object): Promise<readonly string[]> {
  return warningLines(yaml(notifications));
}

describe('checkRoutes', () => {
  it('takes a tree with names that are there', async () => {
    const routes = [
      {
        name: 'payments',
        match: ['account=123456789012', 'tag.team=payments*'],
        channels: ['payments'],
        muteDuring: ['nights'],
        groupBy: ['kind', 'tag.team', 'event.detail.state'],
        groupWait: '10s',
        routes: [
          { name: 'payments-critical', match: ['severity=critical'], channels: ['oncall', 'payments'], muteDuring: [], continue: true },
        ],
      },
      { name: 'rest', match: ['severity=info'], mute: 'nobody reads it' },
    ];

    expect(await problemsOf({ routes, muteTimings: [nights] })).toEqual([]);
    expect(await warningsOf({ routes, muteTimings: [nights] })).toEqual([]);
  });

  it('says in which line a matcher cannot be read, and what was perhaps meant', async () => {
    expect(await problemsOf({ routes: [{ name: 'a', routes: [{ name: 'b', match: ['kind=x', 'sevrity=high'] }] }] })).toEqual([
      'signalbox.yaml:21:15 notifications.routes[0].routes[0].match[1]: names no label that there is: did you mean severity?; got "sevrity=high"',
    ]);
  });

  it('refuses names of configurations, time windows and labels that are not there, and names that are taken', async () => {
    const routes = [
      { name: 'a', match: ['account=1'], channels: ['opps'], activeDuring: ['night'] },
      { name: 'a', groupBy: ['team'] },
    ];

    expect((await problemsOf({ routes, muteTimings: [nights, nights] })).map((line) => line.replace(/^\S+ /, ''))).toEqual([
      'notifications.routes[0].channels[0]: no channel configuration has this name; got "opps" (did you mean "ops"?)',
      'notifications.routes[0].activeDuring[0]: no time window of notifications.muteTimings has this name; got "night" (did you mean "nights"?)',
      'notifications.routes[1].name: the name is taken: notifications.routes[0].name (line 16) has it already',
      'notifications.routes[1].groupBy[0]: must be a label of events, such as kind, region or tag.team; got "team"',
      'notifications.muteTimings[1].name: the name is taken: notifications.muteTimings[0].name (line 28) has it already',
    ]);
  });

  it('refuses zones, hours, days and waits that are none', async () => {
    const muteTimings = [
      { name: 'a', timeZone: 'Europe/Berlim', when: [{ times: ['9-17'], dates: ['24.12.'], daysOfMonth: [0], days: ['mon'] }] },
    ];

    const problems = await problemsOf({ muteTimings, routes: [{ name: 'r', groupBy: [], groupWait: '5' }] });
    expect(problems.map((line) => line.replace(/^\S+ notifications\./, '').replace(/[,;] .*$/, ''))).toEqual([
      'muteTimings[0].timeZone: must be a time zone such as Europe/Berlin',
      'muteTimings[0].when[0].times[0]: must be times such as 22:00-06:00',
      'muteTimings[0].when[0].dates[0]: must be a day or two with .. between',
      'muteTimings[0].when[0].daysOfMonth[0]: must not be 0',
      'muteTimings[0].when[0].days[0]: must be one of sunday',
      'routes[0].groupWait: must be seconds',
    ]);
  });

  it('warns of a route that is never reached, and of one that never matches', async () => {
    const routes = [
      { name: 'critical', match: ['severity=critical,high'] },
      { name: 'late', match: ['severity=critical', 'account=1'] },
      {
        name: 'team',
        match: ['tag.team=web'],
        continue: true,
        routes: [{ name: 'odd', match: ['tag.team=web', 'severity=low', 'severity!=low'] }],
      },
      { name: 'team-again', match: ['tag.team=web'] },
      { name: 'all', match: [] },
      { name: 'none' },
    ];

    expect((await warningsOf({ routes })).map((line) => line.replace(/^\S+ /, ''))).toEqual([
      'notifications.routes[1]: is never reached: critical (line 16) takes everything that it matches; put it before that one, or let that one continue',
      'notifications.routes[2].routes[0]: never matches: severity=low and severity!=low cannot both hold',
      'notifications.routes[5]: is never reached: all (line 36) takes everything that it matches; put it before that one, or let that one continue',
    ]);
  });

  it('warns of waits that nothing waits for', async () => {
    expect(await warningsOf({ routes: [{ name: 'a', groupWait: '10s' }] })).toEqual([
      expect.stringContaining('notifications.routes[0].groupWait: has no effect without groupBy'),
    ]);
  });

  it('refuses routes within routes that nobody follows any more', async () => {
    let route: object = { name: 'inmost' };
    for (let depth = 0; depth < ROUTE_DEPTH_MAX; depth += 1) route = { name: `depth-${depth}`, routes: [route] };

    expect(await problemsOf({ routes: [route] })).toEqual([expect.stringContaining('is nested too deep: there can be 8 routes')]);
  });
});

describe('checkRouteTests', () => {
  it('takes tests that can be tried', async () => {
    const routes = [{ name: 'critical', match: ['severity=critical'] }];
    const routeTests = [
      {
        name: 'one',
        event: 'disk full',
        topic: 'arn:aws:sns:eu-west-1:123456789012:a',
        expect: { channels: ['ops'], routes: ['critical'] },
      },
      { name: 'two', eventFile: 'alarm.json', at: '2026-01-01T23:00:00Z', expect: { muted: ['ops'] } },
    ];

    expect(await problemsOf({ routes, routeTests })).toEqual([]);
  });

  it('refuses what cannot be tried', async () => {
    const routeTests = [
      { name: 'one', expect: { channels: ['oops'], routes: ['critical'] } },
      { name: 'two', event: 'a', eventFile: 'b', expect: {} },
      { name: 'two', event: 'a', topic: 't', token: 'none', at: 'noon', expect: {} },
    ];

    const text = (await problemsOf({ routeTests })).join('\n');
    for (const part of [
      'routeTests[0]: must have an event or an eventFile, and not both',
      'routeTests[0].expect.channels[0]: no channel configuration has this name',
      'routeTests[0].expect.routes[0]: no route has this name',
      'routeTests[1]: must have an event or an eventFile, and not both',
      'routeTests[2].name: the name is taken',
      'routeTests[2].token: must not stand beside topic',
      'routeTests[2].at: must be an instant',
    ])
      expect(text).toContain(part);
  });
});
