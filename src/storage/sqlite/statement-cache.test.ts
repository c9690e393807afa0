import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StatementCache } from './statement-cache.ts';

describe('StatementCache', () => {
  let database: DatabaseSync;

  beforeEach(() => {
    database = new DatabaseSync(':memory:');
    database.exec('create table t (a integer)');
  });
  afterEach(() => {
    database.close();
  });

  it('prepares a statement once', () => {
    const cache = new StatementCache(database);

    expect(cache.get('select 1')).toBe(cache.get('select 1'));
  });

  it.each([
    ['select a from t', true],
    ['insert into t values (1) returning a', true],
    ['insert into t values (1)', false],
    ['begin', false],
  ])('knows whether %s yields rows', (sql, returnsRows) => {
    expect(new StatementCache(database).get(sql).returnsRows).toBe(returnsRows);
  });

  it('keeps no more statements than it may, and still serves the others', () => {
    const cache = new StatementCache(database, 2);

    for (const value of [1, 2, 3, 4]) cache.get(`select ${value}`);

    expect(cache.size).toBe(2);
    expect(cache.get('select 1 as one').statement.get()).toEqual({ one: 1 });
  });
});
