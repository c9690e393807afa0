import { describe, expect, it } from 'vitest';
import { AppError } from '../../domain/errors.ts';
import { isConflict, isStalePlan } from './is-conflict.ts';
import { toStoreError } from './to-store-error.ts';

function errorWithCode(code: string): Error {
  return Object.assign(new Error('PostgreSQL says no'), { code });
}

const stale = Object.assign(new Error('o plano em cache não deve mudar o tipo de resultado'), {
  code: '0A000',
  routine: 'RevalidateCachedQuery',
});

describe('isStalePlan', () => {
  it('is true of a statement whose table was changed since it was read', () => {
    expect(isStalePlan(stale)).toBe(true);
  });

  it.each([errorWithCode('0A000'), new Error('cached plan must not change result type'), undefined])('is false of %s', (thrown) => {
    expect(isStalePlan(thrown)).toBe(false);
  });
});

describe('isConflict', () => {
  it('is true of a statement whose table was changed since it was read, also as an error of the store', () => {
    expect(isConflict(stale)).toBe(true);
    expect(isConflict(toStoreError(stale))).toBe(true);
  });

  it.each(['23505', '40001', '40P01', '55P03'])('is true of SQLSTATE %s, also as an error of the store', (code) => {
    expect(isConflict(errorWithCode(code))).toBe(true);
    expect(isConflict(toStoreError(errorWithCode(code)))).toBe(true);
  });

  it('is true of an event that another process has just stored', () => {
    expect(isConflict(new AppError('event-identity-in-use'))).toBe(true);
  });

  it.each([errorWithCode('23503'), new AppError('store-unavailable'), new AppError('overloaded'), new Error('no'), 'text', undefined])(
    'is false of %s',
    (thrown) => {
      expect(isConflict(thrown)).toBe(false);
    },
  );
});
