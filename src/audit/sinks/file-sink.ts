// The audit log as a file of JSON Lines. It is appended to and synchronized; whoever rotates it moves it away, and a new one is begun.
import { open, stat, type FileHandle } from 'node:fs/promises';
import type { LinkedAuditEntry } from '../../domain/audit-chain.ts';
import { toAuditLine } from '../../domain/audit-line.ts';
import type { AuditSink, SinkOutcome } from '../audit-sink.ts';

/** Only the owner reads it: it names people and what they do. */
const FILE_MODE = 0o600;

/** How much is looked at at once for the end of the last whole line. */
const TAIL_BYTES = 64 * 1024;

const NEWLINE = 0x0a;

/** Writes to a file. */
export class FileSink implements AuditSink {
  readonly name: string;
  readonly #path: string;
  #file: FileHandle | undefined;

  constructor(path: string) {
    this.#path = path;
    this.name = `file:${path}`;
  }

  async write(entries: readonly LinkedAuditEntry[]): Promise<SinkOutcome> {
    try {
      const file = await this.#open();
      await file.appendFile(entries.map((entry) => `${toAuditLine(entry)}\n`).join(''));
      await file.datasync();
      return { status: 'written' };
    } catch (error) {
      // Half a line may be there; opening the file anew takes it away.
      await this.close();
      return { status: 'failed', reason: error instanceof Error ? error.message : String(error) };
    }
  }

  async close(): Promise<void> {
    const file = this.#file;
    this.#file = undefined;
    await file?.close().catch(() => undefined);
  }

  async #open(): Promise<FileHandle> {
    if (this.#file !== undefined && (await isStillAt(this.#file, this.#path))) return this.#file;
    await this.close();
    const file = await open(this.#path, 'a+', FILE_MODE);
    this.#file = file;
    await file.chmod(FILE_MODE);
    await cutTornLine(file);
    return file;
  }
}

/** Whoever rotates logs renames the file that is open, or deletes it. */
async function isStillAt(file: FileHandle, path: string): Promise<boolean> {
  const [opened, named] = await Promise.all([file.stat(), stat(path).catch(() => undefined)]);
  return opened.ino === named?.ino && opened.dev === named.dev;
}

/** A crash or a full disk leaves half a line behind, whose event comes again. */
async function cutTornLine(file: FileHandle): Promise<void> {
  const { size } = await file.stat();
  let end = size;
  while (end > 0) {
    const start = Math.max(0, end - TAIL_BYTES);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(end - start), 0, end - start, start);
    const index = buffer.subarray(0, bytesRead).lastIndexOf(NEWLINE);
    if (index !== -1) {
      end = start + index + 1;
      break;
    }
    end = start;
  }
  if (end < size) await file.truncate(end);
}
