// A channel: one place to post on one chat platform.

/** The chat platforms that Signalbox can be configured for. */
export type PlatformName = 'web' | 'slack' | 'teams' | 'teams-webhook' | 'chime';

/** A place to post: platform, workspace (empty on the web chat, which has one) and channel id. */
export interface Channel {
  readonly platform: PlatformName;
  readonly workspaceId: string;
  readonly channelId: string;
}

/** Returns the channel's key: one text per destination, used for ordering and pacing. */
export function channelKey(channel: Channel): string {
  return `${channel.platform}/${channel.workspaceId}/${channel.channelId}`;
}

/** Returns the platform of the channel that has a key. */
export function platformOfKey(key: string): PlatformName {
  return key.slice(0, key.indexOf('/')) as PlatformName;
}
