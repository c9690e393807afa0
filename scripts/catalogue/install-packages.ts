// Installs the official clients and the models into a temporary folder, never here.
import { execFile } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Longest that one installation of some 420 packages may take. */
const INSTALL_TIMEOUT_MS = 30 * 60_000;

/** Room for what npm prints. */
const OUTPUT_MAX_BYTES = 16 * 1024 * 1024;

// Match: 404 Not Found - GET .../@aws-sdk%2fclient-x, and npm's own '@aws-sdk/client-x@latest' is not in this registry.
const NOT_THERE = /['/](@aws-sdk(?:\/|%2f)client-[a-z0-9-]+)/i;

/** An installation: its folder, and the packages that the registry does not have. */
export interface Installation {
  readonly folder: string;
  readonly notThere: readonly string[];
}

/** Installs packages (name to version); those that the registry does not have are left out and named. */
export async function installPackages(packages: Readonly<Record<string, string>>): Promise<Installation> {
  const folder = await mkdtemp(join(tmpdir(), 'catalogue-'));
  const wanted: Record<string, string> = { ...packages };
  const notThere: string[] = [];
  for (;;) {
    await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'catalogue-sources', private: true, dependencies: wanted }));
    const missing = await install(folder);
    if (missing === undefined) return { folder, notThere };
    if (!(missing in wanted)) throw new Error(`the registry does not have ${missing}, which nobody asked for`);
    notThere.push(missing);
    delete wanted[missing];
  }
}

/** Undefined where all went well, else the package that is not there. */
async function install(folder: string): Promise<string | undefined> {
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--omit=optional', '--legacy-peer-deps'];
  try {
    await promisify(execFile)('npm', ['install', ...options], { cwd: folder, timeout: INSTALL_TIMEOUT_MS, maxBuffer: OUTPUT_MAX_BYTES });
    return undefined;
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
    const missing = said.includes('E404') ? NOT_THERE.exec(said)?.[1] : undefined;
    if (missing === undefined) throw error;
    return missing.replace(/%2f/i, '/');
  }
}
