import fc from 'fast-check';
import { pino, type Logger } from 'pino';
import { describe, expect, it } from 'vitest';
import { AppError } from '../domain/errors.ts';
import { createLogger } from './logger.ts';

const SECRET = 'S3CRET';

/** What one call writes, as text and as the object that it is. */
function written(log: (logger: Logger) => void): { readonly text: string; readonly line: Record<string, unknown> } {
  const lines: string[] = [];
  log(createLogger('info', { write: (line: string) => lines.push(line) }));
  const [text = ''] = lines;
  return { text, line: JSON.parse(text) as Record<string, unknown> };
}

function anErrorWith(fields: object): Error {
  return Object.assign(new Error('the platform threw'), fields);
}

describe('createLogger', () => {
  it.each([
    ['a header', { headers: { Authorization: SECRET } }],
    ['a header in capitals', { headers: { 'SET-COOKIE': SECRET } }],
    ['a token with a first name', { authToken: SECRET, bot_token: SECRET, notifyTokens: [SECRET] }],
    ['a header deep within', { a: { b: { c: [{ d: { headers: { cookie: SECRET } } }] } } }],
    ['a header deeper than is looked', { a: { b: { c: { d: { e: { f: { g: { h: { i: { j: SECRET } } } } } } } } } }],
    ['a field of an error', { error: anErrorWith({ headers: { Authorization: SECRET } }) }],
    [
      'a field of what an error wraps',
      { error: anErrorWith({ original: anErrorWith({ config: { headers: { Authorization: SECRET } } }) }) },
    ],
    ['a request on an error', { error: anErrorWith({ request: { headers: { authorization: SECRET } }, data: SECRET }) }],
    ['a field of the cause', { error: new Error('x', { cause: anErrorWith({ authToken: SECRET }) }) }],
    ['an error under the name of other libraries', { err: anErrorWith({ token: SECRET, body: SECRET }) }],
    ['an error in a list', { errors: [anErrorWith({ body: SECRET })] }],
    ['a rejection that is no error', { error: { response: { config: { headers: { Authorization: SECRET } } } } }],
    ['what an object prints as', { answer: { toJSON: () => ({ password: SECRET }) } }],
    ['a Slack token in a text', { error: new Error(`bad token xoxb-1-${SECRET}`), reason: `xapp-1-${SECRET}`, old: `xoxe.xoxp-${SECRET}` }],
    ['a Slack token at the beginning of a line', { error: new Error(`tokens:\nxoxb-1-${SECRET}`) }],
    ['a bearer token in a text', { error: new Error(`sent Authorization: Bearer ${SECRET}`) }],
    ['a sign-in link', { url: `http://localhost:8080/sign-in?token=${SECRET}&x=1` }],
    ['a database password', { error: new Error(`cannot reach postgresql://me:${SECRET}@${SECRET}@db.example/x`) }],
  ])('leaves out %s', (_, fields) => {
    expect(written((logger) => logger.error(fields, 'x')).text).not.toContain(SECRET);
  });

  it('leaves secrets out of messages, errors in the place of fields, and what a child is bound to', () => {
    const lines = [
      written((logger) => logger.error(`Bearer ${SECRET}`)),
      written((logger) => logger.error(anErrorWith({ token: SECRET }))),
      written((logger) => logger.child({ at: `?token=${SECRET}` }).error('x')),
      written((logger) =>
        logger.child({}, { serializers: { err: pino.stdSerializers.err } }).error({ err: anErrorWith({ body: SECRET }) }, 'x'),
      ),
    ];

    expect(lines.map(({ text }) => text).join('')).not.toContain(SECRET);
  });

  it('tells what happened: name, code, message, stack and causes', () => {
    const error = new AppError('store-unavailable', 'twice', { cause: Object.assign(new TypeError('reset'), { code: 'ECONNRESET' }) });

    const { line } = written((logger) => logger.error({ error, channelId: 'ops', count: 2 }, 'a write failed'));

    expect(line).toMatchObject({
      level: 'error',
      msg: 'a write failed',
      channelId: 'ops',
      count: 2,
      error: {
        type: 'AppError',
        code: 'store-unavailable',
        message: 'The store does not answer: twice',
        stack: expect.stringContaining('logger.test.ts'),
        cause: { type: 'TypeError', code: 'ECONNRESET', message: 'reset' },
      },
    });
  });

  it('keeps sentences about tokens readable', () => {
    const { line } = written((logger) => logger.error({ tokenCount: 3 }, 'The bearer token is missing or not known'));

    expect(line).toMatchObject({ msg: 'The bearer token is missing or not known', tokenCount: 3 });
  });

  it('writes a line for errors that cause themselves, for circles and for getters that throw', () => {
    const error = new Error('x');
    error.cause = error;
    const circle: Record<string, unknown> = {
      get broken(): never {
        throw new Error('no');
      },
    };
    circle['self'] = Array.from({ length: 50 }, () => circle);

    const { line, text } = written((logger) => logger.error({ error, circle }, 'x'));

    expect(line['circle']).toMatchObject({ broken: '[unreadable]' });
    expect(text.length).toBeLessThan(100_000);
  });

  it('writes one line of JSON whatever it is given', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.anything()), fc.string(), (fields, text) => {
        expect(written((logger) => logger.error({ fields }, `Bearer ${text} token=${text} postgres://a:${text}@b`)).line['level']).toBe(
          'error',
        );
      }),
    );
  });
});
