// moto_server, another AWS that runs on a machine, where somebody has installed it: a second opinion beside our own double.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { findProgram } from './find-program.ts';

/** The account that moto plays for whoever has no session of a role (its own default). */
const ACCOUNT_ID = '123456789012';

/** A running moto_server. */
export interface MotoServer {
  readonly url: string;
  readonly accountId: string;
  /** The environment with which clients come there. */
  readonly environment: Readonly<Record<string, string>>;
  readonly stop: () => Promise<void>;
}

/** Tells whether there is a moto_server on the PATH. */
export const hasMoto = findProgram('moto_server') !== undefined;

/** Starts moto_server on a free port, with settings of its own (MOTO_...), and says so; undefined, and says so, where there is none. */
export async function startMoto(settings: Readonly<Record<string, string>> = {}): Promise<MotoServer | undefined> {
  const program = findProgram('moto_server');
  process.stdout.write(program === undefined ? 'moto_server is not on the PATH: left out\n' : `using ${program}\n`);
  if (program === undefined) return undefined;
  const child = spawn(program, ['-H', '127.0.0.1', '-p', '0'], {
    // Without MOTO_ACCOUNT_ID, which would make every call one of the same account, whatever role it is signed with.
    env: { ...ownEnvironment(), ...settings },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const url = await readAddress(child);
  return {
    url,
    accountId: ACCOUNT_ID,
    environment: {
      AWS_ENDPOINT_URL: url,
      AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'sample-secret',
      AWS_REGION: 'us-east-1',
      AWS_EC2_METADATA_DISABLED: 'true',
    },
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** It is a client of AWS itself, and fails where tests have emptied the settings of AWS. */
function ownEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_')));
}

/** Reads where it listens from its greeting, which is on the error stream, and goes on reading, so that it never waits for us. */
async function readAddress(child: ChildProcess): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let written = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    written += chunk.toString();
    // Match: http://127.0.0.1:5000 and a line end. Near miss: half of the port.
    const address = /(http:\/\/127\.0\.0\.1:\d+)\s/.exec(written)?.[1];
    if (address !== undefined) resolve(address);
  });
  child.once('exit', (code) => {
    reject(new Error(`moto_server ended with ${String(code)}:\n${written}`));
  });
  return promise;
}
