import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayWidth } from './display-width.ts';
import { text } from './spans.ts';
import { tableLines } from './table-text.ts';
import { hostileText } from './testing/hostile-text.ts';

function linesOf(columns: readonly string[], ...rows: readonly (readonly string[])[]): readonly string[] {
  return tableLines({ kind: 'table', columns, rows: rows.map((row) => row.map((cell) => [text(cell)])) });
}

describe('tableLines', () => {
  it('aligns columns under their names', () => {
    expect(linesOf(['Id', 'State'], ['i-1', 'running'], ['i-22', 'stopped'])).toEqual([
      'Id    State',
      '----  -------',
      'i-1   running',
      'i-22  stopped',
    ]);
  });

  it('lets the widest column give way, and shows short ones whole', () => {
    const [, rule, row] = linesOf(['Id', 'Description'], ['i-0123456789abcdef0', 'word '.repeat(100)]);

    expect(rule).toHaveLength(120);
    expect(row).toMatch(/^i-0123456789abcdef0 {2}word .*…$/);
  });

  it('gives every line one cell a column', () => {
    expect(linesOf(['A', 'B'], ['1'], ['1', '2', '3'], [])).toEqual(['A  B', '-  -', '1', '1  2', '']);
  });

  it('has nothing to show without columns', () => {
    expect(linesOf([], ['1'])).toEqual([]);
  });

  it('stays within the widest line and shows no more lines than rows, whatever the cells', () => {
    const cells = fc.array(hostileText(), { maxLength: 6 });
    fc.assert(
      fc.property(fc.array(hostileText(), { minLength: 1, maxLength: 6 }), fc.array(cells, { maxLength: 4 }), (columns, rows) => {
        const lines = linesOf(columns, ...rows);

        expect(lines).toHaveLength(rows.length + 2);
        for (const line of lines) {
          expect(displayWidth(line)).toBeLessThanOrEqual(120);
          expect(line).not.toContain('\n');
        }
      }),
    );
  });
});
