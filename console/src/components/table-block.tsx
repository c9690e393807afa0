// A table of a message. On a phone each row of a wide one is a card of its own: what is beside the edge of the screen nobody looks for.
// On a desk a wide one is scrolled within its frame, so that the page stays where it is.
import type { VNode } from 'preact';
import type { WebBlock, WebSpan } from '../../../src/contract/web-message.ts';
import { countOf } from '../format/count-of.ts';
import { spansText } from '../format/spans-text.ts';
import { Spans } from './spans.tsx';

// An instance id, a name, a state and an instant stay on one line; a description or an ARN may break.
const LONG_CELL_LENGTH = 40;

// What a phone shows beside each other: 390 pixels less the edges of page, message and cells, in characters of seven pixels.
const PHONE_WIDTH = 44;
const BETWEEN_CELLS_WIDTH = 3;

// The second of two columns that leaves the first one enough room to break its lines.
const SHORT_VALUE_WIDTH = 20;

// An instant is shown as `Mar 1, 02:58 AM`, whatever its own text is.
const INSTANT_WIDTH = 16;

type TableBlockProps = Pick<Extract<WebBlock, { kind: 'table' }>, 'columns' | 'rows'>;

/** Shows a table; its first column names the row. */
export function TableBlock({ columns, rows }: TableBlockProps): VNode | null {
  if (columns.length === 0) return null;
  const className = ['table-block', ...phoneClass({ columns, rows })].join(' ');
  return (
    // Focusable, because what scrolls must scroll by keyboard as well.
    <div class={className} role="group" aria-label={`Table of ${countOf(rows.length, 'row')}`} tabIndex={0}>
      {/* The roles are those that the elements have anyway: a browser takes them away where they are laid out otherwise. */}
      <table role="table">
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column, index) => (
              <th key={index} scope="col" role="columnheader">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((cells, row) => (
            <tr key={row} role="row">
              {cells.map((spans, index) => (
                <TableCell key={index} spans={spans} column={columns[index] ?? ''} isRowName={index === 0} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** How a phone shows columns that it cannot show beside each other: a name and a short value need no card. */
function phoneClass({ columns, rows }: TableBlockProps): readonly string[] {
  const widths = columns.map((column, index) =>
    rows.reduce((widest, cells) => Math.max(widest, cellWidth(cells[index] ?? [])), column.length),
  );
  if (widths.reduce((sum, width) => sum + width + BETWEEN_CELLS_WIDTH, -BETWEEN_CELLS_WIDTH) <= PHONE_WIDTH) return [];
  return columns.length === 2 && (widths[1] ?? 0) <= SHORT_VALUE_WIDTH ? ['table-pairs'] : ['table-cards'];
}

function cellWidth(spans: readonly WebSpan[]): number {
  return spans.reduce((sum, span) => sum + (span.kind === 'time' ? INSTANT_WIDTH : spansText([span]).length), 0);
}

interface TableCellProps {
  readonly spans: readonly WebSpan[];
  readonly column: string;
  readonly isRowName: boolean;
}

function TableCell({ spans, column, isRowName }: TableCellProps): VNode {
  const text = spansText(spans);
  const className = text.length > LONG_CELL_LENGTH ? 'cell-long' : undefined;
  // An empty cell names nothing.
  return isRowName && text.trim() !== '' ? (
    <th scope="row" role="rowheader" class={className}>
      <Spans spans={spans} />
    </th>
  ) : (
    // On a card the name of the column stands beside the value: in the style sheet, so that nobody hears it twice.
    <td role="cell" class={className} data-column={column}>
      <Spans spans={spans} />
    </td>
  );
}
