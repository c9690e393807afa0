import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FakeSlack } from '../../../test/fakes/fake-slack.ts';
import { eventBody, slashCommandFields } from '../../../test/fakes/slack-double-deliveries.ts';
import { aMessage } from '../../messages/testing/a-message.ts';
import type { Invitation, Mention, Platform, ThreadReply } from '../platform.ts';
import { createLogRecorder, createTestPlatform, SLACK_SECRETS, startFakeSlack } from './testing/slack-harness.ts';

const [, APP_TOKEN] = SLACK_SECRETS;
const place = { teamId: 'T0FIRST', botUserId: 'U0BOT' };
const PERSON = 'U0ANA';

describe('what is said in Slack without a mention, through the socket', () => {
  let slack: FakeSlack;
  let platform: Platform;
  let recorder: ReturnType<typeof createLogRecorder>;
  let heard: Mention[];
  let invitations: Invitation[];
  let replies: ThreadReply[];

  beforeEach(async () => {
    slack = await startFakeSlack();
    recorder = createLogRecorder();
    heard = [];
    invitations = [];
    replies = [];
  });
  afterEach(async () => {
    await platform.stop();
    await slack.close();
    if (SLACK_SECRETS.some((secret) => recorder.readLog().includes(secret))) throw new Error('a token stands in the log');
  });

  async function connect(more: { readonly threadReplies?: boolean } = {}): Promise<void> {
    platform = createTestPlatform(slack, { logger: recorder.logger }, more);
    await platform.start({
      onMention: (mention) => {
        heard.push(mention);
        return Promise.resolve(aMessage('the answer'));
      },
      onInvited: (invitation) => {
        invitations.push(invitation);
        return Promise.resolve(aMessage('hello'));
      },
      isMeant: (reply) => {
        replies.push(reply);
        return Promise.resolve(reply.text.startsWith('ec2'));
      },
    });
    await slack.until(() => slack.sockets.countOpen(APP_TOKEN) === 1);
  }

  function say(event: Readonly<Record<string, unknown>>): string {
    const message = { type: 'message', user: PERSON, channel: 'C0OPS', channel_type: 'channel', text: 'help', ts: '1700000100.000200' };
    return slack.sockets.deliver(APP_TOKEN, { payload: eventBody(place, { ...message, ...event }) });
  }

  function typeSlash(text: string, channelId: string, triggerId = '1.2.ab'): string {
    const payload = slashCommandFields(text, { teamId: 'T0FIRST', channelId, userId: PERSON, triggerId, apiUrl: slack.apiUrl });
    return slack.sockets.deliver(APP_TOKEN, { type: 'slash_commands', payload });
  }

  const untilAnswered = (count = 1): Promise<void> => slack.until(() => slack.messagesIn('C0OPS').length === count);

  it('answers a slash command in its channel, once, and has Slack show what was typed', async () => {
    await connect();

    const envelopeId = typeSlash('ec2 describe-instances', 'C0OPS');
    typeSlash('ec2 describe-instances', 'C0OPS');
    typeSlash('help', 'C0OPS', '1.2.cd');
    await untilAnswered(2);

    expect(slack.sockets.answerTo(envelopeId)).toEqual({ response_type: 'in_channel' });
    expect(heard.map(({ text }) => text)).toEqual(['ec2 describe-instances', 'help']);
    expect(heard[0]).toMatchObject({ origin: 'slash-command', userId: PERSON, speaker: 'member' });
    expect(slack.messagesIn('C0OPS')[0]?.threadTs).toBeUndefined();
  });

  it('answers a slash command to whoever typed it where the bot is not', async () => {
    await connect();

    typeSlash('help', 'C0ELSEWHERE');
    await slack.until(() => slack.responses.length === 1);

    expect(slack.responses).toMatchObject([{ response_type: 'ephemeral', text: 'the answer' }]);
  });

  it('sends an answer nowhere that is not at Slack', async () => {
    await connect();
    const fields = slashCommandFields('help', { teamId: 'T0FIRST', channelId: 'C0ELSEWHERE', triggerId: '1.2.ab', apiUrl: slack.apiUrl });

    slack.sockets.deliver(APP_TOKEN, {
      type: 'slash_commands',
      payload: { ...fields, response_url: 'https://slack.com.example/commands' },
    });
    await recorder.untilLogged('C0ELSEWHERE', 'could not be posted');

    expect(slack.responses).toEqual([]);
  });

  it('hears direct messages', async () => {
    await connect();

    say({ channel_type: 'im', channel: 'C0OPS' });
    await untilAnswered();

    expect(heard).toMatchObject([{ text: 'help', origin: 'direct-message', idempotencyKey: 'slack:T0FIRST:C0OPS:1700000100.000200' }]);
    expect(heard[0]).not.toHaveProperty('threadMessageId');
  });

  it('hears nothing of threads unless that is configured', async () => {
    await connect();

    const envelopeId = say({ text: 'ec2 help', thread_ts: '1700000000.000100' });
    say({ channel_type: 'im', ts: '1700000100.000300' });
    await untilAnswered();

    expect(slack.sockets.acknowledged).toContain(envelopeId);
    expect(replies).toEqual([]);
    expect(heard).toHaveLength(1);
  });

  it('asks of each reply in a thread whether it is meant for the bot, where threads are heard', async () => {
    await connect({ threadReplies: true });

    say({ text: 'I am on it', thread_ts: '1700000000.000100', ts: '1700000100.000200', user: 'U0BEN' });
    say({ text: 'ec2 help', thread_ts: '1700000000.000100', ts: '1700000100.000300' });
    say({ text: 'ec2 help', thread_ts: '1700000000.000400', ts: '1700000100.000400', parent_user_id: 'U0BOT' });
    await untilAnswered(2);

    expect(replies.map(({ threadKey }) => threadKey)).toEqual([
      'slack:T0FIRST:C0OPS:1700000000.000100',
      'slack:T0FIRST:C0OPS:1700000000.000100',
      undefined,
    ]);
    expect(heard.map(({ threadMessageId }) => threadMessageId)).toEqual(['1700000000.000100', '1700000000.000400']);
    // Nobody is asked about people who speak with each other.
    expect(slack.callsOf('users.info').map(({ parameters }) => parameters['user'])).not.toContain('U0BEN');
  });

  it('answers a call in a thread once, of which Slack tells by two events', async () => {
    await connect({ threadReplies: true });
    const call = { text: '<@U0BOT> ec2 help', thread_ts: '1700000000.000100', ts: '1700000100.000200' };

    say(call);
    slack.mention({ teamId: 'T0FIRST', channelId: 'C0OPS', text: call.text, ts: call.ts, threadTs: call.thread_ts });
    say({ channel_type: 'im', ts: '1700000100.000300' });
    await untilAnswered(2);

    expect(heard.map(({ text }) => text)).toEqual(['ec2 help', 'help']);
  });

  it('says something where the bot was added, with the name of the channel where Slack tells it', async () => {
    slack.answerNext('conversations.info', { ok: true, channel: { id: 'C0OPS', name: 'on-call' } });
    await connect();
    const joined = { type: 'member_joined_channel', user: 'U0BOT', channel: 'C0OPS', inviter: PERSON, event_ts: '1700000100.000200' };

    slack.sockets.deliver(APP_TOKEN, { payload: eventBody(place, joined) });
    slack.sockets.deliver(APP_TOKEN, { payload: eventBody(place, joined), retryAttempt: 1 });
    slack.sockets.deliver(APP_TOKEN, { payload: eventBody(place, { ...joined, user: PERSON }) });
    await untilAnswered();

    expect(invitations).toEqual([
      {
        channel: { platform: 'slack', workspaceId: 'T0FIRST', channelId: 'C0OPS' },
        userId: PERSON,
        channelName: 'on-call',
        idempotencyKey: 'slack:T0FIRST:C0OPS:invited:1700000100.000200',
      },
    ]);
  });

  it('says something where the bot was added also where Slack does not tell the name', async () => {
    slack.failNext('conversations.info', { kind: 'error', code: 'missing_scope', fields: { needed: 'channels:read' } });
    await connect();

    slack.sockets.deliver(APP_TOKEN, {
      payload: eventBody(place, { type: 'member_joined_channel', user: 'U0BOT', channel: 'C0OPS', event_ts: '1700000100.000200' }),
    });
    await untilAnswered();

    expect(invitations[0]).not.toHaveProperty('channelName');
  });
});
