import { describe, expect, it } from 'vitest';
import type { Channel } from '../domain/channel.ts';
import { createOriginalUrl } from './original-url.ts';

const WEB: Channel = { platform: 'web', workspaceId: '', channelId: 'ops' };
const SLACK: Channel = { platform: 'slack', workspaceId: 'T1', channelId: 'C1' };
const PUBLIC = 'https://signalbox.example.com';
const LISTENER = 'http://127.0.0.1:7700';

describe('createOriginalUrl', () => {
  it.each([
    { from: 'web chat', to: 'the public address', channel: WEB, publicUrl: PUBLIC, url: `${PUBLIC}/#/events/e%2F1` },
    { from: 'Slack', to: 'the public address', channel: SLACK, publicUrl: `${PUBLIC}/`, url: `${PUBLIC}/#/events/e%2F1` },
    { from: 'web chat', to: 'the page, where that is all there is', channel: WEB, publicUrl: undefined, url: `${LISTENER}/#/events/e%2F1` },
    { from: 'Slack', to: 'nowhere, where that is all there is', channel: SLACK, publicUrl: undefined, url: undefined },
  ])('leads from $from to $to', ({ channel, publicUrl, url }) => {
    expect(createOriginalUrl({ publicUrl, listenerUrl: () => LISTENER })({ channel }, 'e/1')).toBe(url);
  });

  it('leads nowhere while nothing listens', () => {
    expect(createOriginalUrl({ publicUrl: undefined, listenerUrl: () => undefined })({ channel: WEB }, 'e1')).toBeUndefined();
  });
});
