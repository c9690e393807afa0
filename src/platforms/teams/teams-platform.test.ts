import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FakeTeams } from '../../../test/fakes/fake-teams.ts';
import { aMessage } from '../../messages/testing/a-message.ts';
import { sampleMessages } from '../../messages/testing/sample-messages.ts';
import type { Message } from '../../messages/message.ts';
import type { AnswerEnd, Invitation, Mention, Platform } from '../platform.ts';
import type { TeamsPosting } from './teams-payload.ts';
import {
  ANA,
  CHANNEL,
  CHAT,
  createLogRecorder,
  createTestPlatform,
  GROUP_CHAT,
  GROUP_ID,
  OTHER_TENANT_ID,
  startFakeTeams,
  TEAMS_SECRETS,
  TENANT_ID,
} from './testing/teams-harness.ts';

const CONFIGURED_TEAM = '00000000-0000-0000-0000-0000000000c9';
const PICTURE = Buffer.from('iVBORw0KGgo=', 'base64');

let teams: FakeTeams;
let platform: Platform<TeamsPosting>;
let mentions: Mention[];
let invitations: Invitation[];
let ends: AnswerEnd[];
let answer: Message | undefined;
let readLog: () => string;
let now: number;
let onEnded: () => void;

beforeEach(async () => {
  now = Date.parse('2026-03-01T03:00:00Z');
  teams = await startFakeTeams();
  mentions = [];
  invitations = [];
  ends = [];
  onEnded = () => undefined;
  answer = aMessage('the answer');
  const recorder = createLogRecorder();
  ({ readLog } = recorder);
  platform = createTestPlatform(teams, {
    logger: recorder.logger,
    now: () => new Date(now),
    // Nothing waits: what is tried again is tried at once.
    setTimer: (callback) => {
      const timer = setImmediate(callback);
      return () => clearImmediate(timer);
    },
    drawPicture: async () => PICTURE,
    findTeam: () => CONFIGURED_TEAM,
  });
  await platform.start({
    onMention: async (mention) => {
      mentions.push(mention);
      return answer;
    },
    onAnswered: async (_mention, end) => {
      ends.push(end);
      onEnded();
    },
    onInvited: async (invitation) => {
      invitations.push(invitation);
      return aMessage('welcome');
    },
  });
});
afterEach(async () => {
  await platform.stop();
  await teams.close();
});

/** Resolves once so many answers have come to their end. */
async function ended(count: number): Promise<void> {
  while (ends.length < count) await new Promise<void>((resolve) => (onEnded = resolve));
}

const posted = (channelId: string): Promise<void> => teams.until(() => teams.postedIn(channelId).length > 0);
const post = (message: Message, channelId = CHANNEL) =>
  platform.post({
    channel: { platform: 'teams', workspaceId: GROUP_ID, channelId },
    payload: platform.render(message),
    idempotencyKey: 'key',
    signal: new AbortController().signal,
  });

