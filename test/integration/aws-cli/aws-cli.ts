// The AWS CLI of this machine, where somebody has installed it: each command line a process, read by a shell, as its users run it.
import { execFile, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { findProgram } from '../../fakes/find-program.ts';
import type { MotoServer } from '../../fakes/find-moto.ts';

const run = promisify(execFile);

const program = findProgram('aws');

/** Instants as version 2 writes them, whatever the service sends; version 1 does so where it is told. */
const configFile = fileURLToPath(new URL('aws-config.ini', import.meta.url));

/** Version 2 writes some answers in another order; what is compared here is version 1. */
const version = program === undefined ? undefined : versionOf(program);

/** Tells whether there is an AWS CLI of version 1 on the PATH. */
export const hasAwsCli = version?.startsWith('aws-cli/1.') === true;

/** Says which AWS CLI is used, or that there is none. */
export function describeAwsCli(): string {
  if (program === undefined) return 'aws is not on the PATH: left out';
  return hasAwsCli ? `using ${program} (${version ?? ''})` : `${program} is ${version ?? 'unknown'}, not of version 1: left out`;
}

/** Runs a command line, without its first word, against a moto_server; rejects with what the AWS CLI says where it fails. */
export async function runAwsCli(line: string, { url, environment }: MotoServer): Promise<string> {
  // The endpoint is an argument: from the environment alone the AWS CLI does not take it for every service.
  const { stdout } = await run('sh', ['-c', `aws --endpoint-url ${url} ${line}`], {
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      ...environment,
      AWS_DEFAULT_REGION: environment['AWS_REGION'],
      AWS_CONFIG_FILE: configFile,
      AWS_PAGER: '',
    },
    maxBuffer: 16 * 1024 * 1024,
  });
  return stdout;
}

function versionOf(file: string): string | undefined {
  const { status, stdout, stderr } = spawnSync(file, ['--version'], { encoding: 'utf8' });
  return status === 0 ? `${stdout}${stderr}`.trim() : undefined;
}
