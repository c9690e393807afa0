import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FakePress } from '../../../test/fakes/slack-double-interactions.ts';
import type { FakeSlack } from '../../../test/fakes/fake-slack.ts';
import type { ActionButton, Block, Message } from '../../messages/message.ts';
import { aMessage } from '../../messages/testing/a-message.ts';
import type { AnswerEnd, Mention, Platform } from '../platform.ts';
import { createLogRecorder, createTestPlatform, SLACK_SECRETS, startFakeSlack } from './testing/slack-harness.ts';

const APP_TOKEN = SLACK_SECRETS[1];
const channel = { platform: 'slack', workspaceId: 'T0FIRST', channelId: 'C0OPS' } as const;

const confirm: ActionButton = { text: 'Confirm', command: 'confirm K7QX2M', style: 'danger' };
const edit: ActionButton = { text: 'Edit', command: 's3 ls <bucket>', style: 'plain', edits: true };
const form: Block = {
  kind: 'form',
  command: 'set draft-1',
  expiresAt: new Date('2026-11-20T03:15:12.000Z'),
  fields: [{ name: 'ids', type: 'one or more texts', input: 'values', isRequired: true, choices: [{ value: 'i-1' }, { value: 'i-2' }] }],
};

describe('presses and forms on Slack', () => {
  let slack: FakeSlack;
  let platform: Platform;
  let recorder: ReturnType<typeof createLogRecorder>;
  let heard: Mention[];
  let ends: AnswerEnd[];
  let answer: Message;

  beforeEach(async () => {
    slack = await startFakeSlack();
    recorder = createLogRecorder();
    heard = [];
    ends = [];
    answer = aMessage('the answer');
    await start();
  });

  afterEach(async () => {
    await platform.stop();
    await slack.close();
    const leaked = SLACK_SECRETS.filter((secret) => recorder.readLog().includes(secret));
    if (leaked.length > 0) throw new Error('a token stands in the log');
  });

  async function start(): Promise<void> {
    platform = createTestPlatform(slack, { logger: recorder.logger });
    await platform.start({
      onMention: (mention) => {
        heard.push(mention);
        return Promise.resolve(answer);
      },
      onAnswered: (_mention, end) => {
        ends.push(end);
        return Promise.resolve();
      },
    });
    await slack.until(() => slack.sockets.countOpen(APP_TOKEN) === 1);
  }

  async function restart(): Promise<void> {
    await platform.stop();
    await slack.until(() => slack.sockets.countOpen(APP_TOKEN) === 0);
    await start();
  }

  async function post(blocks: readonly Block[], threadMessageId?: string): Promise<string> {
    const outcome = await platform.post({
      channel,
      payload: platform.render({ ...aMessage('a card'), blocks }),
      idempotencyKey: 'k',
      signal: new AbortController().signal,
      ...(threadMessageId === undefined ? {} : { threadMessageId }),
    });
    if (outcome.status !== 'posted') throw new Error('the card could not be posted');
    return outcome.reference.messageId;
  }

  function press(ts: string, button: string, more: Partial<FakePress> = {}): string {
    return slack.press({ teamId: 'T0FIRST', channelId: 'C0OPS', ts, button, ...more });
  }

  it('says the command of a button in the name of whoever presses it, under its message', async () => {
    const ts = await post([{ kind: 'actions', actions: [confirm] }]);

    const envelopeId = press(ts, 'Confirm', { userId: 'U0GUEST', actionTs: '1795143700.000100' });

    await slack.until(() => slack.messagesIn('C0OPS').length === 2);
    expect(heard).toEqual([
      {
        channel,
        userId: 'U0GUEST',
        text: 'confirm K7QX2M',
        idempotencyKey: `slack:T0FIRST:press:C0OPS:${ts}:U0GUEST:1795143700.000100`,
        threadMessageId: ts,
        speaker: 'guest',
        origin: 'button',
      },
    ]);
    expect(slack.messagesIn('C0OPS')[1]).toMatchObject({ threadTs: ts, text: 'the answer' });
    expect(slack.sockets.acknowledged).toContain(envelopeId);
    expect(slack.sockets.answerTo(envelopeId) ?? {}).toEqual({});
  });

  it('answers in the thread in which the button stands', async () => {
    const ts = await post([{ kind: 'actions', actions: [confirm] }], '17.1');

    press(ts, 'Confirm');

    await slack.until(() => slack.messagesIn('C0OPS').length === 2);
    expect(slack.messagesIn('C0OPS')[1]?.threadTs).toBe('17.1');
  });

  it('says what is chosen in a menu', async () => {
    const seconds = ['Reboot', 'Stop'].map((text) => ({ text, command: `say ${text} <&>`, style: 'plain', isSecondary: true }) as const);
    const ts = await post([{ kind: 'actions', actions: seconds }]);

    press(ts, 'Stop');

    await slack.until(() => slack.messagesIn('C0OPS').length === 2);
    expect(heard.map(({ text }) => text)).toEqual(['say Stop <&>']);
  });

  it('answers one press once, however often Slack tells of it, and a second one again', async () => {
    const ts = await post([{ kind: 'actions', actions: [confirm] }]);

    press(ts, 'Confirm', { actionTs: '1.1' });
    press(ts, 'Confirm', { actionTs: '1.1' });
    press(ts, 'Confirm', { actionTs: '1.2' });

    await expect.poll(() => ends).toHaveLength(2);
    expect(heard).toHaveLength(2);
  });

  it('hears nothing of a button that opens an address, nor of a workspace that is not configured', async () => {
    const ts = await post([
      { kind: 'links', links: [{ text: 'Open', url: 'https://example.com/' }] },
      { kind: 'actions', actions: [confirm] },
    ]);

    press(ts, 'Open');
    press(ts, 'Confirm', { fields: { team: { id: 'T9OTHER' }, message: { ts }, user: { id: 'U0ANA', team_id: 'T9OTHER' } } });
    press(ts, 'Confirm');

    await expect.poll(() => ends).toHaveLength(1);
    expect(heard).toHaveLength(1);
    expect(recorder.readLog()).toContain('called in a slack workspace that is not configured');
  });

  it('tells somebody of another organization apart, whose own workspace Slack names in a shared channel', async () => {
    const ts = await post([{ kind: 'actions', actions: [confirm] }]);

    press(ts, 'Confirm', {
      userId: 'U0OUTSIDE',
      fields: { team: { id: 'T9OTHER' }, user: { id: 'U0OUTSIDE', team_id: 'T9OTHER' } },
    });

    await expect.poll(() => ends).toHaveLength(1);
    expect(heard).toMatchObject([{ userId: 'U0OUTSIDE', speaker: 'external', channel }]);
  });

  it('tells apart somebody whose own organization Slack names as well', async () => {
    const ts = await post([{ kind: 'actions', actions: [confirm] }]);

    press(ts, 'Confirm', {
      userId: 'U0OUTSIDE',
      fields: {
        team: { id: 'T9OTHER', enterprise_id: 'E9OTHER' },
        enterprise: { id: 'E9OTHER' },
        user: { id: 'U0OUTSIDE', team_id: 'T9OTHER' },
      },
    });

    await expect.poll(() => ends).toHaveLength(1);
    expect(heard).toMatchObject([{ userId: 'U0OUTSIDE', speaker: 'external', channel }]);
  });

  it('opens a form at a press, says what was filled in, and closes it', async () => {
    const ts = await post([form]);

    press(ts, 'Fill in', { userId: 'U0ANA' });
    await slack.until(() => slack.views().length === 1);
    const envelopeId = slack.submit({ ids: ['i-2'] });

    await expect.poll(() => ends).toHaveLength(1);
    expect(heard).toMatchObject([
      {
        userId: 'U0ANA',
        text: `set draft-1 --ids='["i-2"]'`,
        threadMessageId: ts,
        origin: 'form',
        idempotencyKey: 'slack:T0FIRST:view:V0DOUBLE1',
      },
    ]);
    expect(slack.sockets.answerTo(envelopeId) ?? {}).toEqual({});
  });

  it('opens what a button gives to be edited, and says it as it was edited', async () => {
    const ts = await post([{ kind: 'actions', actions: [edit] }]);

    press(ts, 'Edit');
    await slack.until(() => slack.views().length === 1);
    expect(slack.views()[0]?.view.blocks).toMatchObject([{ element: { initial_value: 's3 ls <bucket>' } }]);
    slack.submit({ Command: 's3 ls ops' });

    await expect.poll(() => ends).toHaveLength(1);
    expect(heard.map(({ text }) => text)).toEqual(['s3 ls ops']);
  });

  it('asks for a value that may be left out before a command is said, however long the button has stood there', async () => {
    const asks = [{ name: 'comment', type: 'a text', input: 'line', isRequired: false, choices: [] }] as const;
    const ts = await post([{ kind: 'actions', actions: [{ text: 'Approve with comment', command: 'approve', style: 'plain', asks }] }]);

    press(ts, 'Approve with comment', { actionTs: '1.1' });
    await slack.until(() => slack.views().length === 1);
    expect(slack.views()[0]?.view).toMatchObject({ title: { text: 'Approve with comment' }, blocks: [{ type: 'input', optional: true }] });
    slack.submit({ comment: "it's fine" });
    await expect.poll(() => ends).toHaveLength(1);
    press(ts, 'Approve with comment', { actionTs: '1.2' });
    await slack.until(() => slack.views().length === 2);
    slack.submit();

    await expect.poll(() => ends).toHaveLength(2);
    expect(heard.map(({ text }) => text)).toEqual([String.raw`approve --comment='it'\''s fine'`, 'approve']);
  });

  it('opens a form with more choices than its button carries, and with those that it carries where nobody remembers it', async () => {
    const choices = Array.from({ length: 250 }, (_, index) => ({ value: `service-${index}`, label: `Amazon Service Number ${index}` }));
    const ts = await post([{ ...form, fields: [{ name: 'service', type: 'a text', input: 'line', isRequired: true, choices }] }]);
    const inputs = (index: number) => slack.views()[index]?.view.blocks.flatMap((block) => (block.type === 'input' ? [block.element] : []));

    press(ts, 'Fill in', { actionTs: '1.1' });
    await slack.until(() => slack.views().length === 1);
    await restart();
    press(ts, 'Fill in', { actionTs: '1.2' });
    await slack.until(() => slack.views().length === 2);

    expect(inputs(0)).toMatchObject([{ option_groups: { length: 3 } }]);
    expect(inputs(1)).toMatchObject([{ options: choices.slice(0, 25).map(({ value }) => ({ value })) }, { type: 'plain_text_input' }]);
  });

  it('says at the input what is needed, and takes the form once it is there', async () => {
    const choices = Array.from({ length: 520 }, (_, index) => ({ value: `i-${index}` }));
    const ts = await post([{ ...form, fields: [{ name: 'id', type: 'a text', input: 'line', isRequired: true, choices }] }]);

    press(ts, 'Fill in');
    await slack.until(() => slack.views().length === 1);
    const refused = slack.submit();
    await slack.until(() => slack.sockets.answerTo(refused) !== undefined);
    slack.submit({ 'id: another value': 'i-500' });

    await expect.poll(() => ends).toHaveLength(1);
    expect(slack.sockets.answerTo(refused)).toEqual({
      response_action: 'errors',
      errors: { 'line required id other': 'This is needed.' },
    });
    expect(heard.map(({ text }) => text)).toEqual([`set draft-1 --id='i-500'`]);
  });

  it('tells whoever pressed what to type where the form does not open', async () => {
    const ts = await post([form]);
    slack.failNext('views.open', { kind: 'error', code: 'expired_trigger_id' });

    press(ts, 'Fill in', { userId: 'U0ANA' });

    await slack.until(() => slack.ephemerals().length === 1);
    expect(slack.ephemerals()[0]).toMatchObject({ userId: 'U0ANA', channelId: 'C0OPS' });
    expect(JSON.stringify(slack.ephemerals())).toContain('@aws ids VALUE');
    expect(heard).toEqual([]);
  });

  it('shows what concerns one person to them alone: in the thread where others have written there, else in the channel', async () => {
    answer = { ...answer, audience: 'asker' };
    const ts = await post([{ kind: 'actions', actions: [confirm] }]);
    const reply = await post([{ kind: 'actions', actions: [confirm] }], ts);

    press(ts, 'Confirm', { userId: 'U0ANA' });
    await slack.until(() => slack.ephemerals().length === 1);
    press(reply, 'Confirm', { userId: 'U0ANA' });
    await expect.poll(() => ends).toHaveLength(2);

    expect(slack.ephemerals().map(({ userId, threadTs }) => [userId, threadTs])).toEqual([
      ['U0ANA', undefined],
      ['U0ANA', ts],
    ]);
    expect(ends).toEqual([{ isPosted: true }, { isPosted: true }]);
    expect(slack.messagesIn('C0OPS')).toHaveLength(2);
  });

  it('posts it for all to see where Slack shows it to nobody, and where it is to be changed later', async () => {
    answer = { ...answer, audience: 'asker' };
    slack.failNext('chat.postEphemeral', { kind: 'error', code: 'user_not_in_channel' });
    const ts = await post([{ kind: 'actions', actions: [confirm] }]);

    press(ts, 'Confirm');

    await expect.poll(() => ends).toHaveLength(1);
    expect(slack.ephemerals()).toEqual([]);
    expect(slack.messagesIn('C0OPS')).toHaveLength(2);
    expect(ends).toEqual([{ isPosted: true, messageId: slack.messagesIn('C0OPS')[1]?.ts }]);
  });

  it('ignores what nothing here began', async () => {
    const ts = await post([{ kind: 'actions', actions: [confirm] }]);

    press(ts, 'Confirm', { fields: { actions: [{ type: 'button', action_id: 'x', value: 'confirm K7QX2M', action_ts: '1.1' }] } });
    press(ts, 'Confirm', { fields: { container: { type: 'view', view_id: 'V1' } } });
    press(ts, 'Confirm');

    await expect.poll(() => ends).toHaveLength(1);
    expect(heard).toHaveLength(1);
    expect(slack.sockets.acknowledged).toHaveLength(3);
  });
});

describe('a workspace of which nothing comes in', () => {
  it('shows what to type instead of buttons that nobody would hear', async () => {
    const slack = await startFakeSlack();
    const platform = createTestPlatform(slack, { logger: createLogRecorder().logger });
    const place = { platform: 'slack', workspaceId: 'T0SECOND', channelId: 'C0OTHER' } as const;
    const payload = platform.render({ ...aMessage('a card'), blocks: [{ kind: 'actions', actions: [confirm] }] });
    const signal = new AbortController().signal;

    const posted = await platform.post({ channel: place, payload, idempotencyKey: 'k', signal });
    const [first] = slack.messagesIn('C0OTHER');
    if (posted.status === 'posted') await platform.edit({ reference: posted.reference, payload, signal });
    const [second] = slack.messagesIn('C0OTHER');
    await platform.stop();
    await slack.close();

    for (const message of [first, second]) {
      expect(JSON.stringify(message)).toContain('@aws confirm K7QX2M');
      expect(JSON.stringify(message)).not.toContain('"button"');
    }
  });
});
