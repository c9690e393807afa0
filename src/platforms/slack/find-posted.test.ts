import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pino } from 'pino';
import { FakeSlack } from '../../../test/fakes/fake-slack.ts';
import { Secret } from '../../lib/secret.ts';
import { aMessage } from '../../messages/testing/a-message.ts';
import type { Platform, PostedNotification, PostSearch } from '../platform.ts';
import { createSlackPlatform } from './index.ts';

const workspace = { teamId: 'T1', botToken: 'xoxb-1-test', botUserId: 'UBOT', channelIds: ['C1', 'C2'], privateChannelIds: ['C2'] };
const noon = Date.parse('2026-03-01T12:00:00Z');

let slack: FakeSlack;
let platform: Platform;
let now = noon;

async function open(more: { readonly scopes?: readonly string[] } = {}): Promise<void> {
  now = noon;
  slack = await FakeSlack.start({ workspaces: [{ ...workspace, ...more }], now: () => now });
  platform = createSlackPlatform({
    config: { apiUrl: slack.apiUrl, workspaces: [{ workspaceId: 'T1', botToken: new Secret(workspace.botToken) }] },
    logger: pino({ level: 'silent' }),
  });
}

const channelOf = (channelId: string) => ({ platform: 'slack', workspaceId: 'T1', channelId }) as const;
const { signal } = new AbortController();

async function post(idempotencyKey: string, threadMessageId?: string, about?: PostedNotification): Promise<string> {
  const place = { ...(threadMessageId === undefined ? {} : { threadMessageId }), ...(about === undefined ? {} : { about }) };
  const payload = platform.render(aMessage(idempotencyKey));
  const outcome = await platform.post({ channel: channelOf('C1'), payload, idempotencyKey, ...place, signal });
  return outcome.status === 'posted' ? outcome.reference.messageId : outcome.reason;
}

const find = (
  idempotencyKey: string,
  more: { channelId?: string; threadMessageId?: string } = {},
): Promise<PostSearch | undefined> | undefined => {
  const { channelId = 'C1', ...place } = more;
  return platform.findPosted?.({ channel: channelOf(channelId), idempotencyKey, since: new Date(now), signal, ...place });
};

beforeEach(() => open());
afterEach(async () => {
  await platform.stop();
  await slack.close();
});

describe('findPosted', () => {
  it('finds a notification, whose metadata say what it is about as well', async () => {
    const ts = await post('an alarm', undefined, { kind: 'CloudWatch Alarm', severity: 'high' });

    expect(await find('an alarm')).toEqual({ status: 'found', reference: { channel: channelOf('C1'), messageId: ts } });
    expect(slack.callsOf('chat.postMessage')[0]?.parameters['metadata']).toContain('"event_type":"signalbox_notification"');
  });

  it('finds a message that was changed by what it tells now, and by its own key where the change said nothing', async () => {
    const ts = await post('opened', undefined, { kind: 'CloudWatch Alarm', severity: 'high' });
    const reference = { channel: channelOf('C1'), messageId: ts };
    await platform.edit({ reference, payload: platform.render(aMessage('with a chart')), signal });
    expect(await find('opened')).toMatchObject({ status: 'found' });

    const told = { idempotencyKey: 'resolved', about: { kind: 'CloudWatch Alarm', severity: 'info', incidentKey: 'alarm:a' } } as const;
    await platform.edit({ reference, payload: platform.render(aMessage('resolved')), told, signal });

    expect(await find('resolved')).toEqual({ status: 'found', reference });
    expect(JSON.parse(slack.callsOf('chat.update')[1]?.parameters['metadata'] ?? '')).toEqual({
      event_type: 'signalbox_notification',
      event_payload: { delivery_id: 'resolved', kind: 'CloudWatch Alarm', severity: 'info', incident: 'alarm:a' },
    });
  });

  it('finds a message whose answer was lost, and knows that one was never posted', async () => {
    slack.failNext('chat.postMessage', { kind: 'reset', taken: true });
    await post('lost answer');
    slack.failNext('chat.postMessage', { kind: 'reset', taken: false });
    await post('lost request');

    const [standing] = slack.messagesIn('C1');
    expect(await find('lost answer')).toEqual({ status: 'found', reference: { channel: channelOf('C1'), messageId: standing?.ts } });
    expect(await find('lost request')).toEqual({ status: 'absent' });
  });

  it('finds a reply in its thread, and in the channel where the message above it is gone', async () => {
    const parent = await post('parent');
    const reply = await post('reply', parent);
    slack.deleteMessage('C1', parent);
    const orphan = await post('orphan', parent);
    const other = await post('other parent');
    await post('other reply', other);

    expect(await find('reply', { threadMessageId: other })).toEqual({ status: 'absent' });
    expect(await find('orphan', { threadMessageId: parent })).toMatchObject({ status: 'found', reference: { messageId: orphan } });
    expect(reply).not.toBe(orphan);
  });

  it('looks through several pages, and not back beyond the first attempt', async () => {
    const wanted = await post('wanted');
    for (let number = 0; number < 250; number += 1) await post(`later ${number}`);

    expect(await find('wanted')).toMatchObject({ status: 'found', reference: { messageId: wanted } });
    expect(slack.callsOf('conversations.history')).toHaveLength(2);
    now += 60 * 60_000;
    expect(await find('wanted')).toEqual({ status: 'absent' });
  });

  it('cannot know without the scope, nor while Slack does not answer', async () => {
    await slack.close();
    await open({ scopes: ['channels:history'] });

    expect(await find('any', { channelId: 'C2' })).toMatchObject({ status: 'unknown', reason: expect.stringContaining('groups:history') });
    slack.failNextCall({ kind: 'status', status: 503 });
    expect(await find('any')).toMatchObject({ status: 'unknown' });
    slack.answerNext('conversations.history', { ok: true, messages: 'none' });
    expect(await find('any')).toMatchObject({ status: 'unknown' });
  });

  it('is told by nobody else', async () => {
    slack.answerNext('conversations.history', {
      ok: true,
      messages: [
        { ts: '1.1', metadata: { event_type: 'of_another_app', event_payload: { delivery_id: 'mine' } } },
        { ts: '1.2', metadata: 7 },
      ],
    });

    expect(await find('mine')).toEqual({ status: 'absent' });
  });
});
