import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classifyConnectorFailure, type ConnectorFailure } from './classify-connector-failure.ts';

const later = { status: 'retry', scope: 'delivery', isOutcomeUnknown: false };
const unknown = { status: 'retry', scope: 'delivery', isOutcomeUnknown: true };
const operator = { status: 'refused', cause: 'operator' };
const payload = { status: 'refused', cause: 'payload' };

const http = (status: number, code?: string, more: object = {}): ConnectorFailure => ({
  kind: 'http-status',
  status,
  ...(code === undefined ? {} : { code }),
  ...more,
});

describe('classifyConnectorFailure', () => {
  it.each<[ConnectorFailure, object]>([
    [http(400, 'BadSyntax'), payload],
    [http(401), later],
    [http(401, undefined, { isTokenFresh: true }), { ...operator, scope: 'workspace' }],
    [http(403, 'BotNotInConversationRoster'), operator],
    [http(403), operator],
    [http(404, 'ConversationNotFound'), operator],
    [http(404), operator],
    [http(405), { ...operator, scope: 'workspace' }],
    [http(408), later],
    [http(412), later],
    [http(413, 'MessageSizeTooBig'), payload],
    [http(429), { status: 'retry', scope: 'channel', isOutcomeUnknown: false }],
    [http(500), unknown],
    [http(502), unknown],
    [http(503), later],
    [http(504), unknown],
    [http(599), unknown],
    [{ kind: 'unreadable-answer' }, unknown],
    [{ kind: 'no-answer', code: 'ECONNREFUSED' }, later],
    [{ kind: 'no-answer', code: 'ECONNRESET' }, unknown],
    [{ kind: 'timed-out' }, unknown],
    [{ kind: 'canceled', wasSent: false }, later],
    [{ kind: 'canceled', wasSent: true }, unknown],
    [
      { kind: 'no-token', isRefused: true, reason: 'no' },
      { ...operator, scope: 'workspace' },
    ],
    [
      { kind: 'no-token', isRefused: false, reason: 'no' },
      { status: 'retry', scope: 'workspace', isOutcomeUnknown: false },
    ],
  ])('says what follows from %j', (failure, expected) => {
    expect(classifyConnectorFailure(failure, { hasMessage: false })).toMatchObject(expected);
  });

  it('tells a message that is gone from a channel that is', () => {
    expect(classifyConnectorFailure(http(404, 'ActivityNotFoundInConversation'), { hasMessage: true })).toMatchObject({
      status: 'message-gone',
    });
    expect(classifyConnectorFailure(http(404), { hasMessage: true })).toMatchObject({ status: 'message-gone' });
    expect(classifyConnectorFailure(http(404, 'ConversationNotFound'), { hasMessage: true })).toMatchObject(operator);
  });

  it('says what an operator has to do', () => {
    expect(classifyConnectorFailure(http(403, 'BotNotInConversationRoster'), { hasMessage: false })).toMatchObject({
      reason: 'Teams answered HTTP 403 (BotNotInConversationRoster): add the app to the team or chat',
    });
  });

  it.each([
    ['7', 7000],
    ['0', 0],
    ['99999999', 3_600_000],
    ['-1', undefined],
    ['NaN', undefined],
    ['Wed, 21 Oct 2026 07:28:00 GMT', undefined],
  ])('waits for Retry-After %s no longer than an hour', (retryAfter, retryAfterMs) => {
    for (const status of [412, 429, 502, 503, 504]) {
      const outcome = classifyConnectorFailure(http(status, undefined, { retryAfter }), { hasMessage: false });
      expect('retryAfterMs' in outcome ? outcome.retryAfterMs : undefined).toBe(retryAfterMs);
    }
  });

  it('always says something, whatever the status', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 999 }), fc.boolean(), (status, hasMessage) => {
        expect(classifyConnectorFailure(http(status), { hasMessage }).reason).toMatch(/^Teams answered HTTP/);
      }),
    );
  });
});
