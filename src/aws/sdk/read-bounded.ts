// Reads bodies of answers to a bounded size: what an endpoint sends must not decide how much memory we use.
import type { Readable } from 'node:stream';

/** How much of an answer that is not a stream is read: well above AWS's largest pages (a few MB). */
export const ANSWER_MAX_BYTES = 32 * 1024 * 1024;

/** How much of a member that is a stream of bytes is read: as much as a person could look at, 1 MiB. */
export const OUTPUT_STREAM_MAX_BYTES = 1024 * 1024;

/** An answer of more than ANSWER_MAX_BYTES. */
export class AnswerTooLarge extends Error {
  constructor() {
    super(`The answer is larger than ${ANSWER_MAX_BYTES / 1024 / 1024} MiB`);
    this.name = 'AnswerTooLarge';
  }
}

/** Bytes, and whether there were more. */
export interface BoundedBytes {
  readonly bytes: Uint8Array;
  readonly isCut: boolean;
}

/** Reads at most so many bytes; what comes after them is not awaited. */
export async function readBounded(stream: Readable, maxBytes: number): Promise<BoundedBytes> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  // Leaving the loop closes the stream.
  for await (const chunk of stream as AsyncIterable<Uint8Array | string>) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    const room = maxBytes - length;
    chunks.push(bytes.length > room ? bytes.subarray(0, room) : bytes);
    length += bytes.length;
    if (length > maxBytes) return { bytes: join(chunks), isCut: true };
  }
  return { bytes: join(chunks), isCut: false };
}

/** Reads a whole answer, or throws AnswerTooLarge. */
export async function readAnswer(stream: Readable): Promise<Uint8Array> {
  const { bytes, isCut } = await readBounded(stream, ANSWER_MAX_BYTES);
  if (isCut) throw new AnswerTooLarge();
  return bytes;
}

function join(chunks: readonly Uint8Array[]): Uint8Array {
  const joined = Buffer.concat(chunks);
  return new Uint8Array(joined.buffer, joined.byteOffset, joined.byteLength);
}
