import { once } from 'node:events';
import { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { renderSlackMessage } from '../../src/platforms/slack/render-slack-message.ts';
import { sampleMessages } from '../../src/messages/testing/sample-messages.ts';
import { editView } from '../../src/platforms/slack/interactions/form-view.ts';
import { FakeSlack } from './fake-slack.ts';

const workspace = { teamId: 'T0', botToken: 'xoxb-0', appToken: 'xapp-0', botUserId: 'U0BOT', channelIds: ['C0'] };
const payload = renderSlackMessage(
  sampleMessages['custom-minimal'] ?? { title: { spans: [] }, tone: 'neutral', blocks: [], fallbackText: '' },
);

describe('FakeSlack', () => {
  let slack: FakeSlack;
  let time = 0;

  beforeEach(async () => {
    time = 0;
    slack = await FakeSlack.start({ workspaces: [workspace], now: () => time });
  });

  afterEach(() => slack.close());

  async function call(token: string, method: string, parameters: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
    const form = new URLSearchParams();
    for (const [name, value] of Object.entries(parameters)) {
      form.set(name, typeof value === 'string' ? value : JSON.stringify(value));
    }
    const response = await fetch(`${slack.apiUrl}${method}`, {
      method: 'POST',
      body: form,
      headers: token === '' ? {} : { authorization: `Bearer ${token}` },
    });
    return (await response.json()) as Record<string, unknown>;
  }

  async function connect(): Promise<WebSocket> {
    const { url } = await call('xapp-0', 'apps.connections.open');
    const socket = new WebSocket(String(url));
    await once(socket, 'message');
    return socket;
  }

  it.each([
    ['', 'auth.test', 'not_authed'],
    ['xoxb-other', 'auth.test', 'invalid_auth'],
    ['xapp-0', 'chat.postMessage', 'not_allowed_token_type'],
    ['xoxb-0', 'apps.connections.open', 'not_allowed_token_type'],
    ['xoxb-0', 'chat.unknown', 'unknown_method'],
  ])('answers the token "%s" at %s with %s', async (token, method, error) => {
    expect(await call(token, method)).toEqual({ ok: false, error });
  });

  it('keeps what was posted and changed as the official client does it', async () => {
    const client = new WebClient('xoxb-0', { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } });

    await client.apiCall('chat.postMessage', { channel: 'C0', ...payload });
    const ts = slack.messagesIn('C0')[0]?.ts;
    await client.apiCall('chat.update', { channel: 'C0', ts, ...payload, text: 'New' });

    expect(slack.messagesIn('C0')).toEqual([{ ...payload, text: 'New', ts, isEdited: true }]);
  });

  it('opens one view for a trigger, within three seconds, and none that Slack refuses', async () => {
    const view = editView('ec2 describe-instances', { channelId: 'C0' });
    const card = renderSlackMessage({
      title: { spans: [{ kind: 'text', text: 'Card' }] },
      tone: 'neutral',
      blocks: [{ kind: 'actions', actions: [{ text: 'Edit', command: 'help', style: 'plain', edits: true }] }],
      fallbackText: 'Card',
    });
    const { ts } = await call('xoxb-0', 'chat.postMessage', { channel: 'C0', ...card });
    const press = (): unknown => {
      const payloadOfPress = slack.payloadOfPress({ teamId: 'T0', channelId: 'C0', ts: String(ts), button: 'Edit' });
      return 'trigger_id' in payloadOfPress ? payloadOfPress.trigger_id : undefined;
    };
    const open = (trigger: unknown, opened: object = { ...view }) => call('xoxb-0', 'views.open', { trigger_id: trigger, view: opened });

    const trigger = press();
    expect(await open(trigger, { ...view, title: { type: 'plain_text', text: 'a'.repeat(25), emoji: false } })).toMatchObject({
      error: 'invalid_arguments',
    });
    expect(await open(trigger)).toMatchObject({ ok: true });
    expect(await open(trigger)).toMatchObject({ error: 'exchanged_trigger_id' });
    const late = press();
    time += 3001;
    expect(await open(late)).toMatchObject({ error: 'expired_trigger_id' });
    expect(await open('1.2.3')).toMatchObject({ error: 'invalid_trigger_id' });
    expect(slack.views()).toHaveLength(1);
  });

  it('keeps the old attachments where a change gives none', async () => {
    const { ts } = await call('xoxb-0', 'chat.postMessage', { channel: 'C0', ...payload });

    await call('xoxb-0', 'chat.update', { channel: 'C0', ts, text: 'New', blocks: payload.blocks });

    expect(slack.messagesIn('C0')[0]?.attachments).toEqual(payload.attachments);
  });

  it.each([
    ['a channel that is not there', { channel: 'C9' }, 'channel_not_found'],
    ['too many blocks', { blocks: Array.from({ length: 51 }, () => payload.blocks[0]) }, 'invalid_blocks'],
    ['blocks that are no JSON', { blocks: '[' }, 'invalid_blocks_format'],
    ['a text that is too long', { text: 'a'.repeat(3001) }, 'msg_too_long'],
  ])('refuses %s', async (_case, change, error) => {
    expect(await call('xoxb-0', 'chat.postMessage', { channel: 'C0', ...payload, ...change })).toEqual({ ok: false, error });
    expect(slack.messagesIn('C0')).toEqual([]);
  });

  it('refuses to post in an archived channel and to change a deleted message', async () => {
    const { ts } = await call('xoxb-0', 'chat.postMessage', { channel: 'C0', ...payload });
    slack.deleteMessage('C0', String(ts));

    expect(await call('xoxb-0', 'chat.update', { channel: 'C0', ts, ...payload })).toMatchObject({ error: 'message_not_found' });
    slack.archive('C0');
    expect(await call('xoxb-0', 'chat.postMessage', { channel: 'C0', ...payload })).toMatchObject({ error: 'is_archived' });
  });

  it('keeps the pace of a message a second in a channel when told to', async () => {
    slack.limitRate();

    const answers = [];
    for (const at of [0, 999, 1000]) {
      time = at;
      answers.push(await call('xoxb-0', 'chat.postMessage', { channel: 'C0', ...payload }));
    }

    expect(answers.map(({ ok }) => ok)).toEqual([true, false, true]);
  });

  it('fails as scripted, then works again', async () => {
    slack.failNext('auth.test', { kind: 'error', code: 'internal_error' });
    slack.failNext('auth.test', { kind: 'error', code: 'ratelimited' });

    const answers = [await call('xoxb-0', 'auth.test'), await call('xoxb-0', 'auth.test'), await call('xoxb-0', 'auth.test')];

    expect(answers.map(({ error }) => error)).toEqual(['internal_error', 'ratelimited', undefined]);
  });

  it('delivers mentions in envelopes and records what was acknowledged', async () => {
    const socket = await connect();
    const received = once(socket, 'message');

    const envelopeId = slack.mention({ teamId: 'T0', channelId: 'C0', text: '<@U0BOT> help' });

    const [data] = (await received) as [Buffer];
    expect(JSON.parse(data.toString('utf8'))).toMatchObject({
      type: 'events_api',
      envelope_id: envelopeId,
      payload: { team_id: 'T0', event: { type: 'app_mention', text: '<@U0BOT> help' } },
    });
    socket.send(JSON.stringify({ envelope_id: envelopeId }));
    await slack.until(() => slack.sockets.acknowledged.includes(envelopeId));
    socket.terminate();
  });

  it('opens one connection for a ticket', async () => {
    const { url } = await call('xapp-0', 'apps.connections.open');
    const first = new WebSocket(String(url));
    await once(first, 'message');

    const second = new WebSocket(String(url));

    await expect(once(second, 'open')).rejects.toThrow('socket hang up');
    first.terminate();
  });

  describe('files', () => {
    const bytes = Buffer.from('PNG!');

    async function grant(length = bytes.byteLength): Promise<{ upload_url: string; file_id: string }> {
      return (await call('xoxb-0', 'files.getUploadURLExternal', { filename: 'chart.png', length: String(length) })) as never;
    }

    async function send(url: string, headers: Record<string, string> = {}): Promise<number> {
      return (await fetch(url, { method: 'POST', body: bytes, headers })).status;
    }

    function aMessageWith(fileId: string): Record<string, unknown> {
      const image = { type: 'image', slack_file: { id: fileId }, alt_text: 'chart' };
      return { channel: 'C0', text: 'Chart', blocks: payload.blocks, attachments: [{ color: '#8d9096', blocks: [image] }] };
    }

    it('have an address each that takes the announced bytes once, and no token', async () => {
      const { upload_url: address } = await grant();

      expect(await send(address)).toBe(200);
      expect(await send(address)).toBe(404);
      expect(await send((await grant(3)).upload_url)).toBe(400);
      expect(await send((await grant()).upload_url, { authorization: 'Bearer xoxb-0' })).toBe(400);
      expect(await call('xoxb-0', 'files.getUploadURLExternal', { filename: 'empty', length: '0' })).toMatchObject({ ok: false });
    });

    it('are complete once, and only when their bytes have come', async () => {
      const { upload_url: address, file_id: id } = await grant();
      const complete = { files: [{ id }] };

      expect(await call('xoxb-0', 'files.completeUploadExternal', complete)).toMatchObject({ error: 'file_not_found' });
      await send(address);
      expect(await call('xoxb-0', 'files.completeUploadExternal', { ...complete, channel_id: 'C9' })).toMatchObject({
        error: 'channel_not_found',
      });
      expect(await call('xoxb-0', 'files.completeUploadExternal', { ...complete, channel_id: 'C0', thread_ts: '1.2' })).toMatchObject({
        ok: true,
      });
      expect(await call('xoxb-0', 'files.completeUploadExternal', complete)).toMatchObject({ error: 'file_not_found' });
      expect(slack.messagesIn('C0')).toMatchObject([{ fileIds: [id], threadTs: '1.2' }]);
    });

    it('are shown by a message only when Slack has looked through them', async () => {
      const { upload_url: address, file_id: id } = await grant();
      expect(await call('xoxb-0', 'chat.postMessage', aMessageWith(id))).toMatchObject({ error: 'invalid_blocks' });
      await send(address);
      await call('xoxb-0', 'files.completeUploadExternal', { files: [{ id }] });

      expect(await call('xoxb-0', 'chat.postMessage', aMessageWith(id))).toMatchObject({ error: 'invalid_blocks' });
      expect(await call('xoxb-0', 'chat.postMessage', aMessageWith(id))).toMatchObject({ ok: true });
      expect(await call('xoxb-0', 'chat.postMessage', aMessageWith('F0DOUBLE9999'))).toMatchObject({ error: 'invalid_blocks' });
    });

    it('need the scopes', async () => {
      expect(await call('xoxb-0', 'files.info', { file: 'F0' })).toMatchObject({ error: 'missing_scope', needed: 'files:read' });
      await slack.close();
      slack = await FakeSlack.start({ workspaces: [{ ...workspace, scopes: ['chat:write'] }] });
      expect(await grant()).toMatchObject({ ok: false, error: 'missing_scope', needed: 'files:write' });
    });
  });
});
