// Signalbox as its users run it: a process of its own, started by the launcher.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** A running server process. */
export interface ServerProcess {
  readonly url: string;
  readonly signInUrl: string;
  readonly dataFolder: string;
  /** From the start of the process to its greeting. */
  readonly startMs: number;
  readonly child: ChildProcess;
  /** Resident memory of the process, in MB. */
  residentMegabytes(): Promise<number>;
  /** Stops it as an operator would, and takes its data away. */
  stop(): Promise<void>;
  /** Kills it as the out-of-memory killer would; its data stay. */
  kill(): Promise<void>;
}

/** How a server process is started. */
export interface ServerProcessOptions {
  /** The configuration file's text; port and data folder come from the environment. */
  readonly yaml?: string;
  /** An existing data folder, for a second start. */
  readonly dataFolder?: string;
  readonly environment?: NodeJS.ProcessEnv;
  /** Puts files beside the configuration before the start. */
  readonly prepare?: (folder: string) => Promise<void>;
  /** Arguments for Node itself. */
  readonly nodeArguments?: readonly string[];
  /** Keeps to itself what the server writes to standard error. */
  readonly isQuiet?: boolean;
  /** The folder of another version of the program. */
  readonly program?: string;
}

/** Starts a server on a free port; resolves with its greeting. */
export async function startServerProcess(options: ServerProcessOptions = {}): Promise<ServerProcess> {
  const dataFolder = options.dataFolder ?? (await mkdtemp(join(tmpdir(), 'signalbox-process-')));
  const file = join(dataFolder, 'signalbox.yaml');
  await writeFile(file, options.yaml ?? '# defaults\nlogLevel: info\n');
  await options.prepare?.(dataFolder);
  const launcher = join(options.program ?? ROOT, 'bin', 'signalbox.mjs');
  const startedAt = performance.now();
  const child = spawn(process.execPath, [...(options.nodeArguments ?? []), launcher, 'start', '--json', '--config', file], {
    env: { ...process.env, SIGNALBOX_SERVER_PORT: '0', SIGNALBOX_DATA_FOLDER: dataFolder, ...options.environment },
    stdio: ['ignore', 'pipe', options.isQuiet === true ? 'ignore' : 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  const [greeting] = (await Promise.race([
    once(lines, 'line'),
    once(child, 'exit').then(([code]) => {
      throw new Error(`the server ended with ${String(code)} before it greeted`);
    }),
  ])) as [string];
  const { url, signInUrl } = JSON.parse(greeting) as { url: string; signInUrl: string };

  async function end(signal: NodeJS.Signals): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
  }

  return {
    url,
    signInUrl,
    dataFolder,
    startMs: performance.now() - startedAt,
    child,
    residentMegabytes: async () => {
      const status = await readFile(`/proc/${child.pid}/status`, 'utf8');
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
    },
    stop: async () => {
      await end('SIGTERM');
      await rm(dataFolder, { recursive: true, force: true });
    },
    kill: () => end('SIGKILL'),
  };
}
