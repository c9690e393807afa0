// The audit log on standard output, for whatever collects the output of processes. The server's own log goes to standard error.
import type { LinkedAuditEntry } from '../../domain/audit-chain.ts';
import { toAuditLine } from '../../domain/audit-line.ts';
import type { AuditSink, SinkOutcome } from '../audit-sink.ts';

/** Writes text, and resolves once it is handed over. */
export type WriteText = (text: string) => Promise<void>;

/** Writes to the standard output of this process. */
export const writeToStandardOutput: WriteText = (text) => {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  process.stdout.write(text, (error) => {
    if (error instanceof Error) reject(error);
    else resolve();
  });
  return promise;
};

/** Writes a line for each event. */
export class StdoutSink implements AuditSink {
  readonly name = 'stdout';
  readonly #write: WriteText;

  constructor(write: WriteText) {
    this.#write = write;
  }

  async write(entries: readonly LinkedAuditEntry[]): Promise<SinkOutcome> {
    try {
      await this.#write(entries.map((entry) => `${toAuditLine(entry)}\n`).join(''));
      return { status: 'written' };
    } catch (error) {
      return { status: 'failed', reason: error instanceof Error ? error.message : String(error) };
    }
  }

  async close(): Promise<void> {
    // Standard output is not ours to close.
  }
}
