// Slack over HTTPS: what it delivers to /slack/events, signed, is heard as what comes through the socket; and direct messages, slash
// commands, threads and invitations, which come by both ways.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeSlack } from '../fakes/fake-slack.ts';
import { eventBody, SlackDoubleDeliveries, slashCommandFields } from '../fakes/slack-double-deliveries.ts';
import { startApp, type StartedApp } from './start-app.ts';

const botToken = 'xoxb-1-signalbox-test';
const signingSecret = 'a-signing-secret-of-the-test';
const workspace = { teamId: 'T1', botUserId: 'UBOT' };

let slack: FakeSlack;
let app: StartedApp;
let deliveries: SlackDoubleDeliveries;
let yaml: string;

beforeEach(async () => {
  slack = await FakeSlack.start({ workspaces: [{ ...workspace, botToken, channelIds: ['C1', 'CNEW', 'DANA'] }] });
});
afterEach(async () => {
  const log = app.log();
  await app.stop();
  await slack.close();
  if ([botToken, signingSecret].some((secret) => log.includes(secret))) throw new Error('a secret stands in the log');
});

async function start(settings = ''): Promise<void> {
  yaml = `
slack:
  apiUrl: ${slack.apiUrl}
  workspaces: [{ workspaceId: T1, botToken: ${botToken}, signingSecret: ${signingSecret} }]
${settings}
administrators: [slack:T1:UADMIN]
people: [{ name: Ana, identities: [slack:T1:UADMIN] }]
channelConfigurations:
  - { configurationName: ops-slack, platform: slack, workspaceId: T1, channelId: C1 }
`;
  app = await startApp({ yaml });
  deliveries = new SlackDoubleDeliveries({ url: `${app.doorsUrl}/slack/events`, signingSecret });
}

function mention(text: string, ts: string, threadTs?: string): object {
  const thread = threadTs === undefined ? {} : { thread_ts: threadTs };
  return eventBody(workspace, { type: 'app_mention', user: 'UANA', channel: 'C1', text: `<@UBOT> ${text}`, ts, ...thread });
}

function message(text: string, event: Readonly<Record<string, unknown>>): object {
  return eventBody(workspace, { type: 'message', user: 'UANA', text, ...event });
}

const until = (channelId: string, count: number): Promise<void> => slack.until(() => slack.messagesIn(channelId).length === count);
const shown = (channelId: string): string => JSON.stringify(slack.messagesIn(channelId).at(-1));

