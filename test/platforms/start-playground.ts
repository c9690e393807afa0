// Microsoft's Agents Playground: a page in a browser that shows a bot as Teams does, made by nobody here. It is fetched with npm into a
// temporary folder, is no dependency of the product, and talks to this machine alone.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { findNpm } from '../integration/find-npm.ts';

/** The version that the walk-through was written with. */
const PLAYGROUND = '@microsoft/m365agentsplayground@0.2.28';

const FETCH_TIMEOUT_MS = 120_000;
const START_TIMEOUT_MS = 30_000;

/** It does not start with fewer people beside the one who sits before it. */
const LEAST_OTHERS = 5;

function otherPerson(index: number): Readonly<Record<string, string>> {
  const [name, email] = [`Person ${String(index)}`, `person-${String(index)}@example.com`];
  const aadObjectId = `00000000-0000-0000-0000-0000000000e${String(index)}`;
  return { id: `29:person-${String(index)}`, name, aadObjectId, userPrincipleName: email, givenName: name, surname: name, email };
}

/** Whom and what the playground knows: its own form of a tenant. */
export interface PlaygroundTenant {
  readonly tenantId: string;
  readonly botId: string;
  readonly person: { readonly id: string; readonly name: string; readonly aadObjectId: string };
  readonly team: { readonly id: string; readonly groupId: string };
  readonly channel: { readonly id: string; readonly name: string };
}

/** A running playground. */
export interface Playground {
  /** Its page. */
  readonly url: string;
  /** Its Bot Connector. */
  readonly serviceUrl: string;
  /** What it has printed. */
  readonly log: () => string;
  readonly stop: () => Promise<void>;
}

/** Fetches it; returns its folder, or why it cannot be had. */
export async function fetchPlayground(): Promise<{ readonly folder: string } | { readonly missing: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'signalbox-playground-'));
  await writeFile(join(folder, 'package.json'), '{"private":true}');
  const options = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--fetch-retries=0', '--fetch-timeout=30000', PLAYGROUND];
  const { status, stderr } = spawnSync(process.execPath, [findNpm(), ...options], {
    cwd: folder,
    timeout: FETCH_TIMEOUT_MS,
    encoding: 'utf8',
  });
  if (status === 0) return { folder };
  await rm(folder, { recursive: true, force: true });
  return {
    missing: `${PLAYGROUND} cannot be fetched: ${stderr.split('\n').find((line) => line.includes('error')) ?? 'npm did not end in time'}`,
  };
}

/** Chooses a port that is free now. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Chooses where a playground will be, before the bot that it is to talk to is there. */
export async function placePlayground(): Promise<{ readonly port: number; readonly serviceUrl: string }> {
  const port = await freePort();
  return { port, serviceUrl: `http://localhost:${String(port)}/_connector/` };
}

/** Starts it, connected with a bot. */
export async function startPlayground(
  folder: string,
  { port, serviceUrl }: Awaited<ReturnType<typeof placePlayground>>,
  { tenant, botUrl }: { readonly tenant: PlaygroundTenant; readonly botUrl: string },
): Promise<Playground> {
  const { person } = tenant;
  const named = { userPrincipleName: 'ana@example.com', givenName: 'Ana', surname: 'Example', email: 'ana@example.com' };
  await writeFile(
    join(folder, '.m365agentsplayground.yml'),
    stringify({
      version: '0.1.1',
      tenantId: tenant.tenantId,
      bot: { id: tenant.botId, name: 'Signalbox' },
      currentUser: { ...person, ...named },
      users: Array.from({ length: LEAST_OTHERS }, (_, index) => otherPerson(index)),
      personalChat: { id: 'a:1chat-0a' },
      groupChat: { id: '19:group0a@thread.v2', name: 'Group' },
      team: { id: tenant.team.id, name: 'Operations', aadGroupId: tenant.team.groupId, channels: [tenant.channel] },
    }),
  );
  const script = join(folder, 'node_modules', '@microsoft', 'm365agentsplayground', 'cli.js');
  const options = ['start', '-e', botUrl, '-c', 'msteams', '-p', String(port), '--su', serviceUrl, '--disable-telemetry'];
  const child = spawn(process.execPath, [script, ...options], {
    cwd: folder,
    env: { PATH: process.env['PATH'], HOME: folder, TEAMSAPPTESTER_BROWSER: 'none', TEAMSAPPTESTER_LOGFILE: join(folder, 'log.txt') },
  });
  const printed: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => printed.push(chunk.toString('utf8')));
  child.stderr.on('data', (chunk: Buffer) => printed.push(chunk.toString('utf8')));
  const url = `http://localhost:${String(port)}`;
  await untilAnswering(`${url}/_debug/ping`, child, printed);
  return { url, serviceUrl, log: () => printed.join(''), stop: () => stop(child) };
}

async function untilAnswering(url: string, child: ChildProcess, printed: readonly string[]): Promise<void> {
  const deadline = AbortSignal.timeout(START_TIMEOUT_MS);
  for (;;) {
    if (child.exitCode !== null || deadline.aborted) throw new Error(`the playground did not start: ${printed.join('')}`);
    try {
      const response = await fetch(url, { signal: deadline });
      await response.arrayBuffer();
      if (response.ok) return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}
