// The steps of an incident in Slack: edits, replies, broadcasts and messages of their own, over real connections and restarts.
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleAlarm } from '../../src/notifications/ingest/sample-alarm.ts';
import { FakeSlack } from '../fakes/fake-slack.ts';
import { FakeSns } from '../fakes/fake-sns.ts';
import type { DoubleMessage } from '../fakes/slack-double-state.ts';
import { startApp, type StartedApp } from '../e2e/start-app.ts';

const botToken = 'xoxb-1-signalbox-test';
const appToken = 'xapp-1-signalbox-test';
const openedAt = new Date('2026-03-01T03:00:00Z');

let slack: FakeSlack;
let sns: FakeSns;
let yaml: string;
let app: StartedApp;

beforeEach(async () => {
  slack = await FakeSlack.start({
    workspaces: [{ teamId: 'T1', botToken, appToken, botUserId: 'UBOT', channelIds: ['CTHREAD', 'CBOTH', 'CCHANNEL'] }],
  });
  sns = new FakeSns({ signatureVersion: '2' });
  const pin = await sns.writePin(await mkdtemp(join(tmpdir(), 'signalbox-pins-')));
  const channelOf = (name: string, updates: string) =>
    `  - { configurationName: ${name}, platform: slack, workspaceId: T1, channelId: C${name.toUpperCase()}, snsTopicArns: ['${sns.topicArn}']${updates} }`;
  yaml = `
sns: { pinnedCertificates: [{ url: '${pin.url}', file: '${pin.file}' }] }
slack:
  apiUrl: ${slack.apiUrl}
  workspaces: [{ workspaceId: T1, botToken: ${botToken}, appToken: ${appToken} }]
channelConfigurations:
${channelOf('thread', '')}
${channelOf('both', ', updates: { show: both }')}
${channelOf('channel', ', updates: { show: channel }')}
`;
  app = await startApp({ yaml });
});
afterEach(async () => {
  await app.stop();
  await slack.close();
});

const minute = (count: number): Date => new Date(openedAt.getTime() + count * 60_000);

async function publish(state: 'ALARM' | 'OK' | 'INSUFFICIENT_DATA', at: Date): Promise<void> {
  const text = sampleAlarm({ state: state === 'OK' ? 'OK' : 'ALARM', now: at, ...(state === 'OK' ? { openedAt } : {}) });
  const alarm = { ...(JSON.parse(text) as Record<string, unknown>), NewStateValue: state };
  const { status } = await sns.post(`${app.url}/sns`, sns.notification({ message: JSON.stringify(alarm) }));
  expect(status).toBe(200);
}

/** Words without pictures, which come when they come. */
const wordsOf = (message?: Pick<DoubleMessage, 'text' | 'blocks' | 'attachments'>): string =>
  JSON.stringify([message?.text, message?.blocks, message?.attachments]);
const posted = (channelId: string): readonly DoubleMessage[] => slack.messagesIn(channelId).filter(({ fileIds }) => fileIds === undefined);

async function showWhole(): Promise<void> {
  await publish('ALARM', openedAt);
  await publish('INSUFFICIENT_DATA', minute(5));
  await publish('OK', minute(12));
  await slack.until(() => ['CTHREAD', 'CBOTH', 'CCHANNEL'].every((id) => posted(id).length === 3));
}

