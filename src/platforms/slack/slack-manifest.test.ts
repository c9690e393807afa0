import type { AppsManifestCreateArguments } from '@slack/web-api';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { writeSlackManifest, type SlackManifestOptions } from './slack-manifest.ts';
import { ADDED_FEATURES, USUAL_FEATURES } from './slack-scopes.ts';

type Manifest = Exclude<AppsManifestCreateArguments['manifest'], string>;

function read(options: Partial<SlackManifestOptions> = {}): Manifest {
  return parse(writeSlackManifest({ name: 'Signalbox', features: USUAL_FEATURES, ...options })) as Manifest;
}

const requestUrl = 'https://signalbox.example.com/slack/events';

describe('writeSlackManifest', () => {
  it('asks for Socket Mode, which needs no address', () => {
    expect(read().settings).toEqual({
      event_subscriptions: { bot_events: ['app_mention', 'message.im', 'member_joined_channel'] },
      interactivity: { is_enabled: true },
      org_deploy_enabled: false,
      socket_mode_enabled: true,
      token_rotation_enabled: false,
    });
    expect(writeSlackManifest({ name: 'Signalbox', features: USUAL_FEATURES })).not.toContain('url:');
  });

  it('names one address for events, presses and commands over HTTPS', () => {
    const { settings, features } = read({ requestUrl });

    expect(settings?.socket_mode_enabled).toBe(false);
    expect(settings?.event_subscriptions?.request_url).toBe(requestUrl);
    expect(settings?.interactivity).toEqual({ is_enabled: true, request_url: requestUrl });
    expect(features?.slash_commands).toMatchObject([{ command: '/aws', url: requestUrl }]);
  });

  it('has no command and no place for direct messages where these are left out', () => {
    const { features, oauth_config: oauth, settings } = read({ features: [] });

    expect(features).not.toHaveProperty('slash_commands');
    expect(features?.app_home?.messages_tab_enabled).toBe(false);
    expect(oauth?.scopes?.bot).toEqual(['chat:write', 'app_mentions:read', 'users:read']);
    expect(settings?.event_subscriptions?.bot_events).toEqual(['app_mention']);
  });

  it('adds what threads need', () => {
    const { oauth_config: oauth, settings } = read({ features: [...USUAL_FEATURES, 'thread-replies'] });

    expect(oauth?.scopes?.bot).toEqual(expect.arrayContaining(['channels:history', 'groups:history']));
    expect(settings?.event_subscriptions?.bot_events).toEqual(expect.arrayContaining(['message.channels', 'message.groups']));
  });

  it('names each scope once, with what it is for', () => {
    const text = writeSlackManifest({ name: 'Signalbox', features: [...USUAL_FEATURES, ...ADDED_FEATURES] });
    const { oauth_config: oauth } = parse(text) as Manifest;
    const scopes = oauth?.scopes?.bot ?? [];

    expect(new Set(scopes).size).toBe(scopes.length);
    expect(scopes.filter((scope) => !text.includes(`.\n      - ${scope}\n`))).toEqual([]);
  });

  it.each(['AWS Bot', 'yes: no', 'O\'Neill "x"', '運用'])('is called %s where that is wanted', (name) => {
    const { display_information: shown, features } = read({ name });

    expect(shown.name).toBe(name);
    expect(features?.bot_user?.display_name).toMatch(/^[a-z0-9._-]+$/);
  });
});
