import { describe, expect, it } from 'vitest';
import { readPaging } from './read-paging.ts';

describe('readPaging', () => {
  it('reads what was given', () => {
    expect(readPaging(new Map())).toEqual({});
    expect(readPaging(new Map(Object.entries({ 'max-items': '5', 'page-size': '100', 'starting-token': 't' })))).toEqual({
      maxItems: 5,
      pageSize: 100,
      startingToken: 't',
    });
  });

  it.each(['0', '-5', '1e3', '', 'x', '1.5', '9999999999'])('refuses %j as a number of items or the size of a page', (count) => {
    for (const name of ['max-items', 'page-size']) {
      expect(readPaging(new Map([[name, count]]))).toMatchObject({ code: 'invalid-value', message: expect.stringContaining(`--${name}`) });
    }
  });
});
