// An answer as the flows see it: plain values, and streams read to a bounded size.
import { Readable } from 'node:stream';
import { NumericValue } from '@smithy/core/serde';
import { OUTPUT_STREAM_MAX_BYTES, readBounded } from './read-bounded.ts';
import type { Params } from './plugin.ts';

/** An answer without the SDK's own additions. */
export interface ReadOutput {
  readonly output: Params;
  readonly requestId?: string;
  /** Members that were cut because they are longer than we read. */
  readonly truncatedMembers: readonly string[];
}

/** Reads what the SDK's client answered. */
export async function readOutput({ $metadata, ...members }: Params): Promise<ReadOutput> {
  const truncatedMembers: string[] = [];
  const output: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(members)) {
    if (value instanceof Readable) {
      const { bytes, isCut } = await readBounded(value, OUTPUT_STREAM_MAX_BYTES);
      if (isCut) truncatedMembers.push(name);
      output[name] = bytes;
    } else if (value !== undefined && value !== null) output[name] = toPlainValue(value);
  }
  const requestId = readRequestId($metadata);
  return { output, truncatedMembers, ...(requestId === undefined ? {} : { requestId }) };
}

function readRequestId(metadata: unknown): string | undefined {
  if (typeof metadata !== 'object' || metadata === null || !('requestId' in metadata)) return undefined;
  return typeof metadata.requestId === 'string' ? metadata.requestId : undefined;
}

// The SDK has classes of its own for texts that hold JSON and for numbers that no double holds.
function toPlainValue(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (value instanceof Uint8Array) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  if (value instanceof String) return value.toString();
  if (value instanceof NumericValue) return value.string;
  if (Array.isArray(value)) return value.map((part) => toPlainValue(part));
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, toPlainValue(part)]));
}
