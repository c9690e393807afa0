import { describe, expect, it } from 'vitest';
import { renderPlainText } from '../../messages/plain-text.ts';
import { composeQueryResults } from './compose-query-results.ts';

const line = (message: string): readonly object[] => [
  { field: '@timestamp', value: '2026-11-20 03:00:12.345' },
  { field: '@message', value: message },
  { field: '@ptr', value: 'CmEKJgoi' },
];

function textOf(output: Readonly<Record<string, unknown>>): string {
  const { blocks = [], headline = '' } = composeQueryResults(output) ?? {};
  return renderPlainText({ title: { spans: [{ kind: 'text', text: headline }] }, tone: 'good', blocks, fallbackText: headline });
}

describe('composeQueryResults', () => {
  it('shows lines with their times, in UTC', () => {
    const { headline, blocks } = composeQueryResults({ status: 'Complete', results: [line('payment timed out')] }) ?? {};
    expect(headline).toBe('1 line');
    expect(blocks?.[0]).toEqual({
      kind: 'list',
      items: [[{ kind: 'time', at: '2026-11-20T03:00:12.345Z' }, { kind: 'text', text: ' ' }, expect.anything()]],
    });
    expect(JSON.stringify(blocks)).not.toContain('CmEKJgoi');
  });

  it('says how many more there are', () => {
    const results = Array.from({ length: 31 }, (_, index) => line(`line ${index}`));
    expect(textOf({ status: 'Complete', results })).toContain('and 1 more. The file has them all.');
  });

  it('shows what a query counts as a table', () => {
    const results = [
      [
        { field: 'bin(5m)', value: '2026-11-20 03:00:00.000' },
        { field: 'count(*)', value: '17' },
      ],
    ];
    const { blocks } = composeQueryResults({ status: 'Complete', results }) ?? {};
    expect(blocks?.[0]).toMatchObject({ kind: 'table', columns: ['bin(5m)', 'count(*)'] });
  });

  it('says where nothing was found, where it failed, and where it still runs', () => {
    expect(textOf({ status: 'Complete', results: [] })).toContain('Nothing was found.');
    expect(composeQueryResults({ status: 'Failed', results: [] })).toMatchObject({ headline: 'Failed, 0 rows so far', mood: 'warning' });
    expect(textOf({ status: 'Running', results: [line('one')] })).toContain('The query still runs at AWS');
  });

  it('leaves results of another form alone', () => {
    expect(composeQueryResults({ ResultSet: { Rows: [] } })).toBeUndefined();
    expect(textOf({ status: 'Complete', results: ['x', null, [1]] })).toContain('3 rows');
  });
});
