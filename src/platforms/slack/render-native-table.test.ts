import { describe, expect, it } from 'vitest';
import { text } from '../../messages/spans.ts';
import type { TableBlock } from '../../messages/table-rows.ts';
import { aMessage } from '../../messages/testing/a-message.ts';
import { renderNativeTable } from './render-native-table.ts';
import { renderSlackMessage } from './render-slack-message.ts';
import { checkSlackPayload } from './testing/check-slack-payload.ts';

const table: TableBlock = {
  kind: 'table',
  columns: ['InstanceId', 'Launched'],
  rows: [[[text('i-0123456789abcdef0')], [{ kind: 'time', at: '2026-03-01T03:00:00Z' }]], [[text('i-1')]]],
};

const tableOf = (rowCount: number, columnCount = 2): TableBlock => ({
  kind: 'table',
  columns: Array.from({ length: columnCount }, (_, index) => `C${index}`),
  rows: Array.from({ length: rowCount }, () => Array.from({ length: columnCount }, () => [text('x')])),
});

/** The blocks of the attachment, by their types. */
function typesOf(...blocks: readonly TableBlock[]): readonly string[] {
  const payload = renderSlackMessage({ ...aMessage(), blocks });
  expect(checkSlackPayload(payload)).toEqual([]);
  return payload.attachments.flatMap((attachment) => attachment.blocks.map(({ type }) => type));
}

describe('renderNativeTable', () => {
  it('has the names of the columns first, times in each reader’s zone, and no cell without a text', () => {
    const cell = (element: object) => ({ type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [element] }] });

    expect(renderNativeTable(table)).toEqual({
      type: 'table',
      rows: [
        [
          cell({ type: 'text', text: 'InstanceId', style: { bold: true } }),
          cell({ type: 'text', text: 'Launched', style: { bold: true } }),
        ],
        [
          cell({ type: 'text', text: 'i-0123456789abcdef0' }),
          cell({
            type: 'date',
            timestamp: 1_772_334_000,
            format: '{date_short_pretty} {time}',
            fallback: '2026-03-01 03:00:00 UTC',
          }),
        ],
        [cell({ type: 'text', text: 'i-1' }), cell({ type: 'text', text: ' ' })],
      ],
      column_settings: [{ is_wrapped: true }, { is_wrapped: true }],
    });
  });

  it.each([
    ['one column', tableOf(1, 1)],
    ['more columns than Slack takes', tableOf(1, 21)],
    ['more rows than Slack takes', tableOf(100)],
    ['no rows', tableOf(0)],
    ['more text than Slack takes', { ...table, rows: [[[text('y'.repeat(9_990))], []]] }],
    [
      'a call',
      { ...table, rows: [[[{ kind: 'mention' as const, target: { kind: 'everyone' as const, scope: 'here' as const }, text: 'x' }], []]] },
    ],
  ])('is none of a table with %s', (_what, given) => {
    expect(renderNativeTable(given)).toBeUndefined();
  });

  it('takes as many rows and columns as Slack does', () => {
    expect(renderNativeTable(tableOf(99))?.rows).toHaveLength(100);
    expect(renderNativeTable(tableOf(1, 20))?.column_settings).toHaveLength(20);
  });
});

describe('renderSlackMessage', () => {
  it('shows one table as a table, and others by other blocks', () => {
    expect(typesOf(tableOf(1, 1), table, table)).toEqual(['rich_text', 'table', 'rich_text']);
  });

  it('shows a table that has no room as a table by other blocks, with all its rows', () => {
    const wide = tableOf(90, 4);

    expect(typesOf(wide)).toEqual(['rich_text']);
    expect(JSON.stringify(renderSlackMessage({ ...aMessage(), blocks: [wide] }))).not.toContain('Shortened');
  });

  it('shows none as a table where Slack took none', () => {
    const payload = renderSlackMessage({ ...aMessage(), blocks: [table] }, { hasPlainTables: true });

    expect(JSON.stringify(payload)).not.toContain('"type":"table"');
  });
});
