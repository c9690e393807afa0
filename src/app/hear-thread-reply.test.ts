import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCommandsFlow, type CommandsFlow } from '../commands/testing/open-commands-flow.ts';
import { parsingContext } from '../commands/parse/testing/parsing.ts';
import type { Channel } from '../domain/channel.ts';
import type { ThreadReply } from '../platforms/platform.ts';
import { createThreadEar } from './hear-thread-reply.ts';

const channel: Channel = { platform: 'slack', workspaceId: 'T1', channelId: 'C1' };

let flow: CommandsFlow;

beforeEach(async () => {
  flow = await openCommandsFlow();
});
afterEach(async () => {
  await flow.close();
});

function hear(reply: Partial<ThreadReply>): Promise<boolean> {
  const { store, now, logger } = flow.context;
  return createThreadEar({ store, now, logger, parsing: parsingContext })({ channel, userId: 'U1', text: 'whoami', ...reply });
}

describe('createThreadEar', () => {
  it('hears commands under a message of the bot', async () => {
    expect(await hear({})).toBe(true);
    expect(await hear({ text: 'I am on it' })).toBe(false);
  });

  it('hears commands in a thread that began with a call of the bot, and in no other', async () => {
    await flow.say('help', { idempotencyKey: 'slack:T1:C1:17.1' });

    expect(await hear({ threadKey: 'slack:T1:C1:17.1' })).toBe(true);
    expect(await hear({ threadKey: 'slack:T1:C1:17.2' })).toBe(false);
  });

  it('hears what a half-made command of the same person lacks, while it waits', async () => {
    const draft = { channel, commandText: 'ec2 reboot-instances' };
    const soon = new Date(flow.context.now().getTime() + 60_000);
    await flow.context.store.write(async ({ drafts }) => {
      await drafts.put({ ...draft, userId: 'slack:T1:U1', expiresAt: soon });
      await drafts.put({ ...draft, userId: 'slack:T1:U2', expiresAt: new Date(0) });
    });

    expect(await hear({ text: 'i-0a1b2c' })).toBe(true);
    expect(await hear({ text: 'i-0a1b2c', userId: 'U2' })).toBe(false);
    expect(await hear({ text: 'i-0a1b2c', userId: 'U3' })).toBe(false);
  });

  it('hears nothing where the store does not answer', async () => {
    await flow.close();

    expect(await hear({ threadKey: 'slack:T1:C1:17.1' })).toBe(false);
    flow = await openCommandsFlow();
  });
});