describe('what is said in Teams', () => {
  it('is a mention in its channel and thread, by a member of the tenant', async () => {
    const { activityId } = await teams.say({ channelId: CHANNEL, text: '@bot help' });
    await posted(CHANNEL);

    expect(mentions).toEqual([
      {
        channel: { platform: 'teams', workspaceId: GROUP_ID, channelId: CHANNEL },
        userId: ANA,
        userWorkspaceId: TENANT_ID,
        displayName: 'Ana (00000000)',
        text: 'help',
        threadMessageId: activityId,
        idempotencyKey: `teams:${TENANT_ID}:${CHANNEL}:${activityId}`,
        speaker: 'member',
        origin: 'mention',
      },
    ]);
    expect(teams.postedIn(CHANNEL)).toMatchObject([{ rootId: activityId }]);
  });

  it('is answered where it was said in chats, which have no threads and are of the tenant', async () => {
    await teams.say({ channelId: CHAT, text: 'help' });
    await posted(CHAT);
    await teams.say({ channelId: GROUP_CHAT, text: '@bot help' });
    await posted(GROUP_CHAT);

    expect(
      mentions.map(({ channel: { workspaceId, channelId }, origin, threadMessageId }) => [workspaceId, channelId, origin, threadMessageId]),
    ).toEqual([
      [TENANT_ID, CHAT, 'direct-message', undefined],
      [TENANT_ID, GROUP_CHAT, 'mention', undefined],
    ]);
  });

  it.each([
    ['29:gus', 'guest', TENANT_ID],
    ['29:eve', 'external', OTHER_TENANT_ID],
  ])('by %s comes from somebody who is a %s', async (from, speaker, userWorkspaceId) => {
    await teams.say({ channelId: CHANNEL, text: '@bot help', from });
    await posted(CHANNEL);

    expect(mentions).toMatchObject([{ speaker, userWorkspaceId }]);
    expect(mentions[0]).not.toHaveProperty('displayName');
  });

  it('comes from somebody unknown where Teams does not say, who is asked for again the next time', async () => {
    await teams.say({ channelId: CHANNEL, text: '@bot help' });
    await ended(1);
    now += 6 * 60_000;
    // The team is known by now; the next call is the roster.
    teams.failNextCall({ kind: 'status', status: 500 });
    await teams.say({ channelId: CHANNEL, text: '@bot help' });
    await teams.until(() => teams.postedIn(CHANNEL).length === 2);
    await teams.say({ channelId: CHANNEL, text: '@bot help' });
    await teams.until(() => teams.postedIn(CHANNEL).length === 3);

    expect(mentions.map(({ speaker }) => speaker)).toEqual(['member', 'unknown', 'member']);
    expect(readLog()).toContain('teams does not say who speaks');
  });

  it('comes from somebody unknown where Teams does not say of which tenant they are', async () => {
    teams.state.isTenantHidden = true;
    await teams.say({ channelId: CHANNEL, text: '@bot help' });
    await ended(1);

    expect(mentions.map(({ speaker }) => speaker)).toEqual(['unknown']);
    expect(readLog()).toContain('of which tenant somebody is');
  });

  it('is of the team that the configuration says where Teams does not', async () => {
    teams.failNextCall({ kind: 'status', status: 404 });
    await teams.say({ channelId: CHANNEL, text: '@bot help' });
    await posted(CHANNEL);
    await teams.say({ channelId: CHANNEL, text: '@bot help' });
    await ended(2);

    expect(mentions.map(({ channel }) => channel.workspaceId)).toEqual([CONFIGURED_TEAM, GROUP_ID]);
  });

  it('is answered in another attempt where Teams asks to wait', async () => {
    await teams.say({ channelId: CHANNEL, text: '@bot help' });
    await ended(1);
    teams.failNextCall({ kind: 'status', status: 429, headers: { 'retry-after': '1' } });
    await teams.say({ channelId: CHANNEL, text: '@bot help' });
    await ended(2);

    expect(ends[1]).toEqual({ isPosted: true, messageId: expect.stringMatching(/^\d+\/\d+$/) });
  });

  it('is nothing where it was said in another tenant, or where the answer would go to another host', async () => {
    const activity = { ...teams.activityIn(CHAT), type: 'message', id: '1', text: 'help' };
    await teams.send({ ...activity, conversation: { id: CHAT, conversationType: 'personal', tenantId: OTHER_TENANT_ID } });
    const serviceUrl = 'https://evil.example/';
    const token = teams.keys.sign({ aud: '00000000-0000-0000-0000-0000000000a1', serviceurl: serviceUrl });
    await teams.send({ ...activity, id: '2', serviceUrl }, { authorization: `Bearer ${token}` });
    await teams.say({ channelId: CHAT, text: 'help' });
    await posted(CHAT);

    expect(mentions).toHaveLength(1);
    expect(readLog()).toContain('called in a teams tenant that is not configured');
    expect(readLog()).toContain('an address that is none of the bot connector');
  });

  it('is answered once, however often it comes', async () => {
    const { activityId } = await teams.say({ channelId: CHAT, text: 'help' });
    await Promise.all([1, 2, 3].map(() => teams.say({ channelId: CHAT, text: 'help', activityId })));
    await posted(CHAT);

    expect(mentions).toHaveLength(1);
  });
});

