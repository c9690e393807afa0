// Pictures and files of messages on Slack, against a double that has addresses for one upload each and takes its time.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeSlack, type FakeSlackOptions } from '../../../test/fakes/fake-slack.ts';
import type { DoubleWorkspace } from '../../../test/fakes/slack-double-call.ts';
import type { SetTimer } from '../../lib/timers.ts';
import type { Block, Message } from '../../messages/message.ts';
import { text } from '../../messages/spans.ts';
import { aMessage } from '../../messages/testing/a-message.ts';
import type { Platform, PostOutcome } from '../platform.ts';
import type { SlackPosting } from './slack-payload.ts';
import { createLogRecorder, createTestPlatform, SLACK_SECRETS } from './testing/slack-harness.ts';

const signal = new AbortController().signal;
const channel = { platform: 'slack', workspaceId: 'T0FIRST', channelId: 'C0OPS' } as const;
const picture = Uint8Array.of(0x89, 0x50, 0x4e, 0x47);

const chart = { title: 'CPU', datapoints: [{ at: '2026-11-20T02:55:00Z', value: 91 }], at: '2026-11-20T03:00:00Z', isSample: false };
const chartBlock: Block = { kind: 'chart', chart, altText: 'CPU & memory: 91 % at 03:00' };
const query = {
  accountId: '123456789012',
  region: 'eu-west-1',
  periodSeconds: 60,
  queries: [
    { id: 'm1', metric: { namespace: 'AWS/EC2', metricName: 'CPUUtilization', dimensions: [], statistic: 'Average' }, isReturned: true },
  ],
  watchedId: 'm1',
};
/** As it is posted: its metric can be read, and has not been yet. */
const unreadBlock = { ...chartBlock, chart: { ...chart, query } };
const fileBlock: Block = {
  kind: 'file',
  file: { fileId: 'file-1', name: 'instances.csv', mediaType: 'text/csv', byteCount: 7, expiresAt: '2026-11-21T03:00:00Z' },
};

/** Pauses are over at once. */
const hurry: SetTimer = (callback) => {
  const timer = setImmediate(callback);
  return () => {
    clearImmediate(timer);
  };
};

let slack: FakeSlack;
let platform: Platform<SlackPosting>;
let recorder: ReturnType<typeof createLogRecorder>;
let drawn: string[];
let draw: () => Promise<Uint8Array | undefined>;
let files: Map<string, Uint8Array>;
let readFile: (fileId: string) => Promise<Uint8Array | undefined>;

async function start(
  workspace: Partial<DoubleWorkspace> = {},
  options: Omit<FakeSlackOptions, 'workspaces'> = {},
  setTimer = hurry,
): Promise<void> {
  const first = { teamId: 'T0FIRST', botToken: SLACK_SECRETS[0], botUserId: 'U0BOT', channelIds: ['C0OPS'] };
  slack = await FakeSlack.start({ workspaces: [{ ...first, ...workspace }], ...options });
  platform = createTestPlatform(slack, {
    logger: recorder.logger,
    setTimer,
    drawPicture: ({ title }) => {
      drawn.push(title);
      return draw();
    },
    readFile: (fileId) => readFile(fileId),
  });
}

beforeEach(() => {
  recorder = createLogRecorder();
  drawn = [];
  draw = () => Promise.resolve(picture);
  files = new Map([['file-1', new TextEncoder().encode('a,b\r\n1')]]);
  readFile = (fileId) => Promise.resolve(files.get(fileId));
});
afterEach(async () => {
  await platform.stop();
  await slack.close();
  if (SLACK_SECRETS.some((secret) => recorder.readLog().includes(secret))) throw new Error('a token is in the log');
});

function messageWith(...blocks: readonly Block[]): Message {
  return { ...aMessage('CPU is high'), blocks: [{ kind: 'paragraph', spans: [text('Look at it.')] }, ...blocks] };
}

async function post(message: Message, threadMessageId?: string): Promise<Extract<PostOutcome, { status: 'posted' }>['reference']> {
  const thread = threadMessageId === undefined ? {} : { threadMessageId };
  const outcome = await platform.post({ channel, payload: platform.render(message), idempotencyKey: 'key', ...thread, signal });
  if (outcome.status !== 'posted') throw new Error(`not posted: ${outcome.reason}`);
  return outcome.reference;
}

const shown = (at = 0): string => JSON.stringify(slack.messagesIn('C0OPS')[at]);

