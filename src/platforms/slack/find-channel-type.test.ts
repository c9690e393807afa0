import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeSlack } from '../../../test/fakes/fake-slack.ts';
import { Secret } from '../../lib/secret.ts';
import type { ChannelTypeAnswer, Platform } from '../platform.ts';
import { createSlackPlatform } from './index.ts';

const workspace = {
  teamId: 'T1',
  botToken: 'xoxb-1-test',
  botUserId: 'UBOT',
  channelIds: ['CPUBLIC', 'CPRIVATE'],
  privateChannelIds: ['CPRIVATE'],
};

let slack: FakeSlack;
let platform: Platform;

async function open(more: { readonly scopes?: readonly string[] } = {}): Promise<void> {
  slack = await FakeSlack.start({ workspaces: [{ ...workspace, ...more }] });
  platform = createSlackPlatform({
    config: { apiUrl: slack.apiUrl, workspaces: [{ workspaceId: 'T1', botToken: new Secret(workspace.botToken) }] },
    logger: pino({ level: 'silent' }),
  });
}

const find = async (channelId: string, workspaceId = 'T1'): Promise<ChannelTypeAnswer | undefined> =>
  platform.findChannelType?.({ platform: 'slack', workspaceId, channelId }, new AbortController().signal);

beforeEach(() => open());
afterEach(async () => {
  await platform.stop();
  await slack.close();
});

describe('findChannelType', () => {
  it('tells public from private channels', async () => {
    expect(await find('CPUBLIC')).toEqual({ status: 'known', channelType: 'public' });
    expect(await find('CPRIVATE')).toEqual({ status: 'known', channelType: 'private' });
  });

  it('is not told of a channel that the app does not see, nor of a workspace that is not there', async () => {
    expect(await find('CELSEWHERE')).toMatchObject({ status: 'not-told', reason: expect.stringContaining('channel_not_found') });
    expect(await find('CPUBLIC', 'T9')).toMatchObject({ status: 'not-told', reason: expect.stringContaining('T9') });
  });

  it('names the scope that is missing', async () => {
    await slack.close();
    await open({ scopes: ['channels:read'] });

    expect(await find('CPRIVATE')).toMatchObject({ status: 'not-told', reason: expect.stringContaining('groups:read') });
    expect(await find('CPUBLIC')).toMatchObject({ status: 'known' });
  });

  it('is not told of a direct message, which is no channel', async () => {
    slack.answerNext('conversations.info', { ok: true, channel: { is_im: true, is_private: true } });
    expect(await find('CPUBLIC')).toMatchObject({ status: 'not-told' });
    slack.answerNext('conversations.info', { ok: true, channel: {} });
    expect(await find('CPUBLIC')).toMatchObject({ status: 'not-told' });
  });

  it('says that Slack cannot be asked where it has no time, or breaks', async () => {
    slack.failNext('conversations.info', { kind: 'error', code: 'ratelimited' } as never);
    expect(await find('CPUBLIC')).toMatchObject({ status: 'unavailable' });
    slack.failNext('conversations.info', { kind: 'status', status: 503 } as never);
    expect(await find('CPUBLIC')).toMatchObject({ status: 'unavailable' });
  });
});