describe('what is pressed in Teams', () => {
  const buttons: Message = {
    ...aMessage('press'),
    blocks: [
      {
        kind: 'form',
        command: 'complete K7QX2M',
        expiresAt: new Date('2026-03-01T03:05:00Z'),
        fields: [{ name: 'name', type: 'a text', input: 'line', isRequired: true, choices: [] }],
      },
      { kind: 'actions', actions: [{ text: 'Acknowledge', command: 'ack K7QX2M', style: 'primary' }] },
    ],
  };

  it('is said at once, in the thread of the message that was pressed, and answered in words that one sees alone', async () => {
    await post(buttons);
    const [message] = teams.postedIn(CHANNEL);
    if (message === undefined) throw new Error('not posted');
    const pressed = await teams.press(message, 'Acknowledge', '29:gus');
    await teams.until(() => teams.postedIn(CHANNEL).length === 2);

    expect(JSON.parse(pressed.body)).toEqual({ statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Taken.' });
    expect(mentions).toMatchObject([{ text: 'ack K7QX2M', origin: 'button', speaker: 'guest', threadMessageId: message.id }]);
  });

  it('is a command with its values where it is a form, and asks for what is not filled in', async () => {
    await post(buttons);
    const [message] = teams.postedIn(CHANNEL);
    if (message === undefined) throw new Error('not posted');
    const empty = await teams.fill(message, { name: ' ' });
    await teams.fill(message, { name: "it's; rm" });
    await teams.until(() => teams.postedIn(CHANNEL).length === 2);

    expect(JSON.parse(empty.body)).toMatchObject({ value: 'Still to be filled in: name' });
    expect(mentions).toMatchObject([{ text: String.raw`complete K7QX2M --name='it'\''s; rm'`, origin: 'form' }]);
  });

  it('is a command as it was edited', async () => {
    await post({
      ...aMessage('edit'),
      blocks: [{ kind: 'actions', actions: [{ text: 'Edit', command: 's3 ls', style: 'plain', edits: true }] }],
    });
    const [message] = teams.postedIn(CHANNEL);
    if (message === undefined) throw new Error('not posted');
    await teams.edit(message, (command) => `${command} s3://logs`);
    await teams.until(() => teams.postedIn(CHANNEL).length === 2);

    expect(mentions).toMatchObject([{ text: 's3 ls s3://logs', origin: 'form', threadMessageId: message.id }]);
  });

  it('is a command with what its button asked for', async () => {
    const asks = [{ name: 'comment', type: 'a text', input: 'line', isRequired: false, choices: [] }] as const;
    await post({
      ...aMessage('approval'),
      blocks: [{ kind: 'actions', actions: [{ text: 'Approve with comment', command: 'approve', style: 'plain', asks }] }],
    });
    const [message] = teams.postedIn(CHANNEL);
    if (message === undefined) throw new Error('not posted');
    await teams.fill(message, { comment: 'Tested on staging' });
    await teams.until(() => mentions.length === 1);

    expect(mentions).toMatchObject([{ text: "approve --comment='Tested on staging'", origin: 'form' }]);
  });

  it('is told to be nothing where it is none of ours', async () => {
    const invoke = {
      ...teams.activityIn(CHANNEL),
      type: 'invoke',
      name: 'adaptiveCard/action',
      id: 'f:1',
      value: { action: { verb: 'x', data: {} } },
    };

    expect(JSON.parse((await teams.send(invoke)).body)).toMatchObject({ statusCode: 200, value: expect.stringContaining('older message') });
    expect(mentions).toEqual([]);
  });
});

describe('the bot of Teams', () => {
  it('says something where it is added', async () => {
    await teams.install(GROUP_CHAT);
    await posted(GROUP_CHAT);

    expect(invitations).toMatchObject([{ channel: { workspaceId: TENANT_ID, channelId: GROUP_CHAT }, userId: ANA }]);
    expect(JSON.stringify(teams.postedIn(GROUP_CHAT))).toContain('welcome');
  });

  it('shows a message at once, and its picture later', async () => {
    const { 'alarm-opened': alarm = aMessage() } = sampleMessages;
    const outcome = await post(alarm);
    await teams.until(() => JSON.stringify(teams.postedIn(CHANNEL)).includes('data:image/png;base64,iVBORw0KGgo='));

    expect(outcome.status).toBe('posted');
    expect(teams.postedIn(CHANNEL)).toMatchObject([{ edits: 1 }]);
  });

  it('never overwrites a newer state with the picture of an older one', async () => {
    const { 'alarm-opened': alarm = aMessage() } = sampleMessages;
    const outcome = await post(alarm);
    if (outcome.status !== 'posted') throw new Error('not posted');
    await platform.edit({
      reference: outcome.reference,
      payload: platform.render(aMessage('newer')),
      signal: new AbortController().signal,
    });
    await platform.stop();

    expect(JSON.stringify(teams.postedIn(CHANNEL))).toContain('newer');
    expect(JSON.stringify(teams.postedIn(CHANNEL))).not.toContain('data:image');
  });

  it('makes a token anew that Teams refuses, and says so where the next is refused as well', async () => {
    await post(aMessage());
    teams.refuseTokens(undefined);
    const first = await post(aMessage());
    const second = await post(aMessage());
    teams.failNextCall({ kind: 'refusal', status: 401, code: 'Unauthorized' });
    const third = await post(aMessage());

    expect(first).toMatchObject({ status: 'retry', isOutcomeUnknown: false });
    expect(second).toMatchObject({ status: 'posted' });
    expect(third).toMatchObject({ status: 'refused', cause: 'operator', scope: 'workspace' });
  });

  it('keeps within the pace of Teams, which it declares', async () => {
    teams.state.limitsRate = true;
    const outcomes = [];
    for (let count = 0; count < 8; count += 1) outcomes.push((await post(aMessage())).status);

    expect(platform.capabilities.pace?.postsOfChannel[0]).toEqual({ count: 7, perMs: 1000 });
    expect(outcomes.filter((status) => status === 'posted').length).toBeGreaterThanOrEqual(7);
  });

  it('takes nothing after a stop', async () => {
    await platform.stop();

    expect(await teams.say({ channelId: CHAT, text: 'help' })).toMatchObject({ status: 503 });
    expect(TEAMS_SECRETS.filter((secret) => readLog().includes(secret))).toEqual([]);
  });
});
