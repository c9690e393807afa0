import { ServiceException } from '@smithy/core/client';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../domain/errors.ts';
import { CallJournal } from './call-journal.ts';
import { CredentialsMissing } from './credentials.ts';
import { DamagedAnswer } from './damaged-answer.ts';
import { explainFailure } from './explain-failure.ts';
import { AnswerTooLarge } from './read-bounded.ts';
import { RefusedCall } from './refused-call.ts';

const HOST = 'sns.eu-west-1.amazonaws.com';

function journalOf(state: 'not begun' | 'not reached' | 'reached'): CallJournal {
  const journal = new CallJournal();
  if (state === 'not begun') return journal;
  journal.begin(HOST);
  journal.end(state === 'reached');
  return journal;
}

function explain(error: unknown, state: Parameters<typeof journalOf>[0] = 'reached', isAborted = false): ReturnType<typeof explainFailure> {
  return explainFailure({ error, journal: journalOf(state), isAborted, hasQueryCodes: false });
}

const withCode = (code: string): Error => Object.assign(new Error('sample'), { code });

describe('explainFailure', () => {
  it('passes on why a call was refused', () => {
    expect(explain(new RefusedCall('not-supported', 'no'), 'not begun')).toEqual({ kind: 'not-supported', reason: 'no' });
    expect(explain(new RefusedCall('bad-input', 'no'), 'not begun', true)).toEqual({ kind: 'bad-input', reason: 'no' });
  });

  it('finds missing credentials, also behind another error', () => {
    const missing = new CredentialsMissing(undefined);
    const expected = { kind: 'no-credentials', reason: missing.message };

    expect(explain(missing, 'not begun')).toEqual(expected);
    expect(explain(new Error('sample', { cause: new Error('sample', { cause: missing }) }), 'not begun')).toEqual(expected);
  });

  it.each([
    { state: 'not begun', wasSent: false },
    { state: 'not reached', wasSent: false },
    { state: 'reached', wasSent: true },
  ] as const)('says of a call that was given up whether it was sent: $state', ({ state, wasSent }) => {
    expect(explain(new Error('sample'), state, true)).toEqual({ kind: 'timed-out', wasSent });
    expect(explain(Object.assign(new Error('sample'), { name: 'AbortError' }), state)).toEqual({ kind: 'timed-out', wasSent });
  });

  it('says what AWS said', () => {
    const error = new ServiceException({
      name: 'NotFound',
      message: 'no such topic',
      $fault: 'client',
      $metadata: { httpStatusCode: 404 },
    });

    expect(explain(error)).toEqual({ kind: 'service-error', code: 'NotFound', message: 'no such topic', httpStatusCode: 404 });
  });

  it('passes on that the catalogue is damaged', () => {
    expect(explain(new AppError('catalogue-damaged', 'sns'), 'not begun')).toMatchObject({
      kind: 'not-supported',
      reason: expect.stringContaining('catalogue'),
    });
  });

  describe('of parameters', () => {
    it.each([
      { message: 'No value provided for input HTTP label: Key.', said: 'No value provided for input HTTP label: Key.' },
      { message: '@aws-sdk/core/protocols - xml serializer, cannot write null value.', said: 'xml serializer, cannot write null value.' },
      {
        message: '@smithy/util-base64: toBase64 encoder function only accepts bytes',
        said: 'toBase64 encoder function only accepts bytes.',
      },
      { message: 'first line\n    at Object.<anonymous> (somewhere.js:1)', said: 'first line.' },
      { message: 'Invalid: password=hunter2', said: 'Invalid: password=[masked].' },
    ])('says $said', ({ message, said }) => {
      expect(explain(new Error(message), 'not begun')).toEqual({
        kind: 'bad-input',
        reason: `The parameters do not fit this operation: ${said}`,
      });
    });

    it.each([
      new TypeError('x.map is not a function'),
      new RangeError('Maximum call stack size exceeded'),
      new Error(''),
      'text',
      undefined,
    ])('says nothing of our own workings: %s', (error) => {
      expect(explain(error, 'not begun')).toEqual({ kind: 'bad-input', reason: expect.stringContaining('another form') });
    });

    it('cuts a text without end', () => {
      const failure = explain(new Error('a'.repeat(100_000)), 'not begun');

      expect(failure.kind === 'bad-input' ? failure.reason.length : 0).toBeLessThan(600);
    });

    it('says that a request cannot be written', () => {
      expect(explain(withCode('ERR_INVALID_CHAR'), 'not reached')).toMatchObject({
        kind: 'bad-input',
        reason: expect.stringContaining('header'),
      });
    });
  });

  describe('of the network', () => {
    it.each([
      { code: 'ECONNREFUSED', said: `${HOST} cannot be reached: nobody listens there (ECONNREFUSED).` },
      { code: 'ENOTFOUND', said: `${HOST} cannot be reached: there is no such host; is the Region right? (ENOTFOUND).` },
      { code: 'EMFILE', said: `${HOST} cannot be reached: the network failed (EMFILE).` },
    ])('says $said', ({ code, said }) => {
      expect(explain(withCode(code), 'not reached')).toEqual({ kind: 'unreachable', reason: said, wasSent: false });
    });

    it('knows it also where it was a call within the call that failed', () => {
      expect(explain(withCode('ECONNREFUSED'), 'not begun')).toEqual({
        kind: 'unreachable',
        reason: 'The endpoint cannot be reached: nobody listens there (ECONNREFUSED).',
        wasSent: false,
      });
    });

    it('tells time-outs apart: of the connection, and of the answer', () => {
      const connecting = Object.assign(new Error('did not establish a connection with the server'), { name: 'TimeoutError' });
      const silent = Object.assign(new Error('the request socket timed out after 60000 ms of inactivity'), { name: 'TimeoutError' });

      expect(explain(connecting, 'not reached')).toEqual({
        kind: 'unreachable',
        reason: `${HOST} did not take the connection in time.`,
        wasSent: false,
      });
      expect(explain(silent)).toEqual({ kind: 'timed-out', wasSent: true });
      expect(explain(Object.assign(withCode('ETIMEDOUT'), { name: 'TimeoutError' }))).toMatchObject({ kind: 'unreachable' });
    });
  });

  describe('of an answer', () => {
    it.each([
      { error: new AnswerTooLarge(), said: 'larger than 32 MiB' },
      { error: new DamagedAnswer('A message of the queue'), said: 'A message of the queue differs' },
      { error: Object.assign(new SyntaxError('sample'), { $metadata: { httpStatusCode: 502 } }), said: 'HTTP 502 (Bad Gateway)' },
      { error: Object.assign(new SyntaxError('sample'), { $metadata: { httpStatusCode: 299 } }), said: 'HTTP 299.' },
      { error: new Error('secret'), said: `The answer of ${HOST} could not be read.` },
    ])('says $said', ({ error, said }) => {
      const failure = explain(error);

      expect(failure).toEqual({ kind: 'unreachable', reason: expect.stringContaining(said), wasSent: true });
      expect(JSON.stringify(failure)).not.toContain('secret');
    });
  });
});