describe('Slack over HTTPS', () => {
  it('acknowledges a mention at once and answers it in its thread', async () => {
    await start();

    const answers = await deliveries.event(mention('help', '1700000000.000100'));
    await until('C1', 1);

    expect(answers).toEqual([{ status: 200, body: '' }]);
    expect(slack.messagesIn('C1')[0]?.threadTs).toBe('1700000000.000100');
  });

  it('answers an event once that Slack delivers again, also after a restart', async () => {
    await start();
    const body = mention('help', '1700000000.000100');
    await deliveries.eventOnce(body);
    await deliveries.eventOnce(body, 1);
    await until('C1', 1);

    await app.stopAndKeepData();
    app = await startApp({ yaml, dataFolder: app.dataFolder });
    deliveries = new SlackDoubleDeliveries({ url: `${app.doorsUrl}/slack/events`, signingSecret });
    const again = await deliveries.eventOnce(body, 2);
    await deliveries.eventOnce(mention('whoami', '1700000000.000200'));
    await until('C1', 2);

    expect(again.status).toBe(200);
    expect(slack.messagesIn('C1').map(({ threadTs }) => threadTs)).toEqual(['1700000000.000100', '1700000000.000200']);
  });

  it('acknowledges two hundred people who speak at once, and answers each of them once', async () => {
    await start();
    const calls = Array.from({ length: 200 }, (_, person) => {
      const ts = `1700000000.${String(person).padStart(6, '0')}`;
      return eventBody(workspace, { type: 'app_mention', user: `U${String(person)}`, channel: 'C1', text: '<@UBOT> whoami', ts });
    });

    const answers = await Promise.all(calls.map((call) => deliveries.eventOnce(call)));
    await until('C1', calls.length);

    expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
    expect(new Set(slack.messagesIn('C1').map(({ threadTs }) => threadTs)).size).toBe(calls.length);
  });

  it('refuses what Slack has not signed, and what is too old or too large', async () => {
    await start();
    const url = `${app.doorsUrl}/slack/events`;
    const stranger = new SlackDoubleDeliveries({ url, signingSecret: 'guessed' });
    const late = new SlackDoubleDeliveries({ url, signingSecret, now: () => Date.now() - 301_000 });
    const body = mention('help', '1700000000.000100');

    const unsigned = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
    const statuses = [
      unsigned,
      await stranger.eventOnce(body),
      await late.eventOnce(body),
      await deliveries.send('x'.repeat(1_048_577), {}),
    ];

    expect(statuses.map(({ status }) => status)).toEqual([401, 401, 401, 413]);
    expect(slack.callsOf('chat.postMessage')).toEqual([]);
  });

  it('says back the challenge with which Slack looks whose address it is', async () => {
    await start();

    const answer = await deliveries.eventOnce({ type: 'url_verification', token: 'x', challenge: '3eZbrw1aB' });

    expect(answer).toEqual({ status: 200, body: '3eZbrw1aB' });
  });

  it('takes presses and forms, and says back what is wrong in a form', async () => {
    await start();
    await deliveries.event(mention('ec2 reboot-instances', '1700000000.000100'));
    await until('C1', 1);

    const ts = slack.messagesIn('C1')[0]?.ts ?? '';
    const pressed = await deliveries.interaction(
      slack.payloadOfPress({ teamId: 'T1', channelId: 'C1', ts, button: 'Edit', userId: 'UANA' }),
    );
    await slack.until(() => slack.views().length === 1);
    const empty = await deliveries.interaction(slack.payloadOfSubmission({ Command: ' ' }));
    const sent = await deliveries.interaction(slack.payloadOfSubmission({ Command: 'whoami' }));
    await until('C1', 2);

    expect(pressed).toEqual({ status: 200, body: '' });
    expect(JSON.parse(empty.body)).toEqual({ response_action: 'errors', errors: { command: 'A command is needed.' } });
    expect(sent).toEqual({ status: 200, body: '' });
    expect(slack.messagesIn('C1')[1]?.threadTs).toBe('1700000000.000100');
  });

  it('has no such door where no secret is configured', async () => {
    app = await startApp();

    expect((await fetch(`${app.doorsUrl}/slack/events`, { method: 'POST', body: '{}' })).status).toBe(404);
  });

  it('answers a direct message below it, and says what is missing for more', async () => {
    await start();

    await deliveries.event(message('help', { channel_type: 'im', channel: 'DANA', ts: '1700000000.000100' }));
    await until('DANA', 1);

    expect(slack.messagesIn('DANA')[0]?.threadTs).toBeUndefined();
    expect(shown('DANA')).toContain('channelId: DANA');
    expect(shown('DANA')).toMatch(/\bAna\b/);
  });

  it('does not hear what people say in a channel without calling it', async () => {
    await start();

    await deliveries.event(message('help', { channel_type: 'channel', channel: 'C1', ts: '1700000000.000100' }));
    await deliveries.event(
      message('help', { channel_type: 'channel', channel: 'C1', ts: '1700000000.000300', thread_ts: '1700000000.000200' }),
    );
    await deliveries.event(mention('whoami', '1700000000.000400'));
    await until('C1', 1);

    expect(slack.messagesIn('C1')[0]?.threadTs).toBe('1700000000.000400');
  });

  it('hears commands in threads that began with it where that is configured, and lets people talk', async () => {
    await start('  threadReplies: true');
    const reply = (text: string, ts: string, thread: Readonly<Record<string, string>>): object =>
      message(text, { channel_type: 'channel', channel: 'C1', ts, ...thread });
    await deliveries.event(mention('help', '1700000000.000100'));
    await until('C1', 1);

    await deliveries.event(reply('looks good to me', '1700000000.000110', { thread_ts: '1700000000.000100' }));
    await deliveries.event(reply('whoami', '1700000000.000210', { thread_ts: '1700000000.000200' }));
    await deliveries.event(reply('whoami', '1700000000.000120', { thread_ts: '1700000000.000100' }));
    await until('C1', 2);
    await deliveries.event(reply('@aws ec2 help', '1700000000.000310', { thread_ts: '1700000000.000300', parent_user_id: 'UBOT' }));
    await until('C1', 3);

    expect(slack.messagesIn('C1').map(({ threadTs }) => threadTs)).toEqual(['1700000000.000100', '1700000000.000100', '1700000000.000300']);
  });

  it('acknowledges a slash command so that everybody sees it, and answers it in the channel', async () => {
    await start();
    const place = { teamId: 'T1', channelId: 'C1', triggerId: '1.2.ab', apiUrl: slack.apiUrl };

    const acknowledged = await deliveries.slashCommand(slashCommandFields('help', place));
    await until('C1', 1);

    expect(acknowledged).toEqual({ status: 200, body: '{"response_type":"in_channel"}' });
    expect(slack.messagesIn('C1')[0]?.threadTs).toBeUndefined();
  });

  it('answers a slash command where it was typed although the bot is not there', async () => {
    await start();
    const place = { teamId: 'T1', channelId: 'CELSEWHERE', triggerId: '1.2.ab', apiUrl: slack.apiUrl };

    await deliveries.slashCommand(slashCommandFields('help', place));
    await slack.until(() => slack.responses.length === 1);

    expect(slack.responses[0]).toMatchObject({ response_type: 'ephemeral' });
    expect(JSON.stringify(slack.responses[0])).toContain('channelId: CELSEWHERE');
  });

  it('says once in a channel that is not configured what is missing, and nothing in one that is', async () => {
    await start();
    const joined = (channel: string, eventTs: string): object =>
      eventBody(workspace, { type: 'member_joined_channel', user: 'UBOT', channel, inviter: 'UANA', event_ts: eventTs });

    await deliveries.event(joined('C1', '1700000000.000100'));
    await deliveries.event(joined('CNEW', '1700000000.000200'));
    await until('CNEW', 1);
    await app.stopAndKeepData();
    app = await startApp({ yaml, dataFolder: app.dataFolder });
    deliveries = new SlackDoubleDeliveries({ url: `${app.doorsUrl}/slack/events`, signingSecret });
    await deliveries.eventOnce(joined('CNEW', '1700000000.000200'), 1);
    await deliveries.eventOnce(mention('whoami', '1700000000.000300'));
    await until('C1', 1);

    expect(slack.messagesIn('CNEW')).toHaveLength(1);
    expect(shown('CNEW')).toContain('This channel is not configured yet');
    expect(shown('CNEW')).toContain('channelId: CNEW');
    expect(shown('CNEW')).toMatch(/\bAna\b/);
    expect(slack.messagesIn('C1')[0]?.threadTs).toBe('1700000000.000300');
  });
});
