// What a newcomer does: clone, install, start, open the page. As a person without special rights, with the Node.js of the machine.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personEnvironment } from './person-environment.ts';
import { runOrThrow, waitForOutput } from './run-program.ts';

const ROOT = path.join(import.meta.dirname, '..', '..');
const INSTALL_LIMIT_MS = 15 * 60_000;
const UNPRIVILEGED_USER = 'nobody';

interface Person {
  readonly uid?: number;
  readonly gid?: number;
}

let folder = '';
let clone = '';
let person: Person = {};
let environment: NodeJS.ProcessEnv = {};
let server: ChildProcess | undefined;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'fresh-clone-'));
  clone = path.join(folder, 'signalbox');
  const home = path.join(folder, 'home');
  await mkdir(home);
  await runOrThrow('git', ['clone', '--quiet', ROOT, clone]);
  const [registry, cache] = await Promise.all(['registry', 'cache'].map((name) => askNpm(name)));
  // The person has a cache as filled as ours, so that the test needs the network only where we would.
  const packages = path.join(cache ?? '', '_cacache');
  if (existsSync(packages)) await cp(packages, path.join(home, '.npm', '_cacache'), { recursive: true });
  environment = personEnvironment({ HOME: home, USER: UNPRIVILEGED_USER, XDG_CACHE_HOME: undefined, npm_config_registry: registry });
  if (process.getuid?.() === 0) {
    person = { uid: await askId('-u'), gid: await askId('-g') };
    await chmod(folder, 0o755);
    await runOrThrow('chown', ['-R', `${String(person.uid)}:${String(person.gid)}`, clone, home]);
  }
}, INSTALL_LIMIT_MS);

afterAll(async () => {
  await stop();
  await rm(folder, { recursive: true, force: true });
});

async function askNpm(setting: string): Promise<string> {
  return (await runOrThrow('npm', ['config', 'get', setting], { env: personEnvironment() })).trim();
}

async function askId(flag: string): Promise<number> {
  return Number(await runOrThrow('id', [flag, UNPRIVILEGED_USER]));
}

/** Runs `npm start` until the page is there, and returns how long that took. */
async function startAndOpenPage(): Promise<{ readonly seconds: number; readonly page: string }> {
  const startedAt = performance.now();
  server = spawn('npm', ['start'], {
    cwd: clone,
    env: { ...environment, SIGNALBOX_SERVER_PORT: '0' },
    ...person,
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that it can be interrupted as a terminal does it.
    detached: true,
  });
  const url = await waitForOutput(server, /http:\/\/[\w.[\]:]+(?=[/\s])/);
  const answer = await fetch(`${url}/`);
  const page = await answer.text();
  expect(answer.status).toBe(200);
  const script = /<script[^>]+src="([^"]+)"/.exec(page)?.[1] ?? '';
  expect((await fetch(new URL(script, url))).status).toBe(200);
  return { seconds: secondsSince(startedAt), page };
}

/** Interrupts the server and everything that npm started around it. */
async function stop(): Promise<void> {
  const running = server;
  server = undefined;
  if (running?.pid === undefined || running.exitCode !== null || running.signalCode !== null) return;
  const ended = once(running, 'close');
  process.kill(-running.pid, 'SIGINT');
  await ended;
}

function secondsSince(startedAt: number): number {
  return Math.round((performance.now() - startedAt) / 100) / 10;
}

function print(what: string, seconds: number): void {
  process.stdout.write(`fresh clone: ${what}: ${String(seconds)} s\n`);
}

describe('a fresh clone', () => {
  it(
    'installs without running scripts, starts, shows the page, does so again, and leaves the checkout as it was',
    async () => {
      const installedAt = performance.now();
      await runOrThrow('npm', ['ci', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund'], {
        cwd: clone,
        env: environment,
        ...person,
      });
      print('npm ci', secondsSince(installedAt));

      const first = await startAndOpenPage();
      print('npm start to the first page, the page being built', first.seconds);
      await stop();
      const second = await startAndOpenPage();
      print('npm start to the first page again', second.seconds);
      await stop();

      const changes = await runOrThrow('git', ['-c', `safe.directory=${clone}`, 'status', '--porcelain'], { cwd: clone });

      expect(second.page).toBe(first.page);
      expect(changes).toBe('');
    },
    INSTALL_LIMIT_MS,
  );
});
