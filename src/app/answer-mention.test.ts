import { describe, expect, it } from 'vitest';
import type { CommandRequest } from '../commands/command-request.ts';
import type { Mention } from '../platforms/platform.ts';
import { answerMention } from './answer-mention.ts';

async function requestOf(origin: Mention['origin']): Promise<CommandRequest | undefined> {
  const requests: CommandRequest[] = [];
  const channel = { platform: 'slack', workspaceId: 'T0OPS', channelId: 'C0OPS' } as const;
  const mention = { channel, userId: 'U0ANA', text: 'help', idempotencyKey: 'key', ...(origin === undefined ? {} : { origin }) };
  await answerMention(mention, async (request) => {
    requests.push(request);
    return undefined;
  });
  return requests[0];
}

describe('answerMention', () => {
  it('names the person by what the platform calls them everywhere', async () => {
    await expect(requestOf('mention')).resolves.toMatchObject({ person: { userId: 'slack:T0OPS:U0ANA', displayName: 'U0ANA' } });
  });

  it.each(['button', 'form', 'slash-command'] as const)('says of a %s that nobody else saw it', async (origin) => {
    await expect(requestOf(origin)).resolves.toMatchObject({ isUnseen: true });
  });

  it.each(['mention', 'direct-message', undefined] as const)(
    'says of what stands in the channel nothing of the kind: %s',
    async (origin) => {
      await expect(requestOf(origin)).resolves.not.toHaveProperty('isUnseen');
    },
  );
});
