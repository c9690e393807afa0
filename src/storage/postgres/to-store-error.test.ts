import { describe, expect, it } from 'vitest';
import { AppError } from '../../domain/errors.ts';
import { toStoreError } from './to-store-error.ts';

function errorWithCode(code: string): Error {
  return Object.assign(new Error('PostgreSQL says no'), { code });
}

describe('toStoreError', () => {
  it('calls a full disk by its name, and keeps the cause', () => {
    const thrown = errorWithCode('53100');

    expect(toStoreError(thrown)).toMatchObject({ code: 'store-full', cause: thrown });
  });

  it.each(['08006', '08P01', '28P01', '3D000', '25006', '25P03', '40001', '40P01', '53300', '57014', '57P01', '57P03', '58030', 'XX001'])(
    'calls SQLSTATE %s unavailable',
    (code) => {
      expect(toStoreError(errorWithCode(code))).toMatchObject({ code: 'store-unavailable' });
    },
  );

  it.each(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENOENT'])(
    'calls the system error %s unavailable',
    (code) => {
      expect(toStoreError(errorWithCode(code))).toMatchObject({ code: 'store-unavailable' });
    },
  );

  it.each(['Connection terminated unexpectedly', 'Query read timeout', 'timeout exceeded when trying to connect'])(
    'calls the failure "%s" of the driver unavailable',
    (message) => {
      expect(toStoreError(new Error(message))).toMatchObject({ code: 'store-unavailable' });
    },
  );

  it.each([
    errorWithCode('23505'),
    errorWithCode('23503'),
    errorWithCode('42601'),
    errorWithCode('ERR_INVALID_ARG_TYPE'),
    new Error('something else'),
    new AppError('overloaded'),
    'text',
    undefined,
  ])('leaves %s as it is', (thrown) => {
    expect(toStoreError(thrown)).toBe(thrown);
  });
});