describe('an incident in Slack', () => {
  it('is one message that shows the newest state, with its steps as replies in its thread alone', async () => {
    await showWhole();

    const [message, ...replies] = posted('CTHREAD');
    expect(message).toMatchObject({ isEdited: true });
    expect(message?.threadTs).toBeUndefined();
    expect(wordsOf(message)).toContain('12 min');
    expect(replies.map(({ threadTs }) => threadTs)).toEqual([message?.ts, message?.ts]);
    expect(replies.map(({ isBroadcast }) => isBroadcast)).toEqual([undefined, undefined]);
    expect(replies.map(({ text }) => /INSUFFICIENT_DATA|OK after 12 min/.exec(text)?.[0])).toEqual([
      'INSUFFICIENT_DATA',
      'OK after 12 min',
    ]);
  });

  it('has replies that are seen in the channel as well with show: both', async () => {
    await showWhole();

    const [message, ...replies] = posted('CBOTH');
    expect(message).toMatchObject({ isEdited: true });
    expect(replies.map(({ threadTs, isBroadcast }) => [threadTs, isBroadcast])).toEqual([
      [message?.ts, true],
      [message?.ts, true],
    ]);
  });

  it('has a message for each step with show: channel', async () => {
    await showWhole();

    const messages = posted('CCHANNEL');
    expect(messages.map(({ threadTs }) => threadTs)).toEqual([undefined, undefined, undefined]);
    expect(messages.map(({ isEdited }) => isEdited)).toEqual([true, false, false]);
  });

  it('goes on in its thread after a restart', async () => {
    await publish('ALARM', openedAt);
    await slack.until(() => posted('CTHREAD').length === 1);
    await app.stopAndKeepData();
    app = await startApp({ yaml, dataFolder: app.dataFolder });

    await publish('OK', minute(12));
    await slack.until(() => posted('CTHREAD').length === 2);

    const [message, reply] = posted('CTHREAD');
    expect(message?.isEdited).toBe(true);
    expect(reply?.threadTs).toBe(message?.ts);
  });

  it('is posted anew where its message was deleted, and goes on under that one', async () => {
    await publish('ALARM', openedAt);
    await slack.until(() => posted('CTHREAD').length === 1);
    slack.deleteMessage('CTHREAD', posted('CTHREAD')[0]?.ts ?? '');

    await publish('INSUFFICIENT_DATA', minute(5));
    await publish('OK', minute(12));
    await slack.until(() => posted('CTHREAD').length === 3);

    const [message, ...replies] = posted('CTHREAD');
    expect(message).toMatchObject({ isEdited: true });
    expect(replies.map(({ threadTs }) => threadTs)).toEqual([message?.ts, message?.ts]);
  });

  it('takes a reply whose thread Slack does not find for a new message', async () => {
    await publish('ALARM', openedAt);
    await slack.until(() => posted('CTHREAD').length === 1);
    slack.answerNext('chat.update', { ok: false, error: 'cant_update_message' });

    await publish('OK', minute(12));
    await slack.until(() => posted('CTHREAD').length === 3);

    const [old, anew, reply] = posted('CTHREAD');
    expect(anew?.threadTs).toBeUndefined();
    expect(reply?.threadTs).toBe(anew?.ts);
    expect(old?.isEdited).toBe(false);
  });

  it('shows no OK whose ALARM it never showed', async () => {
    await publish('OK', minute(12));
    await publish('ALARM', minute(20));
    await slack.until(() => posted('CTHREAD').length === 1);

    expect(posted('CTHREAD')[0]?.text).toContain('ALARM');
  });

  it('goes by what somebody sets with preferences, where the file says nothing', async () => {
    await slack.until(() => slack.sockets.countOpen(appToken) === 1);
    // A refusal is seen by whoever asked alone.
    const seen = (channelId: string): readonly Pick<DoubleMessage, 'text' | 'blocks' | 'attachments'>[] => [
      ...posted(channelId),
      ...slack.ephemerals().filter((message) => message.channelId === channelId),
    ];
    const ask = async (channelId: string, text: string): Promise<string> => {
      const before = seen(channelId).length;
      slack.mention({ teamId: 'T1', channelId, text: `<@UBOT> ${text}`, ts: `1700000000.00010${before}` });
      await slack.until(() => seen(channelId).length > before);
      return wordsOf(seen(channelId).at(-1));
    };

    expect(await ask('CTHREAD', 'preferences show=channel edit=off')).toContain('as messages of their own');
    expect(await ask('CBOTH', 'preferences show=channel')).toContain('The configuration file sets how updates are shown here');
    const answers = posted('CTHREAD').length;
    await publish('ALARM', openedAt);
    await publish('OK', minute(12));
    await slack.until(() => posted('CTHREAD').length === answers + 2);

    const messages = posted('CTHREAD').slice(answers);
    expect(messages.map(({ threadTs, isEdited }) => [threadTs, isEdited])).toEqual([
      [undefined, false],
      [undefined, false],
    ]);
  });
});
