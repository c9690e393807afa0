// A disk of a few megabytes that can be filled: where we may mount one.
import { execFile } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Room for the events of a run and some more. */
const SIZE = '1g';
const PIECE_BYTES = 16 * 1024 * 1024;

/** A disk in memory. */
export interface SmallDisk {
  /** Fills it to the last byte; `free` gives the room back. */
  fill(): Promise<void>;
  free(): Promise<void>;
  unmount(): Promise<void>;
}

/** Mounts one over an empty folder; undefined where that is not allowed. */
export async function mountSmallDisk(folder: string): Promise<SmallDisk | undefined> {
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${SIZE}`, 'tmpfs', folder]);
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
