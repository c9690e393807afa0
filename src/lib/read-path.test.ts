import { describe, expect, it } from 'vitest';
import { readPath } from './read-path.ts';

const event = {
  'detail-type': 'Order',
  resources: ['arn:one', 'arn:two'],
  detail: { total: 12, paid: false, note: null, 'tags.team': 'web', tags: { team: 'other' }, lines: [{ sku: 'a' }, { sku: 'b' }, {}] },
};

describe('readPath', () => {
  it.each([
    ['detail-type', ['Order']],
    ['detail.total', ['12']],
    ['detail.paid', ['false']],
    ['resources', ['arn:one', 'arn:two']],
    ['detail.lines.sku', ['a', 'b']],
    ['detail.tags.team', ['web']],
    ['detail.note', []],
    ['detail.tags', []],
    ['detail.constructor', []],
    ['detail.total.more', []],
    ['nothing.at.all', []],
  ])('reads %s', (path, values) => {
    expect(readPath(event, path)).toEqual(values);
  });

  it.each([undefined, null, 'text', 12, []])('finds nothing in %j', (document) => {
    expect(readPath(document, 'detail')).toEqual([]);
  });

  it('looks at a thousand values at most, however lists lie within lists', () => {
    const wide = { a: Array.from({ length: 900 }, () => ({ b: Array.from({ length: 900 }, () => ({ c: 'x' })) })) };

    expect(readPath(wide, 'a.b.c')).toHaveLength(1000);
  });
});
