// Programs that somebody may have installed beside Node: suites that need one are left out where it is missing.
import { existsSync } from 'node:fs';
import path from 'node:path';

/** Finds a program on the PATH; undefined where there is none of that name. */
export function findProgram(name: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return folders.map((folder) => path.join(folder, name)).find((file) => existsSync(file));
}
