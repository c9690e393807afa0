// The files of the project: what git tracks, and what is new and not ignored.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.join(import.meta.dirname, '..', '..');

/** Lists the project's files, as paths from its root with forward slashes. */
export function listProjectFiles(): string[] {
  const listing = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: ROOT, encoding: 'utf8' });
  return listing.split('\0').filter((file) => file !== '' && existsSync(path.join(ROOT, file)));
}
