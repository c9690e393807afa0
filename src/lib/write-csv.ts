// Things as CSV (RFC 4180) for a spreadsheet, in UTF-8: a line a thing, a column for everything that any of them has.

/** What was written. */
export interface WrittenCsv {
  readonly content: string;
  /** How many things are in it. */
  readonly rowCount: number;
}

/** How much is written at most. */
export interface CsvLimits {
  readonly maxRows: number;
  readonly maxBytes: number;
}

const LINE_END = '\r\n';

/** The column of what has no names in it. */
const VALUE_COLUMN = 'Value';

/** How deep a structure is spread over columns (`State.Name`); what lies deeper is JSON. Our own bound. */
const MAX_DEPTH = 4;

/** Writes JSON values; what comes after the limits is left out. */
export function writeCsv(items: readonly unknown[], { maxRows, maxBytes }: CsvLimits): WrittenCsv {
  const rows = items.slice(0, maxRows).map((item) => toRow(item));
  const columns = [...new Set(rows.flatMap((row) => [...row.keys()]))];
  if (columns.length === 0) return { content: '', rowCount: 0 };
  const lines = [toLine(columns)];
  let room = maxBytes - Buffer.byteLength(lines[0] ?? '');
  if (room < 0) return { content: '', rowCount: 0 };
  for (const row of rows) {
    const line = toLine(columns.map((column) => row.get(column)));
    room -= Buffer.byteLength(line);
    if (room < 0) break;
    lines.push(line);
  }
  return { content: lines.join(''), rowCount: lines.length - 1 };
}

function toRow(item: unknown): ReadonlyMap<string, unknown> {
  const row = new Map<string, unknown>();
  if (Array.isArray(item)) {
    for (const [index, part] of item.entries()) row.set(`#${index + 1}`, part);
  } else if (isStructure(item)) {
    spread(item, { row, prefix: '', depth: 1 });
  } else {
    row.set(VALUE_COLUMN, item);
  }
  return row;
}

interface Spreading {
  readonly row: Map<string, unknown>;
  readonly prefix: string;
  readonly depth: number;
}

function spread(structure: object, { row, prefix, depth }: Spreading): void {
  for (const [name, value] of Object.entries(structure) as [string, unknown][]) {
    if (depth < MAX_DEPTH && isStructure(value) && Object.keys(value).length > 0) {
      spread(value, { row, prefix: `${prefix}${name}.`, depth: depth + 1 });
    } else {
      row.set(`${prefix}${name}`, value);
    }
  }
}

function toLine(cells: readonly unknown[]): string {
  return cells.map((cell) => quote(toText(cell))).join(',') + LINE_END;
}

function toText(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return defuse(value.toWellFormed());
  // Numbers are no formulas, and JSON of anything else begins with a bracket or a letter.
  return JSON.stringify(value).toWellFormed().replaceAll(FORMULA_BEHIND, "$1'");
}

// What spreadsheets take for a formula, also after white space and in full width. Match: =1+1, " @SUM(A1)", a tab, ＝1. Near miss: a=1.
const FORMULA = /^[\s\uFEFF]*[=+\-@＝＋－＠]|^[\t\r\n]/;

// A negative number alone does nothing. Match: -12.5. Near miss: -1+cmd, +49 (which would lose its plus sign).
const NEGATIVE_NUMBER = /^-\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

// The same where a spreadsheet takes the semicolon or a tab for the end of a cell, as where the comma is in numbers.
// Match: a;=1+1, a; "@SUM(A1). Near miss: a;b=1.
const FORMULA_BEHIND = /([;\t][\s\uFEFF"]*)(?=[=+\-@＝＋－＠])/g;

/** Attack: a name such as `=HYPERLINK(...)` that runs when somebody opens the file. The apostrophe makes it text (OWASP, CSV injection). */
function defuse(text: string): string {
  const inside = text.replaceAll(FORMULA_BEHIND, "$1'");
  return FORMULA.test(inside) && !NEGATIVE_NUMBER.test(inside) ? `'${inside}` : inside;
}

// Match: a,b and a;b and a "word". Near miss: a b.
const NEEDS_QUOTES = /[",;\t\r\n]|^\s|\s$/;

function quote(text: string): string {
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function isStructure(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
