import { describe, expect, it } from 'vitest';
import type { TableBlock } from '../../messages/table-rows.ts';
import { text } from '../../messages/spans.ts';
import { renderTable } from './render-table.ts';

const wide: TableBlock = {
  kind: 'table',
  columns: ['InstanceId', 'Name', 'State', 'Type', 'Private IP'],
  rows: [[[text('i-0123456789abcdef0')], [text('web-1')], [text('running')], [], [text('10.0.0.21')]]],
};

function wordsOf(table: TableBlock): string {
  return JSON.stringify(renderTable(table));
}

describe('renderTable', () => {
  it('shows a wide one as a list: the name of a row, and below it what else is known of it', () => {
    expect(renderTable(wide)).toEqual([
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_list',
            style: 'bullet',
            elements: [
              {
                type: 'rich_text_section',
                elements: [
                  { type: 'text', text: 'i-0123456789abcdef0', style: { bold: true } },
                  { type: 'text', text: '\nName: web-1 · State: running · Private IP: 10.0.0.21' },
                ],
              },
            ],
          },
        ],
      },
    ]);
  });

  it('shows times in each reader’s zone, however narrow the table is', () => {
    const table: TableBlock = { ...wide, columns: ['Time'], rows: [[[{ kind: 'time', at: '2026-03-01T03:00:00Z' }]]] };

    expect(wordsOf(table)).toContain('"type":"date"');
  });

  it('keeps the columns of one that a phone shows without breaking its lines', () => {
    const table: TableBlock = { ...wide, columns: ['Region', 'Opt-in'], rows: [[[text('eu-west-1')], [text('yes')]]] };

    expect(wordsOf(table)).toContain(String.raw`Region     Opt-in\n---------  ------\neu-west-1  yes`);
  });

  it('keeps all rows of one that is too large to be a list', () => {
    const rows = Array.from({ length: 100 }, (_, index) => [
      [text(`i-${String(index).padStart(17, '0')}`)],
      [text(`a-machine-of-the-shop-${index}`)],
      [text('running')],
    ]);

    expect(wordsOf({ ...wide, columns: ['InstanceId', 'Name', 'State'], rows })).toContain('rich_text_preformatted');
  });

  it('lets no value pass for another one', () => {
    const rows = [[[text('i-1')], [text('web\nState: running')], [text('stopped')], [], [text('10.0.0.21, 10.0.0.22, 10.0.0.23')]]];

    expect(wordsOf({ ...wide, rows })).toContain('Name: web State: running · State: stopped');
  });

  it('shows nothing of a table without columns', () => {
    expect(renderTable({ kind: 'table', columns: [], rows: [] })).toEqual([]);
  });
});
