import { crc32, deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPng, shrinkPng } from '../../scripts/side-by-side/shrink-png.ts';

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** Writes a picture in RGB, every row with the filter that is named for it. */
function writePng(pixels: Buffer, { width, filters, bits = 8 }: { width: number; filters: readonly number[]; bits?: number }): Buffer {
  const length = width * 3;
  const at = (row: number, column: number): number => (row < 0 || column < 0 ? 0 : (pixels[row * length + column] ?? 0));
  const rows = filters.map((filter, row) =>
    Buffer.from([filter, ...Array.from({ length }, (_, column) => at(row, column) - predicted(filter, around(row, column)))]),
  );
  function around(row: number, column: number): readonly [left: number, above: number, corner: number] {
    return [at(row, column - 3), at(row - 1, column), column < 3 ? 0 : at(row - 1, column - 3)];
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width);
  head.writeUInt32BE(filters.length, 4);
  head.set([bits, 2], 8);
  return Buffer.concat([SIGNATURE, chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.concat(rows))), chunk('IEND', Buffer.alloc(0))]);
}

/** As the specification of PNG has it, section 9. */
function predicted(filter: number, [left, above, corner]: readonly [number, number, number]): number {
  const guess = left + above - corner;
  const byDistance = [left, above, corner].toSorted((one, other) => Math.abs(guess - one) - Math.abs(guess - other));
  return [0, left, above, Math.floor((left + above) / 2), byDistance[0] ?? 0][filter] ?? 0;
}

const picture = fc
  .record({ width: fc.integer({ min: 1, max: 12 }), filters: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 12 }) })
  .chain(({ width, filters }) =>
    fc.record({
      width: fc.constant(width),
      filters: fc.constant(filters),
      bytes: fc.uint8Array({ minLength: width * 3 * filters.length, maxLength: width * 3 * filters.length }),
    }),
  );

describe('shrinkPng', () => {
  it('keeps every pixel of a picture of at most 256 colors, however its rows are filtered', () => {
    fc.assert(
      fc.property(picture, ({ width, filters, bytes }) => {
        const png = writePng(Buffer.from(bytes), { width, filters });

        expect(Buffer.from(readPng(png).bytes)).toEqual(Buffer.from(bytes));
        expect(readPng(shrinkPng(png))).toMatchObject({ width, height: filters.length });
        expect(Buffer.from(readPng(shrinkPng(png)).bytes)).toEqual(Buffer.from(bytes));
      }),
    );
  });

  it('takes the nearest of the most frequent colors for the others', () => {
    const greys = Array.from({ length: 256 }, (_, grey) => [grey, grey, grey]);
    const pixels = Buffer.from([...greys, ...greys, [10, 10, 12], [250, 250, 251]].flat());

    const shrunk = readPng(shrinkPng(writePng(pixels, { width: 514, filters: [0] })));

    const expected = Buffer.concat([pixels.subarray(0, -6), Buffer.from([11, 11, 11, 250, 250, 250])]);
    expect(Buffer.from(shrunk.bytes)).toEqual(expected);
  });

  it('refuses pictures of another form', () => {
    expect(() => shrinkPng(writePng(Buffer.alloc(3), { width: 1, filters: [0], bits: 16 }))).toThrow('another form');
  });
});
