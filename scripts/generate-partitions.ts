// Writes src/domain/partitions.generated.ts from the partition table of the AWS SDK for JavaScript.
// `--check` writes nothing and fails where the file differs. The packages are installed into a temporary folder, never here.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { sha256 } from '../src/lib/sha256.ts';

// util-endpoints is the table's public home; since 3.996 the data itself stands in @aws-sdk/core, which util-endpoints
// asks for by range. Both are pinned, so that the same command gives the same file on any day.
const ENDPOINTS_PACKAGE = { name: '@aws-sdk/util-endpoints', version: '3.996.54' };
const DATA_PACKAGE = { name: '@aws-sdk/core', version: '3.981.0' };

/** Where the table has stood inside the two packages, newest first; an unknown layout fails by name. */
const TABLE_MODULES = [
  '@aws-sdk/core/dist-es/submodules/client/util-endpoints/lib/aws/partitions.js',
  '@aws-sdk/util-endpoints/dist-es/lib/aws/partitions.js',
];

const GENERATED_FILE = fileURLToPath(new URL('../src/domain/partitions.generated.ts', import.meta.url));

const sdkTableSchema = z.object({
  partitions: z.array(
    z.object({
      id: z.string().regex(/^aws[a-z-]*$/),
      regionRegex: z.string(),
      outputs: z.object({ dnsSuffix: z.string().regex(/^[a-z0-9.-]+$/), implicitGlobalRegion: z.string() }),
      regions: z.record(z.string(), z.unknown()),
    }),
  ),
});

/** The SDK's table as it is read from the package. */
export type SdkPartitionTable = z.infer<typeof sdkTableSchema>;

/** Returns the text of the generated file for a table of the SDK; throws where a Region looks like nothing known. */
export function renderPartitions(table: SdkPartitionTable): string {
  const partitions = table.partitions.map(({ id, regionRegex, outputs, regions }) => ({
    id,
    dnsSuffix: outputs.dnsSuffix,
    implicitGlobalRegion: outputs.implicitGlobalRegion,
    regions: Object.keys(regions)
      .filter((region) => isRealRegion(region, new RegExp(regionRegex)))
      .sort(),
  }));
  const lines = partitions.map((partition) => `  ${JSON.stringify(partition)},`);
  return [
    '// The AWS partitions and their Regions. Written by scripts/generate-partitions.ts; change that, not this.',
    '',
    '/** Where the table comes from, and the SHA-256 of `JSON.stringify(partitions)`. */',
    'export const partitionsSource = {',
    `  package: '${DATA_PACKAGE.name}',`,
    `  version: '${DATA_PACKAGE.version}',`,
    `  sha256: '${sha256(JSON.stringify(partitions))}',`,
    '} as const;',
    '',
    '/** Every partition with its DNS suffix, the Region that stands for its global services, and its Regions. */',
    'export const partitions = [',
    ...lines,
    '] as const;',
    '',
  ].join('\n');
}

// The table lists pseudo Regions (`aws-global`, `aws-cn-global`) among the real ones; no host carries their name.
function isRealRegion(region: string, regionPattern: RegExp): boolean {
  if (regionPattern.test(region)) return true;
  if (/^aws[a-z-]*-global$/.test(region)) return false;
  throw new Error(`The SDK's table has a Region of an unknown form: ${region}`);
}

async function installSdk(folder: string): Promise<void> {
  const packages = [ENDPOINTS_PACKAGE, DATA_PACKAGE].map(({ name, version }) => `${name}@${version}`);
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-save', '--prefix', folder];
  await promisify(execFile)('npm', ['install', ...options, ...packages], { cwd: folder });
}

async function readSdkTable(folder: string): Promise<SdkPartitionTable> {
  for (const path of TABLE_MODULES) {
    const module: unknown = await import(pathToFileURL(join(folder, 'node_modules', path)).href).catch(() => undefined);
    if (module === undefined) continue;
    return z.object({ partitionsInfo: sdkTableSchema }).parse(module).partitionsInfo;
  }
  throw new Error(`No partition table in ${ENDPOINTS_PACKAGE.name} ${ENDPOINTS_PACKAGE.version} at any of: ${TABLE_MODULES.join(', ')}`);
}

async function generate(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'partitions-'));
  try {
    await installSdk(folder);
    return renderPartitions(await readSdkTable(folder));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function main(options: readonly string[]): Promise<void> {
  const text = await generate();
  if (!options.includes('--check')) {
    await writeFile(GENERATED_FILE, text);
    return;
  }
  if ((await readFile(GENERATED_FILE, 'utf8')) === text) return;
  console.error('src/domain/partitions.generated.ts differs from the SDK: run "node scripts/generate-partitions.ts"');
  process.exitCode = 1;
}

if (import.meta.main) await main(process.argv.slice(2));
