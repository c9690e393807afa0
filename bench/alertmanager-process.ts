// Prometheus' Alertmanager, as Debian packages it, for figures side by side. Not among the dependencies: it is found on the PATH or named by
// BENCH_ALERTMANAGER, and reads its templates from /usr/share/prometheus/alertmanager.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { findProgram } from '../test/fakes/find-program.ts';

const READY_WITHIN_MS = 15_000;
const LOOK_EVERY_MS = 50;

/** A running Alertmanager. */
export interface AlertmanagerProcess {
  readonly url: string;
  residentMegabytes(): Promise<number>;
  /** Kills it, and starts it again on the same folder. */
  crash(): Promise<AlertmanagerProcess>;
  stop(): Promise<void>;
}

/** Returns the program, where it is there. */
export function findAlertmanager(): string | undefined {
  return process.env['BENCH_ALERTMANAGER'] ?? findProgram('prometheus-alertmanager');
}

/** How it routes and whom it tells, in the words of its configuration file. */
export interface AlertmanagerSettings {
  readonly route: string;
  /** What its receiver `chat` has. */
  readonly receiver: string;
}

/** Settings by which each alert is a group of its own, and goes to the webhook at once. */
export function toWebhookAtOnce(webhookUrl: string): AlertmanagerSettings {
  return {
    route: "{ receiver: chat, group_by: ['...'], group_wait: 0s, group_interval: 5m, repeat_interval: 4h }",
    receiver: `webhook_configs: [{ url: '${webhookUrl}', send_resolved: false }]`,
  };
}

/** Starts it on a folder of its own. */
export async function startAlertmanager(program: string, { route, receiver }: AlertmanagerSettings): Promise<AlertmanagerProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'signalbox-bench-alertmanager-'));
  await writeFile(join(folder, 'alertmanager.yml'), `route: ${route}\nreceivers: [{ name: chat, ${receiver} }]\n`);
  return start(program, folder);
}

async function start(program: string, folder: string): Promise<AlertmanagerProcess> {
  const url = `http://127.0.0.1:${await freePort()}`;
  const child = spawn(
    program,
    [
      `--config.file=${join(folder, 'alertmanager.yml')}`,
      `--storage.path=${join(folder, 'data')}`,
      `--web.listen-address=${new URL(url).host}`,
      '--cluster.listen-address=',
      // Its log tells of each refused message.
      '--log.level=error',
    ],
    { stdio: ['ignore', 'ignore', 'ignore'] },
  );
  const kill = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };
  const stop = async (): Promise<void> => {
    await kill();
    await rm(folder, { recursive: true, force: true });
  };
  for (const giveUpAt = performance.now() + READY_WITHIN_MS; ; await setTimeout(LOOK_EVERY_MS)) {
    if (await isReady(url)) break;
    if (child.exitCode === null && performance.now() < giveUpAt) continue;
    await stop();
    throw new Error('Alertmanager does not start; are its templates in /usr/share/prometheus/alertmanager?');
  }
  return {
    url,
    residentMegabytes: async () => {
      const status = await readFile(`/proc/${child.pid}/status`, 'utf8');
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
    },
    crash: async () => {
      await kill();
      return start(program, folder);
    },
    stop,
  };
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/-/ready`)).ok;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
