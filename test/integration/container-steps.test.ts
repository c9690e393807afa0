// The steps of the container file, replayed in folders where there is no container engine: what they make runs, as a user without rights.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { access, chmod, mkdir, mkdtemp, readdir, rm, stat, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { replayContainerFile, type BuiltStage } from './container-file.ts';
import { personEnvironment } from './person-environment.ts';
import { runOrThrow, waitForOutput } from './run-program.ts';

const ROOT = path.join(import.meta.dirname, '..', '..');
const BUILD_LIMIT_MS = 15 * 60_000;
/** What deploy/compose.yaml allows before it kills. */
const STOP_GRACE_MS = 20_000;

let folder = '';
let environment: NodeJS.ProcessEnv = {};
let image: BuiltStage;
let server: ChildProcess | undefined;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'container-'));
  await chmod(folder, 0o755);
  environment = await environmentOfBaseImage();
  const stages = path.join(folder, 'stages');
  await mkdir(stages);
  image = await replayContainerFile(path.join(ROOT, 'deploy', 'Containerfile'), { context: ROOT, folder: stages, environment });
}, BUILD_LIMIT_MS);

afterAll(async () => {
  server?.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

/** The base image has our Node.js as `node`, and npm. */
async function environmentOfBaseImage(): Promise<NodeJS.ProcessEnv> {
  const programs = path.join(folder, 'programs');
  await mkdir(programs);
  await symlink(process.execPath, path.join(programs, 'node'));
  const person = personEnvironment();
  return { ...person, PATH: `${programs}${path.delimiter}${person['PATH'] ?? ''}` };
}

function inImage(words: readonly string[]): readonly string[] {
  return words.map((word) => (word.startsWith('/') ? image.place(word) : word));
}

/** Runs as the user of the image, where we may choose one. */
function asUser(): { readonly uid?: number; readonly gid?: number } {
  const [uid = Number.NaN, gid = Number.NaN] = (image.user ?? '').split(':').map(Number);
  return process.getuid?.() === 0 ? { uid, gid } : {};
}

function runtimeEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(image.environment).map(([name, value]) => [name, value.startsWith('/') ? image.place(value) : value]);
  return { PATH: environment['PATH'], ...Object.fromEntries(own), SIGNALBOX_SERVER_PORT: '0' };
}

describe('the container file', () => {
  it('pins its base image to the Node.js that comes with the install', async () => {
    const version = await runOrThrow(process.execPath, ['--version']);

    expect(image.base).toBe(`docker.io/library/node:${version.trim().slice(1)}-bookworm-slim`);
  });

  it('leaves sources, tests and the tools of the workshop out', async () => {
    const application = image.place('/opt/signalbox');

    expect((await readdir(application)).toSorted()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'bin',
      'catalogue',
      'console',
      'dist',
      'fonts',
      'node_modules',
      'package.json',
    ]);
    expect(await readdir(path.join(application, 'node_modules'))).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(typescript|vitest|vite|node-linux-.*|signalbox-console)$/)]),
    );
  });

  it('runs as a user that owns its data and nothing else', async () => {
    expect(image.user).toBe('1000:1000');
    if (process.getuid?.() !== 0) return;
    expect(await stat(image.place('/data'))).toMatchObject({ uid: 1000, gid: 1000 });
    expect(await stat(image.place('/opt/signalbox/dist'))).not.toMatchObject({ uid: 1000 });
  });

  it('starts, is healthy by its own check, and stops within the grace that compose allows', async () => {
    const [program, ...entryArguments] = inImage(image.entryPoint);
    if (program === undefined) throw new Error('the container file has no entry point');
    const programArguments = [...entryArguments, ...image.command, '--json'];
    server = spawn(program, programArguments, {
      cwd: image.place(image.folder),
      env: runtimeEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
      ...asUser(),
    });
    const greeting = JSON.parse(await waitForOutput(server, /^\{"url".*\}$/m)) as { url: string };
    const port = new URL(greeting.url).port;

    const [check = '', ...checkArguments] = image.healthCheck.map((word) => word.replace('127.0.0.1:7700', `127.0.0.1:${port}`));
    await runOrThrow(check, checkArguments, { env: runtimeEnvironment() });
    await expect(access(image.place('/data/signalbox.sock'))).resolves.toBeUndefined();
    const page = await fetch(`http://127.0.0.1:${port}/`);
    server.kill('SIGTERM');
    const [code] = (await once(server, 'exit', { signal: AbortSignal.timeout(STOP_GRACE_MS) })) as [number];

    expect(page.headers.get('content-type')).toContain('text/html');
    expect(code).toBe(0);
  });
});
