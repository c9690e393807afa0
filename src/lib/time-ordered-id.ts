// Ids that sort by the time of their making (UUID version 7). Randomness is drawn for many at once: one draw costs more than all the rest.
import { randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';

/** What version 7 takes for one id. */
const RANDOM_BYTES = 16;
const IDS_PER_DRAW = 256;

/** The largest number that RFC 9562, 6.2 (method 1) has room for; where it is used up, the id takes the next millisecond. */
const MAX_SEQUENCE = 0xffff_ffff;

/** Makes what gives ids, each greater than the one before, also within a millisecond and where the clock is set back. */
export function createIdMaker(now: () => number = Date.now): () => string {
  const pool = new Uint8Array(RANDOM_BYTES * IDS_PER_DRAW);
  let used = pool.length;
  let milliseconds = -Infinity;
  let sequence = 0;

  return () => {
    if (used === pool.length) {
      randomFillSync(pool);
      used = 0;
    }
    const random = pool.subarray(used, used + RANDOM_BYTES);
    used += RANDOM_BYTES;
    const instant = now();
    if (instant > milliseconds) {
      milliseconds = instant;
      // Half of the room stays for the ids of the same millisecond.
      sequence = new DataView(random.buffer, random.byteOffset).getUint32(0) >>> 1;
    } else if (sequence < MAX_SEQUENCE) {
      sequence += 1;
    } else {
      milliseconds += 1;
      sequence = 0;
    }
    return v7({ random, msecs: milliseconds, seq: sequence });
  };
}
