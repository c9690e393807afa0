import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCommandsFlow, type CommandsFlow } from '../commands/testing/open-commands-flow.ts';
import { Config } from '../config/schema.ts';
import type { Message } from '../messages/message.ts';
import type { Invitation } from '../platforms/platform.ts';
import { answerInvitation } from './answer-invitation.ts';

const invitation: Invitation = {
  channel: { platform: 'slack', workspaceId: 'T1', channelId: 'CNEW' },
  userId: 'U1',
  idempotencyKey: 'slack:T1:CNEW:invited:17.1',
};

let flow: CommandsFlow;
let refusal: { readonly text: string } | undefined;

beforeEach(async () => {
  flow = await openCommandsFlow();
  refusal = undefined;
});
afterEach(async () => {
  await flow.close();
});

function answer(more: Partial<Invitation> = {}, config: object = {}): Promise<Message | undefined> {
  const { store, now, logger, newId } = flow.context;
  const configuration = { config: Config.parse(config) };
  const context = { store, now, logger, newId, configuration, findOrganizationRefusal: async () => refusal };
  return answerInvitation({ ...invitation, ...more }, context);
}

function invited() {
  return flow.context.store.records.auditEvents.list({ kinds: ['channel.invited'], limit: 10 });
}

describe('answerInvitation', () => {
  it('says once what is missing, and who added the bot is on record', async () => {
    expect((await answer())?.fallbackText).toContain('not configured');
    expect(await answer()).toBeUndefined();
    expect(await answer({ idempotencyKey: 'slack:T1:CNEW:invited:18.1' })).toBeDefined();

    expect(await invited()).toMatchObject([
      { person: { userId: 'slack:T1:U1' }, detail: { idempotencyKey: 'slack:T1:CNEW:invited:18.1', isConfigured: false } },
      { person: { userId: 'slack:T1:U1' }, channel: invitation.channel },
    ]);
  });

  it('says nothing in a channel that is configured, which is on record as well', async () => {
    const configured = { configurationName: 'new', platform: 'slack', workspaceId: 'T1', channelId: 'CNEW' };

    expect(await answer({}, { channelConfigurations: [configured] })).toBeUndefined();
    expect(await invited()).toMatchObject([{ detail: { isConfigured: true } }]);
  });

  it('says nothing where the policy of the organization forbids the channel', async () => {
    refusal = { text: 'forbidden' };

    expect(await answer()).toBeUndefined();
    expect(await invited()).toHaveLength(1);
  });

  it('says nothing where it cannot be put on record', async () => {
    await flow.close();

    expect(await answer()).toBeUndefined();
    flow = await openCommandsFlow();
  });
});
