// npm, to be run by a chosen Node.js instead of the one that its first line names.
import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';

/** Returns the path of npm's own script on this machine. */
export function findNpm(): string {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const npm = folders.map((folder) => path.join(folder, 'npm')).find((file) => existsSync(file));
  if (npm === undefined) throw new Error('npm is not on the PATH');
  return realpathSync(npm);
}
