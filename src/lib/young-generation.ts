// Bounds the room for what has just been made (V8's young generation). It doubles up to 32 MB and gives little back, twice as much as the
// objects of an event ever need; the flag that bounds it must stand before the process starts, where nobody can be asked to put it. How
// much it grows at a time is read anew at each growth, so that it can be told to stay as it is.
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/** Measured: with 1 MB, taking in events cost a quarter more CPU in one run; between 8 and 32 MB no difference could be told from chance. */
const BOUND_BYTES = 16 * 2 ** 20;

/** Under the heaviest load it takes some hundred milliseconds from one doubling to the next. */
const LOOK_EVERY_MS = 200;

/** By how much the young generation may grow next: it doubles while that stays within the bound. */
export function growthFactor(sizeBytes: number): 1 | 2 {
  return sizeBytes * 2 <= BOUND_BYTES ? 2 : 1;
}

/** Begins to bound it, after all modules are loaded: the launcher keeps it from growing meanwhile. Returns what ends it. */
export function boundYoungGeneration(): () => void {
  const timer = setInterval(() => {
    const size = getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space')?.space_size ?? 0;
    setFlagsFromString(`--semi-space-growth-factor=${growthFactor(size)}`);
  }, LOOK_EVERY_MS);
  timer.unref();
  return () => {
    clearInterval(timer);
  };
}
