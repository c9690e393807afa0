import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import type { Channel } from '../domain/channel.ts';
import type { Message } from '../messages/message.ts';
import { createAnnouncer } from './announce-in-channel.ts';

const security: Channel = { platform: 'slack', workspaceId: 'T0', channelId: 'C0' };
const message: Message = { title: { spans: [] }, tone: 'warning', blocks: [], fallbackText: 'told' };

function open(forbidden?: Channel) {
  const posted: (readonly [string, string])[] = [];
  const announce = createAnnouncer({
    poster: {
      post: async ({ channel }, key) => {
        posted.push([channel.channelId, key]);
      },
    },
    surroundings: {
      findOrganizationRefusal: async (channel) => (channel === forbidden ? { rule: 'organization-policy', text: 'forbidden' } : undefined),
    },
    logger: pino({ level: 'silent' }),
  });
  return { announce, posted };
}

describe('createAnnouncer', () => {
  it('posts under a key of its own', async () => {
    const { announce, posted } = open();
    await announce(security, 'glass:1', message);

    expect(posted).toEqual([['C0', 'announced:glass:1']]);
  });

  it('posts nothing where the policy of the organization forbids the channel', async () => {
    const { announce, posted } = open(security);
    await announce(security, 'glass:1', message);

    expect(posted).toEqual([]);
  });
});
