// Terraform with its AWS provider, where somebody has installed both: it parses and checks what we print.
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runOrThrow } from '../integration/run-program.ts';
import { findProgram } from './find-program.ts';

const terraform = findProgram('terraform');

/** Where a mirror of providers may lie (Terraform, provider installation), and where machines without a network keep theirs. */
const MIRRORS = [
  process.env['TERRAFORM_PROVIDERS'] ?? '',
  '/usr/local/share/terraform/plugins',
  '/usr/share/terraform/plugins',
  '/opt/tf-plugins',
];

const mirror = MIRRORS.find((folder) => folder !== '' && existsSync(folder));

/** Tells whether there is a terraform on the PATH. */
export const hasTerraform = terraform !== undefined;

/** Tells whether its providers are there as well, without a network. */
export const hasTerraformProviders = terraform !== undefined && mirror !== undefined;

/** A folder with one Terraform file. */
export interface TerraformFolder {
  /** Runs a command in it and returns what it printed; throws where it fails. */
  readonly run: (...commandArguments: readonly string[]) => Promise<string>;
  readonly init: () => Promise<string>;
  readonly remove: () => Promise<void>;
}

/** Writes the file into a folder of its own. */
export async function openTerraformFolder(text: string, environment: NodeJS.ProcessEnv = {}): Promise<TerraformFolder> {
  const folder = await mkdtemp(path.join(tmpdir(), 'signalbox-terraform-'));
  await writeFile(path.join(folder, 'main.tf'), text);
  // A file of settings that somebody else named may not be there.
  const env = { ...process.env, ...environment, TF_CLI_CONFIG_FILE: '', CHECKPOINT_DISABLE: '1', TF_IN_AUTOMATION: '1' };
  const run: TerraformFolder['run'] = (...commandArguments) => runOrThrow(terraform ?? 'terraform', commandArguments, { cwd: folder, env });
  return {
    run,
    init: () => run('init', '-no-color', `-plugin-dir=${mirror ?? ''}`),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
