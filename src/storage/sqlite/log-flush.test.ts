import { fdatasync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../store.ts';
import { createSqliteStore } from './index.ts';
import type { SyncFile } from './log-flush.ts';
import { findNumbered, writeNumbered } from './testing/numbered-unit.ts';

/** A disk that answers when it is told to. */
class SlowDisk {
  readonly #waiting: (() => void)[] = [];
  #asked: (() => void) | undefined;
  error: Error | null = null;

  readonly sync: SyncFile = (descriptor, done) => {
    this.#waiting.push(() => {
      if (this.error === null) fdatasync(descriptor, done);
      else done(this.error);
    });
    this.#asked?.();
  };

  async asked(): Promise<void> {
    if (this.#waiting.length > 0) return;
    await new Promise<void>((resolve) => {
      this.#asked = resolve;
    });
  }

  answer(): void {
    for (const one of this.#waiting.splice(0)) one();
  }
}

describe('openLogFlush', () => {
  let dataFolder: string;
  let disk: SlowDisk;
  let store: Store;

  beforeEach(async () => {
    dataFolder = await mkdtemp(path.join(tmpdir(), 'signalbox-flush-'));
    disk = new SlowDisk();
    store = await createSqliteStore({ dataFolder, syncFile: disk.sync });
  });
  afterEach(async () => {
    await store.close();
    await rm(dataFolder, { recursive: true });
  });

  it('tells of a commit once it is on the disk, and holds nobody else up meanwhile', async () => {
    let isDone = false;
    const writing = writeNumbered(store, 1).then(() => (isDone = true));

    await disk.asked();
    expect(await findNumbered(store.records, 1)).toBe('all');
    expect(isDone).toBe(false);
    disk.answer();
    await writing;
  });

  it('takes what came in the meantime with the next commit', async () => {
    const first = writeNumbered(store, 1);
    await disk.asked();
    const others = [2, 3, 4].map((number) => writeNumbered(store, number));

    disk.answer();
    await first;
    await disk.asked();
    disk.answer();

    await Promise.all(others);
    expect(await findNumbered(store.records, 4)).toBe('all');
  });

  it('believes a disk no more that could not take a commit', async () => {
    const write = async (number: number): Promise<unknown> => {
      const writing = writeNumbered(store, number).catch((error: unknown) => error);
      await Promise.race([disk.asked(), writing]);
      disk.answer();
      return writing;
    };
    disk.error = new Error('EIO: i/o error, fdatasync');
    const refused = await write(1);
    disk.error = null;
    const afterwards = await write(2);

    expect(refused).toMatchObject({ code: 'store-unavailable', cause: { message: 'EIO: i/o error, fdatasync' } });
    expect(afterwards).toMatchObject({ code: 'store-unavailable' });
    expect(await store.isHealthy()).toBe(false);
    expect(await findNumbered(store.records, 2)).not.toBe('some');
  });
});
