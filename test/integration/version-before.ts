// The program as it was before the newest migration, unpacked from the history of the project, where there is one that reaches so far.
import { execFile } from 'node:child_process';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { migrations } from '../../src/storage/sql/migrations/migrations.ts';

const run = promisify(execFile);
const ROOT = path.join(import.meta.dirname, '..', '..');
const FOLDER = 'src/storage/sql/migrations';

/** How many commits about migrations are looked at; what is older is too far away to run beside this version. */
const COMMITS_MAX = 20;

/** An unpacked version; `remove` it after the test. */
export interface UnpackedVersion {
  readonly folder: string;
  readonly remove: () => Promise<void>;
}

/** Finds the commit of the newest version that does not know the newest migration; undefined where the history has none. */
export async function findVersionBefore(): Promise<string | undefined> {
  const newest = migrations.at(-1)?.number ?? 0;
  const commits = await git('rev-list', `--max-count=${COMMITS_MAX}`, 'HEAD', '--', FOLDER).catch(() => '');
  for (const commit of commits.split('\n').filter((line) => line !== '')) {
    for (const candidate of [commit, `${commit}~1`]) {
      const known = await readMigrations(candidate);
      if (known !== undefined && known < newest) return candidate;
    }
  }
  return undefined;
}

/** Unpacks it, with the packages of this one. */
export async function unpackVersion(commit: string): Promise<UnpackedVersion> {
  const folder = await mkdtemp(path.join(tmpdir(), 'signalbox-before-'));
  const archive = path.join(folder, 'version.tar');
  await git('archive', '--format=tar', `--output=${archive}`, commit);
  await run('tar', ['-xf', archive, '-C', folder]);
  await rm(archive);
  // The page is not what is tested, and building it takes longer than all the rest.
  await rm(path.join(folder, 'console', 'src'), { recursive: true, force: true });
  await symlink(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Returns the number of a commit's newest migration; undefined where the commit is not there, or names migrations that are not in it. */
async function readMigrations(commit: string): Promise<number | undefined> {
  try {
    const list = await git('show', `${commit}:${FOLDER}/migrations.ts`);
    const names = [...list.matchAll(/'\.\/(\d{4}-[a-z-]+\.ts)'/g)].flatMap(([, name]) => name ?? []);
    const files = (await git('ls-tree', '--name-only', commit, `${FOLDER}/`)).split('\n').map((file) => path.basename(file));
    return names.every((name) => files.includes(name)) ? Number(names.at(-1)?.slice(0, 4)) : undefined;
  } catch {
    return undefined;
  }
}

async function git(...words: readonly string[]): Promise<string> {
  const { stdout } = await run('git', words, { cwd: ROOT, maxBuffer: 16 * 1024 * 1024 });
  return stdout;
}
