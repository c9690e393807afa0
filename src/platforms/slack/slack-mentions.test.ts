import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FakeSlack } from '../../../test/fakes/fake-slack.ts';
import { setRealTimer } from '../../lib/timers.ts';
import type { SetTimer } from '../../lib/timers.ts';
import type { Message } from '../../messages/message.ts';
import { aMessage } from '../../messages/testing/a-message.ts';
import type { Mention, Platform } from '../platform.ts';
import { createLogRecorder, createTestPlatform, SLACK_SECRETS, startFakeSlack } from './testing/slack-harness.ts';

const APP_TOKEN = SLACK_SECRETS[1];

/** What the socket gives Slack to say hello. */
const HELLO_TIMEOUT_MS = 30_000;

/** Short waits, those before another attempt, are over at once. */
const hurry: SetTimer = (callback, delayMs) => {
  if (delayMs >= 2000) return setRealTimer(callback, delayMs);
  const immediate = setImmediate(callback);
  return () => {
    clearImmediate(immediate);
  };
};

describe('mentions on Slack', () => {
  let slack: FakeSlack;
  let platform: Platform;
  let recorder: ReturnType<typeof createLogRecorder>;
  let heard: Mention[];
  let answer: (mention: Mention) => Promise<Message>;

  beforeEach(async () => {
    slack = await startFakeSlack();
    recorder = createLogRecorder();
    heard = [];
    answer = () => Promise.resolve(aMessage('the answer'));
    platform = createTestPlatform(slack, { logger: recorder.logger, setTimer: hurry });
  });

  afterEach(async () => {
    await platform.stop();
    await slack.close();
    const leaked = SLACK_SECRETS.filter((secret) => recorder.readLog().includes(secret));
    if (leaked.length > 0) throw new Error('a token stands in the log');
  });

  async function start(): Promise<void> {
    await platform.start({
      onMention: (mention) => {
        heard.push(mention);
        return answer(mention);
      },
    });
  }

  async function connect(): Promise<void> {
    await start();
    await slack.until(() => slack.sockets.countOpen(APP_TOKEN) === 1);
  }

  function call(text: string, more: Partial<Parameters<FakeSlack['mention']>[0]> = {}): string {
    return slack.mention({ teamId: 'T0FIRST', channelId: 'C0OPS', text: `<@U0BOT> ${text}`, ...more });
  }

  async function untilAnswered(count = 1): Promise<void> {
    await slack.until(() => slack.messagesIn('C0OPS').length === count);
  }

  it('answers in a thread under the call', async () => {
    await connect();

    call('help', { userId: 'U0ANA', ts: '1700000100.000200' });

    await untilAnswered();
    expect(heard).toEqual([
      {
        channel: { platform: 'slack', workspaceId: 'T0FIRST', channelId: 'C0OPS' },
        userId: 'U0ANA',
        text: 'help',
        idempotencyKey: 'slack:T0FIRST:C0OPS:1700000100.000200',
        threadMessageId: '1700000100.000200',
        speaker: 'member',
      },
    ]);
    expect(slack.messagesIn('C0OPS')).toMatchObject([{ threadTs: '1700000100.000200', text: 'the answer' }]);
  });

  it('answers in the thread in which it was called', async () => {
    await connect();

    call('help', { threadTs: '1700000000.000100' });

    await untilAnswered();
    expect(slack.messagesIn('C0OPS')[0]?.threadTs).toBe('1700000000.000100');
  });

  it('acknowledges before there is an answer', async () => {
    const thinking = Promise.withResolvers<Message>();
    answer = () => thinking.promise;
    await connect();

    const envelopeId = call('help');

    await slack.until(() => slack.sockets.acknowledged.includes(envelopeId));
    expect(slack.messagesIn('C0OPS')).toEqual([]);
    thinking.resolve(aMessage('at last'));
    await untilAnswered();
  });

  it('answers what Slack delivers again once', async () => {
    await connect();

    call('help', { ts: '1700000100.000200' });
    const repeated = call('help', { ts: '1700000100.000200', retryAttempt: 1 });
    call('status', { ts: '1700000100.000300' });

    await slack.until(() => slack.sockets.acknowledged.includes(repeated));
    await untilAnswered(2);
    expect(heard.map(({ text }) => text)).toEqual(['help', 'status']);
  });

  it('tells what the workspace says of whoever speaks, and asks again only where it was not told', async () => {
    const asked = (): number => slack.requests.filter(({ method }) => method === 'users.info').length;
    await connect();

    call('one');
    await untilAnswered();
    call('two');
    await untilAnswered(2);
    call('three', { userId: 'U0GUEST' });
    call('four', { userId: 'U0OUTSIDE' });
    call('five', { fields: { bot_id: 'B0OTHER' } });
    await untilAnswered(5);

    const speakers = heard.map(({ text, speaker }) => `${text} ${speaker ?? ''}`).toSorted();
    expect(speakers).toEqual(['five bot', 'four external', 'one member', 'three guest', 'two member']);
    expect(asked()).toBe(3);
  });

  it('does not know who speaks where Slack does not say', async () => {
    slack.failNext('users.info', { kind: 'error', code: 'missing_scope', fields: { needed: 'users:read' } });
    await connect();

    call('one');
    await untilAnswered();
    call('two');
    await untilAnswered(2);

    expect(heard.map(({ speaker }) => speaker)).toEqual(['unknown', 'member']);
    expect(recorder.readLog()).toContain('lacks the scope users:read');
  });

  it('does not hear itself and changes of messages, but acknowledges them', async () => {
    await connect();

    call('from itself', { userId: 'U0BOT' });
    call('a change', { fields: { edited: { user: 'U0ANA', ts: '1700000100.000300' } } });
    call('from a person');

    await untilAnswered();
    expect(heard.map(({ text }) => text)).toEqual(['from a person']);
    expect(slack.sockets.acknowledged).toHaveLength(3);
  });

  it('does not hear calls in a workspace that is not configured', async () => {
    await connect();

    slack.sockets.deliver(APP_TOKEN, {
      payload: {
        type: 'event_callback',
        team_id: 'T0THIRD',
        event: { type: 'app_mention', user: 'U0ANA', channel: 'C0OPS', text: '<@U0BOT> help', ts: '1700000100.000200' },
      },
    });
    call('help');

    await untilAnswered();
    expect(heard.map(({ channel }) => channel.workspaceId)).toEqual(['T0FIRST']);
  });

  it('answers a call in the second workspace of an app with the token of that workspace', async () => {
    await connect();

    slack.sockets.deliver(APP_TOKEN, {
      payload: {
        type: 'event_callback',
        team_id: 'T0SECOND',
        authorizations: [{ team_id: 'T0SECOND', user_id: 'U0BOT2' }],
        event: { type: 'app_mention', user: 'U0ANA', channel: 'C0OTHER', text: '<@U0BOT2> help', ts: '1700000100.000200' },
      },
    });

    await slack.until(() => slack.messagesIn('C0OTHER').length === 1);
    expect(heard).toMatchObject([{ channel: { workspaceId: 'T0SECOND' }, text: 'help' }]);
  });

  it('posts the answer again when Slack does not take it at first', async () => {
    slack.failNext('chat.postMessage', { kind: 'status', status: 429, headers: { 'retry-after': '1' } });
    slack.failNext('chat.postMessage', { kind: 'error', code: 'internal_error' });
    await connect();

    call('help');

    await untilAnswered();
    expect(slack.callsOf('chat.postMessage')).toHaveLength(3);
  });

  it('says in the log why an answer was not posted', async () => {
    slack.failNext('chat.postMessage', { kind: 'error', code: 'not_in_channel' });
    await connect();

    call('help');
    call('status');

    await untilAnswered();
    await platform.stop();
    expect(recorder.readLog()).toContain('Slack answered not_in_channel: invite the app');
  });

  it('goes on after an answer that could not be made', async () => {
    answer = ({ text }) => (text === 'bad' ? Promise.reject(new Error('no answer to this')) : Promise.resolve(aMessage()));
    await connect();

    call('bad');
    call('good');

    await untilAnswered();
    expect(recorder.readLog()).toContain('a mention could not be answered');
  });

  it('passes over what is no message of Slack', async () => {
    await connect();

    slack.sockets.sendRaw('not json');
    slack.sockets.sendRaw('{"type":"surprise","payload":{}}');
    call('help');

    await untilAnswered();
    expect(heard).toHaveLength(1);
  });

  it('comes back when Slack asks for a new connection', async () => {
    await connect();

    slack.sockets.requestRefresh();

    await slack.until(() => slack.callsOf('apps.connections.open').length === 2 && slack.sockets.countOpen(APP_TOKEN) === 1);
    call('help');
    await untilAnswered();
    expect(heard).toHaveLength(1);
  });

  it('comes back when the connection is cut', async () => {
    await connect();

    slack.sockets.cut();

    await slack.until(() => slack.callsOf('apps.connections.open').length === 2 && slack.sockets.countOpen(APP_TOKEN) === 1);
    call('help');
    await untilAnswered();
    expect(heard).toHaveLength(1);
  });

  it('answers once what Slack delivers again on a new connection', async () => {
    await connect();
    call('help', { ts: '1700000100.000200' });
    await untilAnswered();

    slack.sockets.cut();
    await slack.until(() => slack.callsOf('apps.connections.open').length === 2 && slack.sockets.countOpen(APP_TOKEN) === 1);
    const again = call('help', { ts: '1700000100.000200', retryAttempt: 1 });
    call('whoami', { ts: '1700000100.000300' });
    await untilAnswered(2);

    expect(slack.sockets.acknowledged).toContain(again);
    expect(heard.map(({ text }) => text)).toEqual(['help', 'whoami']);
  });

  it('keeps trying when Slack refuses, fails or cannot be reached, and says each reason once', async () => {
    slack.failNext('apps.connections.open', { kind: 'error', code: 'invalid_auth' });
    slack.failNext('apps.connections.open', { kind: 'status', status: 503 });
    slack.failNext('apps.connections.open', { kind: 'status', status: 429, headers: { 'retry-after': '45' } });
    slack.failNext('apps.connections.open', { kind: 'reset', taken: false });
    slack.failNext('apps.connections.open', { kind: 'half-answer' });
    const delays: number[] = [];
    const eager: SetTimer = (callback, delayMs) => {
      delays.push(delayMs);
      return hurry(callback, delayMs === HELLO_TIMEOUT_MS ? delayMs : 0);
    };
    const patient = createTestPlatform(slack, { logger: recorder.logger, setTimer: eager });

    await patient.start({ onMention: answer });

    await slack.until(() => slack.sockets.countOpen(APP_TOKEN) === 1);
    await patient.stop();
    const log = recorder.readLog();
    expect(delays).toContain(45_000);
    expect(log.match(/Slack answered invalid_auth: appToken must be/g)).toHaveLength(1);
    expect(log).toContain('Slack answered HTTP 503');
    expect(log).toContain('Slack asks to wait');
    expect(log).toContain('Slack cannot be reached');
  });

  it('starts where Slack cannot be reached at all, and stops', async () => {
    await slack.close();

    await start();

    await recorder.untilLogged('not connected to slack', 'Slack cannot be reached (ECONNREFUSED)');
    await platform.stop();
    expect(recorder.readLog()).not.toContain('connected to slack; mentions are heard');
    slack = await startFakeSlack();
  });

  it('closes its connection when it stops, and comes back no more', async () => {
    await connect();

    await platform.stop();

    await slack.until(() => slack.sockets.countOpen(APP_TOKEN) === 0);
    expect(slack.callsOf('apps.connections.open')).toHaveLength(1);
  });

  it('stops while Slack does not answer on the connection', async () => {
    await connect();
    slack.sockets.freeze();

    await platform.stop();

    expect(recorder.readLog()).not.toContain('not connected');
  });

  it('stops before Slack has said hello', async () => {
    slack.sockets.withholdHello();
    await connect();

    await platform.stop();

    await slack.until(() => slack.sockets.countOpen(APP_TOKEN) === 0);
    expect(slack.callsOf('apps.connections.open')).toHaveLength(1);
  });

  it('leaves a connection on which Slack says no hello, and tries another', async () => {
    slack.sockets.withholdHello();
    const atOnce: SetTimer = (callback) => hurry(callback, 0);
    const impatient = createTestPlatform(slack, { logger: recorder.logger, setTimer: atOnce });

    await impatient.start({ onMention: answer });

    await slack.until(() => slack.callsOf('apps.connections.open').length > 2);
    await impatient.stop();
    expect(recorder.readLog()).toContain('the connection was closed before Slack said hello');
  });

  it('stops while it asks for a connection', async () => {
    slack.failNext('apps.connections.open', { kind: 'hang' });
    await start();
    await slack.until(() => slack.callsOf('apps.connections.open').length === 1);

    await platform.stop();

    expect(slack.sockets.countOpen(APP_TOKEN)).toBe(0);
  });

  it('finishes the answers that are under way when it stops', async () => {
    const thinking = Promise.withResolvers<Message>();
    answer = () => thinking.promise;
    const wasHeard = Promise.withResolvers<undefined>();
    const neverOver: SetTimer = () => () => undefined;
    const slow = createTestPlatform(slack, { logger: recorder.logger, setTimer: neverOver });
    await slow.start({
      onMention: (mention) => {
        wasHeard.resolve(undefined);
        return answer(mention);
      },
    });
    await slack.until(() => slack.sockets.countOpen(APP_TOKEN) === 1);
    const envelopeId = call('help');
    await slack.until(() => slack.sockets.acknowledged.includes(envelopeId));
    await wasHeard.promise;

    const stopping = slow.stop();
    thinking.resolve(aMessage('in time'));
    await stopping;

    expect(slack.messagesIn('C0OPS')).toMatchObject([{ text: 'in time' }]);
  });
});
