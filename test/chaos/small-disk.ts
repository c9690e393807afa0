// A disk of a few gigabytes that can be filled: where we may mount one.
import { execFile } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Room for the events of four minutes and some more: an event takes some 33 KB with its messages in five channels. */
const GIGABYTES_PER_FOUR_MINUTES = 1;
const FOUR_MINUTES_MS = 4 * 60_000;
const PIECE_BYTES = 16 * 1024 * 1024;

/** A disk in memory. */
export interface SmallDisk {
  /** Fills it to the last byte; `free` gives the room back. */
  fill(): Promise<void>;
  free(): Promise<void>;
  unmount(): Promise<void>;
}

/** Mounts one over an empty folder, for a run of so many milliseconds; undefined where that is not allowed. */
export async function mountSmallDisk(folder: string, milliseconds: number): Promise<SmallDisk | undefined> {
  const gigabytes = Math.ceil(milliseconds / FOUR_MINUTES_MS) * GIGABYTES_PER_FOUR_MINUTES;
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${gigabytes}g`, 'tmpfs', folder]);
  } catch {
    return undefined;
  }
  const ballast: string[] = [];
  const free = async (): Promise<void> => {
    await Promise.all(ballast.splice(0).map((file) => rm(file, { force: true })));
  };
  return {
    fill: async () => {
      for (let size = PIECE_BYTES; size >= 4_096;) {
        const file = join(folder, `ballast-${ballast.length}`);
        ballast.push(file);
        try {
          await writeFile(file, Buffer.alloc(size));
        } catch {
          size = Math.floor(size / 4);
        }
      }
    },
    free,
    unmount: async () => {
      await run('umount', ['-l', folder]).catch(() => undefined);
    },
  };
}
