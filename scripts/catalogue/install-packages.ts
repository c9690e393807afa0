// Installs official clients into a temporary folder, never here.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Longest that one installation of some 420 packages may take. */
const INSTALL_TIMEOUT_MS = 30 * 60_000;

/** Room for what npm prints. */
const OUTPUT_MAX_BYTES = 16 * 1024 * 1024;

/** An installation: its folder, and the packages that the registry does not have. */
export interface Installation {
  readonly folder: string;
  readonly notThere: readonly string[];
}

/** Installs packages (name to version); those that the registry does not have are left out and named. */
export async function installPackages(packages: Readonly<Record<string, string>>): Promise<Installation> {
  const folder = await mkdtemp(join(tmpdir(), 'catalogue-'));
  // npm goes on where an optional package is not to be had.
  const manifest = { name: 'catalogue-sources', private: true, optionalDependencies: packages };
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  const options = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--legacy-peer-deps'];
  await promisify(execFile)('npm', options, { cwd: folder, timeout: INSTALL_TIMEOUT_MS, maxBuffer: OUTPUT_MAX_BYTES });
  return { folder, notThere: Object.keys(packages).filter((name) => !existsSync(join(folder, 'node_modules', name))) };
}
