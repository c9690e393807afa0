import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FakeSlack } from '../../../test/fakes/fake-slack.ts';
import { Secret } from '../../lib/secret.ts';
import { aMessage } from '../../messages/testing/a-message.ts';
import { sampleMessages } from '../../messages/testing/sample-messages.ts';
import type { Platform, PostOutcome } from '../platform.ts';
import { createSlackPlatform } from './index.ts';
import type { SlackPayload } from './slack-payload.ts';
import { createLogRecorder, createTestPlatform, startFakeSlack } from './testing/slack-harness.ts';

describe('createSlackPlatform', () => {
  const signal = new AbortController().signal;
  const recorder = createLogRecorder();
  let slack: FakeSlack;
  let platform: Platform<SlackPayload>;

  beforeEach(async () => {
    slack = await startFakeSlack();
    platform = createTestPlatform(slack, { logger: recorder.logger });
  });

  afterEach(async () => {
    await platform.stop();
    await slack.close();
  });

  function postIn(workspaceId: string, channelId: string, abort = signal): Promise<PostOutcome> {
    const channel = { platform: 'slack', workspaceId, channelId } as const;
    return platform.post({ channel, payload: platform.render(aMessage('hello')), idempotencyKey: 'key', signal: abort });
  }

  it('asks Slack to parse, link, mention and preview nothing', async () => {
    await postIn('T0FIRST', 'C0OPS');

    expect(slack.callsOf('chat.postMessage')[0]?.parameters).toMatchObject({
      channel: 'C0OPS',
      text: 'hello',
      parse: 'none',
      link_names: 'false',
      mrkdwn: 'false',
      unfurl_links: 'false',
      unfurl_media: 'false',
    });
  });

  it('broadcasts a reply where that is asked for, and nothing that is no reply', async () => {
    const channel = { platform: 'slack', workspaceId: 'T0FIRST', channelId: 'C0OPS' } as const;
    const post = (more: { readonly threadMessageId?: string; readonly isBroadcast?: true }): Promise<PostOutcome> =>
      platform.post({ channel, payload: platform.render(aMessage('hello')), idempotencyKey: 'key', signal, ...more });

    const threadMessageId = '1700000000.000100';
    await post({ threadMessageId });
    await post({ threadMessageId, isBroadcast: true });
    await post({ isBroadcast: true });

    expect(slack.callsOf('chat.postMessage').map(({ parameters }) => [parameters['thread_ts'], parameters['reply_broadcast']])).toEqual([
      [threadMessageId, undefined],
      [threadMessageId, 'true'],
      [undefined, undefined],
    ]);
  });

  it('asks Slack to parse nothing of a change, and replaces blocks and attachments', async () => {
    const { 'alarm-opened': opened } = sampleMessages;
    const channel = { platform: 'slack', workspaceId: 'T0FIRST', channelId: 'C0OPS' } as const;
    const payload = platform.render(opened ?? aMessage());
    const posted = await platform.post({ channel, payload, idempotencyKey: 'key', signal });
    const reference = posted.status === 'posted' ? posted.reference : { channel, messageId: '' };

    await platform.edit({ reference, payload: platform.render(aMessage('short')), signal });

    expect(slack.callsOf('chat.update')[0]?.parameters).toMatchObject({
      channel: 'C0OPS',
      ts: reference.messageId,
      text: 'short',
      parse: 'none',
      link_names: 'false',
      attachments: '[]',
    });
  });

  it('shows a table by other blocks where Slack refuses it as one, in posts and in changes', async () => {
    const channel = { platform: 'slack', workspaceId: 'T0FIRST', channelId: 'C0OPS' } as const;
    const payload = platform.render(sampleMessages['command-table'] ?? aMessage());
    slack.failNext('chat.postMessage', { kind: 'error', code: 'invalid_attachments' });
    slack.failNext('chat.update', { kind: 'error', code: 'invalid_blocks' });

    const posted = await platform.post({ channel, payload, idempotencyKey: 'key', signal });
    const reference = posted.status === 'posted' ? posted.reference : { channel, messageId: '' };
    expect(JSON.stringify(slack.messagesIn('C0OPS'))).toContain('rich_text_list');
    expect(await platform.edit({ reference, payload, signal })).toMatchObject({ status: 'posted' });

    const sent = [...slack.callsOf('chat.postMessage'), ...slack.callsOf('chat.update')];
    expect(sent.map(({ parameters }) => parameters['attachments']?.includes('"type":"table"'))).toEqual([true, false, true, false]);
  });

  it('refuses what Slack refuses of a message without a table once', async () => {
    slack.failNext('chat.postMessage', { kind: 'error', code: 'invalid_attachments' });

    expect(await postIn('T0FIRST', 'C0OPS')).toMatchObject({ status: 'refused', cause: 'payload' });
    expect(slack.callsOf('chat.postMessage')).toHaveLength(1);
  });

  it('posts in each workspace with its own token', async () => {
    const outcomes = [await postIn('T0FIRST', 'C0DEV'), await postIn('T0SECOND', 'C0OTHER'), await postIn('T0SECOND', 'C0DEV')];

    expect(outcomes.map(({ status }) => status)).toEqual(['posted', 'posted', 'refused']);
    expect(slack.messagesIn('C0OTHER')).toHaveLength(1);
  });

  it('knows of which workspaces nothing comes in', () => {
    const isDeaf = (workspaceId: string) => platform.isDeaf?.({ platform: 'slack', workspaceId, channelId: 'C0OPS' });

    expect([isDeaf('T0FIRST'), isDeaf('T0SECOND'), isDeaf('T0THIRD')]).toEqual([false, true, false]);
  });

  it('refuses a workspace that is not in the configuration, without a call', async () => {
    expect(await postIn('T0THIRD', 'C0OPS')).toEqual({
      status: 'refused',
      reason: 'the Slack workspace T0THIRD is not in the configuration',
      cause: 'operator',
      scope: 'workspace',
    });
    expect(slack.requests).toEqual([]);
  });

  it('lets other channels go on while one has to wait', async () => {
    slack.failNextCall({ kind: 'status', status: 429, headers: { 'retry-after': '3600' } });

    const outcomes = [await postIn('T0FIRST', 'C0OPS'), await postIn('T0FIRST', 'C0DEV')];

    expect(outcomes).toMatchObject([{ status: 'retry', scope: 'channel', retryAfterMs: 3_600_000 }, { status: 'posted' }]);
  });

  it('knows that nothing was posted where Slack cannot be reached', async () => {
    await slack.close();

    expect(await postIn('T0FIRST', 'C0OPS')).toEqual({
      status: 'retry',
      reason: 'Slack cannot be reached (ECONNREFUSED)',
      scope: 'delivery',
      isOutcomeUnknown: false,
    });
  });

  it('gives an attempt up when it is canceled, and does not know what became of it', async () => {
    const controller = new AbortController();
    slack.failNextCall({ kind: 'hang' });
    const posting = postIn('T0FIRST', 'C0OPS', controller.signal);
    await slack.until(() => slack.requests.length === 1);

    controller.abort();

    expect(await posting).toMatchObject({ status: 'retry', isOutcomeUnknown: true, reason: 'the attempt was canceled' });
  });

  it('tries each message once', async () => {
    slack.failNextCall({ kind: 'status', status: 500 });

    await postIn('T0FIRST', 'C0OPS');

    expect(slack.requests).toHaveLength(1);
  });

  it('takes the token to no other address', async () => {
    const elsewhere = createServer();
    let visitCount = 0;
    elsewhere.on('request', (_request, response) => {
      visitCount += 1;
      response.end('{"ok":true,"ts":"1.1"}');
    });
    elsewhere.listen(0, '127.0.0.1');
    await once(elsewhere, 'listening');
    const location = `http://127.0.0.1:${String((elsewhere.address() as AddressInfo).port)}/`;
    slack.failNextCall({ kind: 'status', status: 307, headers: { location } });

    const outcome = await postIn('T0FIRST', 'C0OPS');

    expect(outcome.status).toBe('retry');
    expect(visitCount).toBe(0);
    elsewhere.close();
  });

  it('says in the log that a token is good, wrong or of another workspace', async () => {
    const { logger, readLog, untilLogged } = createLogRecorder();
    const tokens = { T0FIRST: 'xoxb-1111-first-secret', T0WRONG: 'xoxb-2222-second-secret', T0REVOKED: 'xoxb-3333-revoked' };
    const workspaces = Object.entries(tokens).map(([workspaceId, token]) => ({ workspaceId, botToken: new Secret(token) }));
    const checked = createSlackPlatform({ config: { apiUrl: slack.apiUrl, workspaces }, logger });

    await checked.start({ onMention: () => Promise.resolve(aMessage()) });

    await untilLogged('accepts the bot token', 'belongs to another', 'refuses the bot token');
    await checked.stop();
    expect(Object.values(tokens).filter((token) => readLog().includes(token))).toEqual([]);
    expect(slack.callsOf('apps.connections.open')).toEqual([]);
  });

  it('checks the token again when Slack could not be asked', async () => {
    slack.failNext('auth.test', { kind: 'status', status: 503 }, 2);
    const { logger, untilLogged } = createLogRecorder();
    const config = { apiUrl: slack.apiUrl, workspaces: [{ workspaceId: 'T0FIRST', botToken: new Secret('xoxb-1111-first-secret') }] };
    const setTimer = (callback: () => void) => {
      const immediate = setImmediate(callback);
      return () => {
        clearImmediate(immediate);
      };
    };
    const checked = createSlackPlatform({ config, logger, setTimer });

    await checked.start({ onMention: () => Promise.resolve(aMessage()) });

    await untilLogged('accepts the bot token');
    expect(slack.callsOf('auth.test')).toHaveLength(3);
    await checked.stop();
  });
});
