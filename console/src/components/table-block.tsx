// A table of a message. A wide one is scrolled within its frame, so that the page stays where it is.
import type { VNode } from 'preact';
import type { WebBlock, WebSpan } from '../../../src/contract/web-message.ts';
import { countOf } from '../format/count-of.ts';
import { spansText } from '../format/spans-text.ts';
import { Spans } from './spans.tsx';

// An instance id, a name, a state and an instant stay on one line; a description or an ARN may break.
const LONG_CELL_LENGTH = 40;

type TableBlockProps = Pick<Extract<WebBlock, { kind: 'table' }>, 'columns' | 'rows'>;

/** Shows a table; its first column names the row. */
export function TableBlock({ columns, rows }: TableBlockProps): VNode | null {
  if (columns.length === 0) return null;
  return (
    // Focusable, because what scrolls must scroll by keyboard as well.
    <div class="table-block" role="group" aria-label={`Table of ${countOf(rows.length, 'row')}`} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {columns.map((column, index) => (
              <th key={index} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            <tr key={row}>
              {cells.map((spans, index) => (
                <TableCell key={index} spans={spans} isRowName={index === 0} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function TableCell({ spans, isRowName }: { readonly spans: readonly WebSpan[]; readonly isRowName: boolean }): VNode {
  const text = spansText(spans);
  const className = text.length > LONG_CELL_LENGTH ? 'cell-long' : undefined;
  // An empty cell names nothing.
  return isRowName && text.trim() !== '' ? (
    <th scope="row" class={className}>
      <Spans spans={spans} />
    </th>
  ) : (
    <td class={className}>
      <Spans spans={spans} />
    </td>
  );
}
