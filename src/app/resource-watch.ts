// Whether memory or disk run short: doors send events back to their senders then, who keep them, before something has to give way here.
import { statfs } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { getHeapStatistics } from 'node:v8';

/** What runs short. */
export type Shortage = 'short-of-memory' | 'disk-nearly-full';

/** How full memory may be: the rest is for what is under way, which is bounded. */
const MEMORY_SHARE_MAX = 0.85;

/** How much of the disk is left alone: SQLite needs room to write back what it has logged, and operators to clean up. */
const FREE_BYTES_MIN = 64 * 1024 * 1024;

/** How long an answer counts. */
const MEMORY_EVERY_MS = 250;
const DISK_EVERY_MS = 2_000;

/** What is read, and when. */
export interface ResourceWatchOptions {
  /** A clock in milliseconds that never steps back. */
  readonly now: () => number;
  /** The share of memory that is used, of heap or process, whichever is fuller. */
  readonly readMemoryShare: () => number;
  /** How much is free where the data is. */
  readonly readFreeBytes: () => Promise<number>;
}

/** Watches them as often as somebody asks, and no oftener than needed. */
export class ResourceWatch {
  readonly #options: ResourceWatchOptions;
  #isShortOfMemory = false;
  #isDiskNearlyFull = false;
  #memoryReadAt = Number.NEGATIVE_INFINITY;
  #diskReadAt = Number.NEGATIVE_INFINITY;

  constructor(options: ResourceWatchOptions) {
    this.#options = options;
  }

  /** What runs short at the moment; of the disk as it was a moment ago, because nobody waits for it. */
  find(): Shortage | undefined {
    const now = this.#options.now();
    if (now - this.#memoryReadAt >= MEMORY_EVERY_MS) {
      this.#memoryReadAt = now;
      this.#isShortOfMemory = this.#options.readMemoryShare() > MEMORY_SHARE_MAX;
    }
    if (now - this.#diskReadAt >= DISK_EVERY_MS) {
      this.#diskReadAt = now;
      void this.#readDisk();
    }
    if (this.#isShortOfMemory) return 'short-of-memory';
    return this.#isDiskNearlyFull ? 'disk-nearly-full' : undefined;
  }

  async #readDisk(): Promise<void> {
    try {
      this.#isDiskNearlyFull = (await this.#options.readFreeBytes()) < FREE_BYTES_MIN;
    } catch {
      // Where the file system does not say, the store will when it is full.
      this.#isDiskNearlyFull = false;
    }
  }
}

/** Watches this process and the disk of a folder. */
export function watchResources(dataFolder: string): ResourceWatch {
  // In a container the limit of its group counts; 0 or more than there is where there is none (Node.js, process.constrainedMemory).
  const constrained = process.constrainedMemory();
  const memoryBytes = constrained > 0 ? Math.min(constrained, totalmem()) : totalmem();
  return new ResourceWatch({
    now: () => performance.now(),
    readMemoryShare: () => {
      const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics();
      return Math.max(process.memoryUsage.rss() / memoryBytes, used / limit);
    },
    readFreeBytes: async () => {
      const { bavail, bsize } = await statfs(dataFolder);
      return bavail * bsize;
    },
  });
}
