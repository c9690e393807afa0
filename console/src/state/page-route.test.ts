import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRoute, routeHash } from './page-route.ts';

describe('readRoute', () => {
  it.each([
    ['#/topics', { page: 'topics' }],
    ['#/set-up', { page: 'set-up' }],
    ['#/silences', { page: 'silences' }],
    ['#/silences/1', { page: 'channel', channelId: undefined }],
    ['#/events/e%2F1', { page: 'event', eventId: 'e/1' }],
    ['#/events/', { page: 'channel', channelId: undefined }],
    ['#/events/%E0%A4%A', { page: 'channel', channelId: undefined }],
    ['#/channels/ops', { page: 'channel', channelId: 'ops' }],
    ['#/channels/a%2Fb', { page: 'channel', channelId: 'a/b' }],
    ['#/channels/', { page: 'channel', channelId: undefined }],
    ['#/channels/%E0%A4%A', { page: 'channel', channelId: undefined }],
    ['#/channel/ops', { page: 'channel', channelId: undefined }],
    ['', { page: 'channel', channelId: undefined }],
  ])('reads %j', (hash, route) => {
    expect(readRoute(hash)).toEqual(route);
  });

  it('reads what routeHash writes', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (id) => {
        expect(readRoute(routeHash({ page: 'channel', channelId: id }))).toEqual({ page: 'channel', channelId: id });
        expect(readRoute(routeHash({ page: 'event', eventId: id }))).toEqual({ page: 'event', eventId: id });
      }),
    );
  });
});

describe('routeHash', () => {
  it('writes the topics and the first channel', () => {
    expect(routeHash({ page: 'topics' })).toBe('#/topics');
    expect(routeHash({ page: 'set-up' })).toBe('#/set-up');
    expect(routeHash({ page: 'channel', channelId: undefined })).toBe('#/');
  });
});
