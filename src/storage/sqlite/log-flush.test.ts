import { fdatasync, fdatasyncSync } from 'node:fs';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../store.ts';
import { createSqliteStore } from './index.ts';
import type { LogDisk } from './log-flush.ts';
import { findNumbered, writeNumbered } from './testing/numbered-unit.ts';

/** A disk that answers when it is told to, once it is known to be slow. */
class SlowDisk implements LogDisk {
  readonly #waiting: (() => void)[] = [];
  #asked: (() => void) | undefined;
  #elapsedMs = 0;
  error: Error | null = null;
  waitedFor = 0;

  readonly elapsed = (): number => this.#elapsedMs;

  readonly syncAtOnce = (descriptor: number): void => {
    this.#elapsedMs += 5;
    this.waitedFor += 1;
    if (this.error !== null) throw this.error;
    fdatasyncSync(descriptor);
  };

  readonly sync: LogDisk['sync'] = (descriptor, done) => {
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
    store = await createSqliteStore({ dataFolder, logDisk: disk });
  });

  /** Lets it become known how slow the disk is. */
  async function learn(): Promise<void> {
    for (const number of [101, 102, 103]) await writeNumbered(store, number);
    expect(disk.waitedFor).toBe(3);
  }

  afterEach(async () => {
    await store.close();
    await rm(dataFolder, { recursive: true });
  });

  it('tells of a commit once it is on the disk, and holds nobody else up meanwhile', async () => {
    await learn();
    let isDone = false;
    const writing = writeNumbered(store, 1).then(() => (isDone = true));

    await disk.asked();
    expect(await findNumbered(store.records, 1)).toBe('all');
    expect(isDone).toBe(false);
    disk.answer();
    await writing;
  });

  it('takes what came in the meantime with the next commit', async () => {
    await learn();
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

  it.each(['slow', 'not known yet'])('believes a disk no more that could not take a commit, where it is %s', async (kind) => {
    if (kind === 'slow') await learn();
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
    // Whoever is told that nothing was kept tries again: what each try wrote would be seen.
    expect(await findNumbered(store.records, 2)).toBe('none');
  });
});

describe('createSqliteStore', () => {
  it('brings what it finds in the log into the database, so that no commit comes to stand behind what never got to the disk', async () => {
    const newFolder = (): Promise<string> => mkdtemp(path.join(tmpdir(), 'signalbox-log-'));
    const [before, killed, alone] = await Promise.all([newFolder(), newFolder(), newFolder()]);
    const copy = (name: string, [from, to]: readonly [string, string]): Promise<void> =>
      copyFile(path.join(from, name), path.join(to, name));
    const stores = [await createSqliteStore({ dataFolder: before })];
    try {
      await writeNumbered(stores[0] as Store, 1);
      for (const name of ['signalbox.sqlite', 'signalbox.sqlite-wal']) await copy(name, [before, killed]);
      stores.push(await createSqliteStore({ dataFolder: killed }));
      // Without its log.
      await copy('signalbox.sqlite', [killed, alone]);
      stores.push(await createSqliteStore({ dataFolder: alone }));

      for (const { records } of stores) expect(await findNumbered(records, 1)).toBe('all');
    } finally {
      for (const store of stores) await store.close();
      for (const folder of [before, killed, alone]) await rm(folder, { recursive: true });
    }
  });
});
