import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeCsv } from './write-csv.ts';

const unlimited = { maxRows: 10_000, maxBytes: 5_000_000 };

/** Reads CSV as RFC 4180 says, a character at a time. */
function readCsv(content: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < content.length; at += 1) {
    const character = content.charAt(at);
    if (isQuoted) {
      if (character !== '"') cell += character;
      else if (content.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (character === '"') {
      isQuoted = true;
    } else if (character === ',') {
      row.push(cell);
      cell = '';
    } else if (character === '\r' && content.charAt(at + 1) === '\n') {
      rows.push([...row, cell]);
      row = [];
      cell = '';
      at += 1;
    } else {
      cell += character;
    }
  }
  if (cell !== '' || row.length > 0) throw new Error('the last line has no end');
  return rows;
}

describe('writeCsv', () => {
  it('writes a line a thing and a column for everything that any of them has, structures spread', () => {
    const items = [
      { InstanceId: 'i-1', State: { Code: 16, Name: 'running' }, Tags: [{ Key: 'Name', Value: 'web' }] },
      { InstanceId: 'i-2', EbsOptimized: false, State: { Code: 80 } },
    ];

    expect(writeCsv(items, unlimited)).toEqual({
      content:
        'InstanceId,State.Code,State.Name,Tags,EbsOptimized\r\n' +
        'i-1,16,running,"[{""Key"":""Name"",""Value"":""web""}]",\r\n' +
        'i-2,80,,,false\r\n',
      rowCount: 2,
    });
  });

  it('writes bare values in a column, and lists in numbered ones', () => {
    expect(writeCsv(['a', 2, null], unlimited).content).toBe('Value\r\na\r\n2\r\n\r\n');
    expect(writeCsv([['a', 1], ['b']], unlimited).content).toBe('#1,#2\r\na,1\r\nb,\r\n');
  });

  it('writes nothing for nothing', () => {
    expect(writeCsv([], unlimited)).toEqual({ content: '', rowCount: 0 });
    expect(writeCsv([{}, {}], unlimited)).toEqual({ content: '', rowCount: 0 });
  });

  it.each(['=1+1', '+49 30 1', '-1+cmd|calc', '@SUM(A1)', '\tx', '\rx', '\nx', ' =1', '\uFEFF=1', '＝1', '=HYPERLINK("http://x","y")'])(
    'makes text of what a spreadsheet would run: %j',
    (text) => {
      expect(readCsv(writeCsv([{ [text]: text }], unlimited).content)).toEqual([[`'${text}`], [`'${text}`]]);
    },
  );

  it.each(['a;=1+1', 'a;=cmd|x;b', 'a\t@SUM(A1)', 'a; "=1', ';-1'])(
    'makes text of it where the semicolon or a tab ends a cell: %j',
    (text) => {
      const { content } = writeCsv([{ Name: text, Tags: [text] }], unlimited);

      expect(content).not.toMatch(/[;\t][\s"]*[=+@-]/);
      expect(readCsv(content)[1]?.[0]?.replaceAll("'", '')).toBe(text);
    },
  );

  it.each(['-12.5', '-3', 'a=1', 'text/html;q=0.9', '1-2', '', 'ünïcödé 🟢', 'arn:aws:s3:::a'])('leaves %j as it is', (text) => {
    expect(readCsv(writeCsv([text], unlimited).content)).toEqual([['Value'], [text]]);
  });

  it('stops at the limits, after a whole line', () => {
    const items = Array.from({ length: 100 }, (_, index) => ({ Id: index, Name: 'ä' }));

    expect(writeCsv(items, { maxRows: 3, maxBytes: 1000 })).toMatchObject({ rowCount: 3 });
    const { content, rowCount } = writeCsv(items, { maxRows: 100, maxBytes: 50 });
    expect(Buffer.byteLength(content)).toBeLessThanOrEqual(50);
    expect(readCsv(content)).toHaveLength(rowCount + 1);
    expect(rowCount).toBeGreaterThan(1);
  });

  it('writes nothing where the names of the columns alone are too much', () => {
    const items = [Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`name-${index}`, 1]))];

    expect(writeCsv(items, { maxRows: 10, maxBytes: 500 })).toEqual({ content: '', rowCount: 0 });
  });

  it('gives every text back as it was, or with an apostrophe before a formula, whatever it holds', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom('"', ',', ';', '\r', '\n', '=', "'", ' ', '\t', 'a') }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(anyText, anyText), { minLength: 1 }), (items) => {
        const [header, ...rows] = readCsv(writeCsv(items, unlimited).content);

        expect(header).toEqual(['#1', '#2']);
        expect(rows).toHaveLength(items.length);
        for (const [at, cells] of rows.entries()) {
          for (const [column, cell] of cells.entries()) {
            const text = (items[at]?.[column] ?? '').toWellFormed();
            expect(cell.replaceAll("'", '')).toBe(text.replaceAll("'", ''));
            expect(cell).not.toMatch(/^\s*(?:[=+@]|-(?!\d))|[;\t][\s"]*[=+@-]/);
          }
        }
      }),
    );
  });

  it('writes any JSON, each line with as many cells as the first', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue({ maxDepth: 6 })), (items) => {
        const [header = [], ...rows] = readCsv(writeCsv(items, unlimited).content);

        for (const row of rows) expect(row).toHaveLength(header.length);
      }),
    );
  });
});
