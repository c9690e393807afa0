import { describe, expect, it } from 'vitest';
import { summarizeItems } from './summarize-items.ts';

describe('summarizeItems', () => {
  it.each<[string, unknown[], string]>([
    ['texts and numbers', ['a', 1, true, null], 'a, 1, true, null'],
    ['things by name and state', [{ name: 'app', lastStatus: 'STOPPED', exitCode: 1, cpu: '0' }], 'app (STOPPED, Exit code 1)'],
    ['things by id', [{ id: 'i-1' }, { id: 'i-2' }], 'i-1, i-2'],
    ['things by their first value', [{ entityValue: 'i-1', status: 'PENDING' }], 'i-1 (PENDING)'],
    ['things without a name', [{ sku: 'A-1' }], 'Sku A-1'],
    ['empty things', [{}, { a: null }], 'an empty entry, an empty entry'],
    ['lists in lists', [[1, 2], []], 'a list of 2, a list of 0'],
  ])('says what is in a list of %s', (_what, items, summary) => {
    expect(summarizeItems(items)).toBe(summary);
  });

  it('names eight and counts the rest', () => {
    expect(summarizeItems(Array.from({ length: 10 }, (_, index) => index))).toBe('0, 1, 2, 3, 4, 5, 6, 7 and 2 more');
  });

  it('cuts long values', () => {
    expect(summarizeItems(['a'.repeat(1000)])).toBe(`${'a'.repeat(200)}…`);
  });

  it('does not show secrets', () => {
    expect(summarizeItems([{ name: 'db', password: 'hunter2' }])).toBe('db');
  });
});
