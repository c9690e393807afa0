import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Channel } from '../domain/channel.ts';
import type { Message } from '../messages/message.ts';
import type { Platform, PostOutcome, PostRequest } from '../platforms/platform.ts';
import { createLogger } from '../telemetry/logger.ts';
import { AnswerPoster, answerIdOf } from './post-answer.ts';

const channel: Channel = { platform: 'web', workspaceId: '', channelId: 'ops' };
const message: Message = { title: { spans: [] }, tone: 'neutral', blocks: [], fallbackText: 'done' };
const posted: PostOutcome = { status: 'posted', reference: { channel, messageId: 'm1' } };
const busy: PostOutcome = { status: 'retry', reason: 'busy', scope: 'delivery', isOutcomeUnknown: false };

let outcomes: (PostOutcome | Error)[];
let requests: PostRequest<unknown>[];
let pauses: number[];
let logged: string;
let stopping: AbortController;
let hasThreads: boolean;
let edits: string[];
let known: string | undefined;
let uses: ((messageId: string) => void)[];
let poster: AnswerPoster;

beforeEach(() => {
  outcomes = [];
  hasThreads = false;
  requests = [];
  pauses = [];
  logged = '';
  stopping = new AbortController();
  const answer = (): Promise<PostOutcome> => {
    const outcome = outcomes.shift() ?? posted;
    return outcome instanceof Error ? Promise.reject(outcome) : Promise.resolve(outcome);
  };
  const platform: Platform = {
    name: 'web',
    get capabilities() {
      return { threads: hasThreads, buttons: true, forms: false, files: false, edits: true, maxTextLength: 1000 };
    },
    render: ({ fallbackText }) => fallbackText,
    post: (request) => {
      requests.push(request);
      return answer();
    },
    edit: ({ reference, payload }) => {
      edits.push(`${reference.messageId} ${String(payload)}`);
      return answer();
    },
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
  };
  edits = [];
  known = '17.1';
  uses = [];
  poster = new AnswerPoster({
    platforms: { find: (name) => (name === 'web' ? platform : undefined) },
    book: {
      find: (_answer, use) => {
        uses.push(use);
        return Promise.resolve(known);
      },
    },
    logger: createLogger('info', { write: (line: string) => (logged += line) }),
    setTimer: (callback, delayMs) => {
      pauses.push(delayMs);
      queueMicrotask(callback);
      return () => undefined;
    },
    stopping: stopping.signal,
  });
});
afterEach(() => {
  stopping.abort();
});

describe('AnswerPoster', () => {
  it('posts under the key of the request, so that the answer can be found again', async () => {
    await poster.post({ channel }, answerIdOf('k1'), message);

    expect(requests).toMatchObject([{ channel, payload: 'done', idempotencyKey: 'answer:k1' }]);
    expect(logged).toBe('');
  });

  it('replies under the message that was asked for, where the platform has threads', async () => {
    await poster.post({ channel, threadMessageId: '17.1' }, 'k1', message);
    hasThreads = true;
    await poster.post({ channel, threadMessageId: '17.1' }, 'k2', message);

    expect(requests.map(({ threadMessageId }) => threadMessageId)).toEqual([undefined, '17.1']);
  });

  it('tries again after growing pauses, or after what the platform asked for', async () => {
    outcomes = [busy, { ...busy, retryAfterMs: 7000 }, busy];

    await poster.post({ channel }, 'k1', message);

    expect(requests).toHaveLength(4);
    expect(pauses).toEqual([500, 7000, 2000]);
    expect(logged).toBe('');
  });

  it('gives up after four tries, and says so in the log', async () => {
    outcomes = [busy, busy, busy, busy, busy];

    await poster.post({ channel }, 'k1', message);

    expect(requests).toHaveLength(4);
    expect(logged).toContain('an answer could not be posted');
  });

  it('does not try again what the platform refuses, nor when Signalbox stops', async () => {
    outcomes = [{ status: 'refused', reason: 'no such channel', cause: 'operator' }];
    await poster.post({ channel }, 'k1', message);
    outcomes = [busy];
    stopping.abort();
    await poster.post({ channel }, 'k2', message);

    expect(requests).toHaveLength(2);
    expect(pauses).toEqual([]);
  });

  it('changes the answer to a request by the id under which it was posted', async () => {
    await poster.edit({ channel, idempotencyKey: 'k1' }, message);

    expect(edits).toEqual(['17.1 done']);
  });

  it('changes an answer that is not posted yet once it is', async () => {
    known = undefined;

    await poster.edit({ channel, idempotencyKey: 'k1' }, message);
    expect(edits).toEqual([]);
    uses[0]?.('17.2');

    expect(edits).toEqual(['17.2 done']);
  });

  it('survives a platform that throws, and one that is not there', async () => {
    outcomes = [new Error('no such font')];

    await poster.edit({ channel, idempotencyKey: 'k1' }, message);
    await poster.post({ channel: { platform: 'slack', workspaceId: 'T1', channelId: 'C1' } }, 'k1', message);

    expect(logged).toContain('an answer could not be rendered');
    expect(requests).toEqual([]);
  });
});
