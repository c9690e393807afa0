// Makes the picture of a message small: 256 colors instead of all. Only for what Chromium photographs: 8 bits a channel, RGB, not interlaced.
import { crc32, deflateSync, inflateSync } from 'node:zlib';

// The format: PNG specification, third edition (https://www.w3.org/TR/png-3/), sections 5, 9, 10 and 11.
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const CHANNELS = 3;
const COLORS_MAX = 256;
const COLOR_TYPE_RGB = 2;
const COLOR_TYPE_PALETTE = 3;
const BITS = 8;

/** A picture, its rows one after the other, three bytes a pixel. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
}

/** Writes a picture anew with the 256 colors that it has most of; every other becomes the nearest of these. */
export function shrinkPng(png: Buffer): Buffer {
  const { width, height, bytes } = readPng(png);
  const colors = new Map<number, number>();
  for (let at = 0; at < bytes.length; at += CHANNELS) {
    const color = colorAt(bytes, at);
    colors.set(color, (colors.get(color) ?? 0) + 1);
  }
  const byCount = [...colors].toSorted(([, one], [, other]) => other - one).map(([color]) => color);
  const palette = byCount.slice(0, COLORS_MAX);
  const indexes = new Map(byCount.map((color) => [color, nearest(color, palette)]));
  const rows = Buffer.alloc(height * (width + 1));
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      rows[row * (width + 1) + 1 + column] = indexes.get(colorAt(bytes, (row * width + column) * CHANNELS)) ?? 0;
    }
  }
  const paletteBytes = Buffer.from(palette.flatMap((color) => [color >> 16, (color >> 8) & 0xff, color & 0xff]));
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header(width, height, COLOR_TYPE_PALETTE)),
    chunk('PLTE', paletteBytes),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Reads the pixels of a picture in RGB, or in a palette that `shrinkPng` has written. */
export function readPng(png: Buffer): Pixels {
  const chunks = readChunks(png);
  const head = chunks.find(({ type }) => type === 'IHDR')?.data ?? Buffer.alloc(13);
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  const colorType = head[9];
  const isPlain = head[8] === BITS && head[12] === 0 && (colorType === COLOR_TYPE_RGB || colorType === COLOR_TYPE_PALETTE);
  if (!isPlain) throw new Error('the picture is in another form than RGB of 8 bits');
  const data = inflateSync(Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map((each) => each.data)));
  const step = colorType === COLOR_TYPE_RGB ? CHANNELS : 1;
  const bytes = unfilter(data, { rowLength: width * step, height, step });
  const palette = chunks.find(({ type }) => type === 'PLTE')?.data;
  if (colorType === COLOR_TYPE_RGB || palette === undefined) return { width, height, bytes };
  return { width, height, bytes: Buffer.concat(Array.from(bytes, (index) => palette.subarray(index * CHANNELS, (index + 1) * CHANNELS))) };
}

function readChunks(png: Buffer): { readonly type: string; readonly data: Buffer }[] {
  const chunks = [];
  for (let at = SIGNATURE.length; at < png.length;) {
    const length = png.readUInt32BE(at);
    chunks.push({ type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) });
    at += length + 12;
  }
  return chunks;
}

/** Takes back what each row was filtered with (section 9). */
function unfilter(data: Buffer, { rowLength, height, step }: { rowLength: number; height: number; step: number }): Uint8Array {
  const bytes = new Uint8Array(rowLength * height);
  for (let row = 0; row < height; row += 1) {
    const predict = predictions[data[row * (rowLength + 1)] ?? 0] ?? noPrediction;
    for (let column = 0; column < rowLength; column += 1) {
      const at = row * rowLength + column;
      const left = column < step ? 0 : (bytes[at - step] ?? 0);
      // Above the first row there is nothing.
      const above = bytes[at - rowLength] ?? 0;
      const corner = column < step ? 0 : (bytes[at - rowLength - step] ?? 0);
      const filtered = data[row * (rowLength + 1) + 1 + column] ?? 0;
      bytes[at] = filtered + predict(left, above, corner);
    }
  }
  return bytes;
}

type Predict = (left: number, above: number, corner: number) => number;

const noPrediction: Predict = () => 0;

const predictions: readonly Predict[] = [
  noPrediction,
  (left) => left,
  (_left, above) => above,
  (left, above) => (left + above) >> 1,
  (left, above, corner) => {
    const [toLeft, toAbove, toCorner] = [Math.abs(above - corner), Math.abs(left - corner), Math.abs(left + above - 2 * corner)];
    if (toLeft <= toAbove && toLeft <= toCorner) return left;
    return toAbove <= toCorner ? above : corner;
  },
];

function colorAt(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
}

function nearest(color: number, palette: readonly number[]): number {
  const distance = (other: number): number =>
    [16, 8, 0].reduce((sum, shift) => sum + (((color >> shift) & 0xff) - ((other >> shift) & 0xff)) ** 2, 0);
  let best = 0;
  let bestDistance = Infinity;
  for (const [index, other] of palette.entries()) {
    const found = distance(other);
    if (found < bestDistance) [best, bestDistance] = [index, found];
    if (found === 0) break;
  }
  return best;
}

function header(width: number, height: number, colorType: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([BITS, colorType, 0, 0, 0], 8);
  return head;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}