describe('a chart on Slack', () => {
  it('is described at once, and then shown as a picture that nobody else has', async () => {
    await start();
    const { promise, resolve } = Promise.withResolvers<Uint8Array>();
    draw = () => promise;
    await post(messageWith(chartBlock));
    expect(shown()).toContain('CPU &amp; memory: 91 % at 03:00');
    expect(shown()).not.toContain('slack_file');

    resolve(picture);
    await slack.until(() => shown().includes('slack_file'));

    expect(slack.files()).toMatchObject([{ name: 'chart.png', content: Buffer.from(picture), isComplete: true }]);
    expect(slack.files()[0]?.channelId).toBeUndefined();
    expect(shown()).toContain('"alt_text":"CPU &amp; memory: 91 % at 03:00"');
    expect(shown()).toContain('Look at it.');
    expect(slack.messagesIn('C0OPS')).toHaveLength(1);
  });

  it('is shown as soon as Slack says that it is ready, where the app may ask', async () => {
    await start({ scopes: ['chat:write', 'files:write', 'files:read'] }, { looksUntilReady: 3 });
    await post(messageWith(chartBlock));
    await slack.until(() => shown().includes('slack_file'));

    expect(slack.callsOf('files.info')).toHaveLength(4);
    expect(slack.callsOf('chat.update')).toHaveLength(1);
  });

  it('is tried again while Slack refuses what it has not looked through', async () => {
    await start({}, { looksUntilReady: 3 });
    await post(messageWith(chartBlock));
    await slack.until(() => shown().includes('slack_file'));

    expect(slack.callsOf('files.info')).toHaveLength(1);
    expect(slack.callsOf('chat.update')).toHaveLength(4);
  });

  it('stays in words where Slack is never ready', async () => {
    await start({ scopes: ['chat:write', 'files:write', 'files:read'] }, { looksUntilReady: 1000 });
    await post(messageWith(chartBlock));
    await recorder.untilLogged('slack did not take the picture of a chart');

    expect(slack.callsOf('files.info').length).toBeLessThanOrEqual(10);
    expect(shown()).toContain('91 % at 03:00');
  });

  it('stays in words without the scope, and the log says which', async () => {
    await start({ scopes: ['chat:write'] });
    await post(messageWith(chartBlock));
    await recorder.untilLogged('missing_scope (files:write)');

    expect(shown()).toContain('91 % at 03:00');
    expect(slack.callsOf('chat.update')).toEqual([]);
  });

  it.each<[string, () => Promise<Uint8Array | undefined>]>([
    ['there is nothing to draw', () => Promise.resolve(undefined)],
    ['it cannot be drawn', () => Promise.reject(new Error('out of ink'))],
  ])('stays in words where %s', async (_case, drawing) => {
    await start();
    draw = drawing;
    await post(messageWith(chartBlock));
    await platform.stop();

    expect(drawn).toEqual(['CPU']);
    expect(slack.callsOf('files.getUploadURLExternal')).toEqual([]);
  });

  it('never overwrites a newer state of its message', async () => {
    await start();
    const { promise, resolve } = Promise.withResolvers<Uint8Array>();
    draw = () => promise;
    const reference = await post(messageWith(chartBlock));
    await slack.until(() => drawn.length === 1);

    await platform.edit({ reference, payload: platform.render(aMessage('CPU is fine')), signal });
    resolve(picture);
    await platform.stop();

    expect(shown()).toContain('CPU is fine');
    expect(slack.callsOf('chat.update')).toHaveLength(1);
  });

  it('lets a change of its message that is under way end before a newer one', async () => {
    await start({}, { looksUntilReady: 0 });
    const reference = await post(messageWith(chartBlock));
    slack.failNext('chat.update', { kind: 'hang' });
    await slack.until(() => slack.callsOf('chat.update').length === 1);

    let isEdited = false;
    const edited = platform.edit({ reference, payload: platform.render(aMessage('CPU is fine')), signal }).then(() => {
      isEdited = true;
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(isEdited).toBe(false);
    await platform.stop();
    await edited;

    expect(shown()).toContain('CPU is fine');
  });

  it('is drawn anew where the message changes', async () => {
    await start();
    const reference = await post(messageWith(chartBlock));
    await slack.until(() => shown().includes('slack_file'));
    await platform.edit({ reference, payload: platform.render(messageWith({ ...chartBlock, altText: 'now 12 %' })), signal });
    await slack.until(() => shown().includes('"alt_text":"now 12 %"'));

    expect(drawn).toHaveLength(2);
  });

  it('waits for what is read at AWS, and is uploaded once', async () => {
    const waits: (() => void)[] = [];
    await start({}, {}, (callback, milliseconds) => {
      if (milliseconds < 3000) return hurry(callback, milliseconds);
      waits.push(callback);
      return () => undefined;
    });
    const reference = await post(messageWith(unreadBlock));
    await slack.until(() => waits.length === 1);
    expect(drawn).toEqual([]);

    const points = Array.from({ length: 6 }, (_, minute) => ({ at: `2026-11-20T02:0${minute}:00Z`, value: minute }));
    const readBlock = { ...unreadBlock, chart: { ...unreadBlock.chart, title: 'CPU, all of it', datapoints: points } };
    await platform.edit({ reference, payload: platform.render(messageWith(readBlock)), signal });
    await slack.until(() => shown().includes('slack_file'));
    await platform.stop();

    expect(drawn).toEqual(['CPU, all of it']);
    expect(slack.files()).toHaveLength(1);
  });

  it('is a picture of what the alarm itself says where nothing else comes', async () => {
    await start();
    await post(messageWith(unreadBlock));
    await slack.until(() => shown().includes('slack_file'));

    expect(drawn).toEqual(['CPU']);
  });

  it('is not drawn where nobody said how', async () => {
    await start();
    const plain = createTestPlatform(slack, { logger: recorder.logger });
    await plain.post({ channel, payload: plain.render(messageWith(chartBlock, fileBlock)), idempotencyKey: 'key', signal });
    await plain.stop();

    expect(slack.requests.map(({ method }) => method)).toEqual(['chat.postMessage']);
  });
});

describe('a file on Slack', () => {
  it('comes under its message', async () => {
    await start();
    const { messageId } = await post(messageWith(fileBlock));
    await slack.until(() => slack.messagesIn('C0OPS').length === 2);

    expect(shown()).toContain('📎 instances.csv, 7 bytes');
    expect(slack.files()).toMatchObject([
      { name: 'instances.csv', content: Buffer.from('a,b\r\n1'), channelId: 'C0OPS', threadTs: messageId, isComplete: true },
    ]);
    expect(slack.messagesIn('C0OPS')[1]).toMatchObject({ threadTs: messageId, fileIds: [slack.files()[0]?.id] });
  });

  it('comes into the thread of its message', async () => {
    await start();
    await post(messageWith(fileBlock), '17.1');
    await slack.until(() => slack.messagesIn('C0OPS').length === 2);

    expect(slack.messagesIn('C0OPS').map(({ threadTs }) => threadTs)).toEqual(['17.1', '17.1']);
  });

  it('that the app may not upload is named, with the scope that is missing', async () => {
    await start({ scopes: ['chat:write'] });
    await post(messageWith(fileBlock));
    await slack.until(() => shown().includes('lacks the scope files:write'));

    expect(shown()).toContain('instances.csv could not be uploaded');
    expect(slack.files()).toEqual([]);
  });

  it('that is gone is told so', async () => {
    await start();
    files.clear();
    await post(messageWith(fileBlock));
    await slack.until(() => shown().includes('It is not kept any more.'));

    expect(slack.files()).toEqual([]);
  });

  it('that cannot be read is told so, and keeps no picture back', async () => {
    await start();
    readFile = () => Promise.reject(new Error('the store is away'));
    await post(messageWith(chartBlock, fileBlock));
    await slack.until(() => shown().includes('slack_file'));

    expect(shown()).toContain('instances.csv could not be read. Send the command again.');
    expect(recorder.readLog()).toContain('a file of an answer could not be read');
  });

  it('is uploaded once, also where its message is changed', async () => {
    await start();
    const reference = await post(messageWith(fileBlock));
    await slack.until(() => slack.messagesIn('C0OPS').length === 2);
    await platform.edit({ reference, payload: platform.render(messageWith(fileBlock)), signal });
    await platform.stop();

    expect(slack.callsOf('files.getUploadURLExternal')).toHaveLength(1);
  });

  it('is tried again after a pause that Slack asks for', async () => {
    await start();
    slack.failNext('files.getUploadURLExternal', { kind: 'status', status: 429, headers: { 'retry-after': '3' } });
    await post(messageWith(fileBlock));
    await slack.until(() => slack.messagesIn('C0OPS').length === 2);

    expect(slack.callsOf('files.getUploadURLExternal')).toHaveLength(2);
  });

  it('goes to no address that is not Slack’s', async () => {
    await start();
    slack.answerNext('files.getUploadURLExternal', {
      ok: true,
      upload_url: 'https://files.slack.com.example.org/u',
      file_id: 'F0DOUBLE0001',
    });
    await post(messageWith(fileBlock));
    await slack.until(() => shown().includes('could not be uploaded'));

    expect(shown()).toContain('the address for the upload is not Slack');
    expect(slack.callsOf('files.completeUploadExternal')).toEqual([]);
  });

  it('comes with the picture of its message', async () => {
    await start();
    await post(messageWith(chartBlock, fileBlock));
    await slack.until(() => shown().includes('slack_file') && slack.messagesIn('C0OPS').length === 2);

    expect(slack.files()).toHaveLength(2);
  });
});
