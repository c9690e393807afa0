// The numbers with which containers and processes end.
import type { Leaf } from './leaf.ts';

/** The code of a process that was asked to stop (128 + SIGTERM), as every ordinary deployment does. */
const STOPPED_ON_REQUEST = 143;

/** Tells whether the value at a path is an exit code. */
export function isExitCode(path: readonly string[]): boolean {
  return /^exit_?code$/i.test(path.at(-1) ?? '');
}

/** Tells whether a value is the exit code of something that failed. */
export function isFailedExit({ path, value }: Leaf): boolean {
  return isExitCode(path) && typeof value === 'number' && value !== 0 && value !== STOPPED_ON_REQUEST;
}
