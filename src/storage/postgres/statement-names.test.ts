import { describe, expect, it } from 'vitest';
import { StatementNames } from './statement-names.ts';

const stale = Object.assign(new Error('o plano em cache não deve mudar o tipo de resultado'), {
  code: '0A000',
  routine: 'RevalidateCachedQuery',
});

describe('StatementNames', () => {
  it('gives a statement the same name each time, and each statement its own', () => {
    const names = new StatementNames();

    const first = names.of('select 1');

    expect(first).toBeDefined();
    expect(names.of('select 1')).toBe(first);
    expect(names.of('select 2')).not.toBe(first);
  });

  it('gives no more names than a connection is to keep', () => {
    const names = new StatementNames();

    const given = Array.from({ length: 1_000 }, (_, index) => names.of(`select ${index}`));

    expect(given.filter((name) => name !== undefined)).toHaveLength(400);
    expect(names.of('select 0')).toBe(given[0]);
  });

  it('gives other names once the server says that a table was changed', () => {
    const names = new StatementNames();
    const before = names.of('select 1');

    names.note(stale);

    expect(names.of('select 1')).toBeDefined();
    expect(names.of('select 1')).not.toBe(before);
  });

  it('keeps the names where something else went wrong', () => {
    const names = new StatementNames();
    const before = names.of('select 1');

    names.note(Object.assign(new Error('duplicate key'), { code: '23505' }));

    expect(names.of('select 1')).toBe(before);
  });
});
