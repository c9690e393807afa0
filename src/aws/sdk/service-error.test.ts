import { ServiceException } from '@smithy/core/client';
import { describe, expect, it } from 'vitest';
import { readServiceError, readStatus } from './service-error.ts';

interface Given {
  readonly name?: string;
  readonly message?: string;
  readonly status?: number;
  readonly Code?: unknown;
}

function exception({ name = 'LimitExceeded', message = 'too much', status = 400, ...more }: Given): ServiceException {
  const $metadata = { httpStatusCode: status, requestId: 'request-1' };
  return Object.assign(new ServiceException({ name, message, $fault: 'client', $metadata }), more);
}

const IDS = { requestId: 'request-1', httpStatusCode: 400 };

describe('readServiceError', () => {
  it('reads what AWS said', () => {
    expect(readServiceError(exception({}), false)).toEqual({ kind: 'service-error', code: 'LimitExceeded', message: 'too much', ...IDS });
  });

  it('prefers the code of the query protocols where there is one', () => {
    const given = exception({ name: 'QueueDoesNotExist', Code: 'AWS.SimpleQueueService.NonExistentQueue' });

    expect(readServiceError(given, true)).toMatchObject({ code: 'AWS.SimpleQueueService.NonExistentQueue' });
    expect(readServiceError(given, false)).toMatchObject({ code: 'QueueDoesNotExist' });
  });

  it.each(['', 5, undefined])('does not take %j for a code', (Code) => {
    expect(readServiceError(exception({ Code }), true)).toMatchObject({ code: 'LimitExceeded' });
  });

  it.each(['UnknownError', 'Unknown', ''])('has the text of the status where AWS gave none: %j', (message) => {
    expect(readServiceError(exception({ message, status: 404 }), false)).toMatchObject({ message: 'Not Found' });
    expect(readServiceError(exception({ message, status: 499 }), false)).toMatchObject({ message: '' });
  });

  it('names what has no name by its status', () => {
    expect(readServiceError(exception({ name: 'Unknown', message: 'UnknownError', status: 301 }), false)).toMatchObject({
      kind: 'service-error',
      code: '301',
      message: 'Moved Permanently',
    });
  });

  it('does not take a fault without a name for AWS’s', () => {
    expect(readServiceError(exception({ name: 'Unknown', status: 502 }), false)).toEqual({
      kind: 'unreachable',
      reason: 'The endpoint answered HTTP 502 (Bad Gateway), without a reason.',
      wasSent: true,
    });
  });

  it('cuts a text without end', () => {
    const said = readServiceError(exception({ message: 'a'.repeat(100_000) }), false);

    expect(said?.kind === 'service-error' ? said.message.length : 0).toBe(4_000);
  });

  it.each([undefined, 'text', new Error('sample'), { $fault: 'client' }])('is nothing of a service’s: %s', (error) => {
    expect(readServiceError(error, true)).toBeUndefined();
  });
});

describe('readStatus', () => {
  it('reads the status, or nothing', () => {
    expect(readStatus(exception({ status: 418 }))).toBe(418);
    expect([undefined, null, {}, { $metadata: null }, { $metadata: { httpStatusCode: 'x' } }].map(readStatus)).toEqual(
      Array(5).fill(undefined),
    );
  });
});
