// The catalogue that is checked in: what its sources give, whole, and small enough to be carried along.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CatalogueFiles } from '../../scripts/catalogue/catalogue-files.ts';
import { writeReport } from '../../scripts/catalogue/catalogue-report.ts';
import { checkCatalogue } from '../../scripts/catalogue/check-catalogue.ts';
import { contractVersions } from '../../scripts/catalogue/contract-services.ts';
import type { ProtocolName } from '../../src/catalogue/stored-service.ts';

const own = fileURLToPath(new URL('../../catalogue', import.meta.url));
const packages = fileURLToPath(new URL('../../node_modules', import.meta.url));
const page = fileURLToPath(new URL('../../docs/reference/catalogue.md', import.meta.url));
const files = new CatalogueFiles();

/** What the whole catalogue may weigh in the repository. */
const MAX_BYTES = 6 * 1024 * 1024;

describe('the catalogue', () => {
  it('is what its sources give', async () => {
    expect(await checkCatalogue(packages)).toEqual([]);
  });

  it('has every service and operation that the AWS CLI counts, but those that the page names', () => {
    const sources = files.readSources();
    const fewer = files.readServiceFacts().filter(({ cli, operations }) => {
      const source = sources[cli];
      return source === undefined || source.operations + (source.missing?.length ?? 0) < operations;
    });

    expect(files.readServiceFacts().length).toBe(425);
    expect(fewer.map(({ cli }) => cli)).toEqual([]);
  });

  it('makes services of every protocol in use again from their clients', () => {
    const protocols = new Set([...contractVersions(files.readServiceFacts()).keys()].map((cli) => files.read(cli).protocol));

    expect([...protocols].toSorted()).toEqual([
      'awsJson1_0',
      'awsJson1_1',
      'awsQuery',
      'ec2Query',
      'restJson1',
      'restXml',
    ] satisfies ProtocolName[]);
  });

  it('weighs less than 6 MB', () => {
    const sizes = readdirSync(own, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => statSync(join(parentPath, name)).size);

    expect(sizes.length).toBeGreaterThan(400);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(MAX_BYTES);
  });

  it('is described by its page', () => {
    const folder = mkdtempSync(join(tmpdir(), 'signalbox-report-'));
    try {
      const report = join(folder, 'catalogue.md');
      writeFileSync(report, writeReport({ facts: files.readServiceFacts(), sources: files.readSources(), read: (cli) => files.read(cli) }));
      execFileSync(join(packages, '.bin/oxfmt'), [report], { stdio: 'ignore' });

      expect(readFileSync(report, 'utf8')).toBe(readFileSync(page, 'utf8'));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('checkCatalogue', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'signalbox-check-'));
    cpSync(own, folder, { recursive: true });
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const check = (): Promise<readonly string[]> => checkCatalogue(packages, new CatalogueFiles(pathToFileURL(`${folder}/`)));
  const serviceFile = (cli: string): string => join(folder, `services/${cli}.json.br`);

  it('finds nothing in a copy', async () => {
    expect(await check()).toEqual([]);
  });

  it('finds one changed character of a service', async () => {
    const text = brotliDecompressSync(readFileSync(serviceFile('connect'))).toString('utf8');
    writeFileSync(serviceFile('connect'), brotliCompressSync(text.replace('"Name"', '"Nane"')));

    expect(await check()).toEqual(['services/connect.json.br differs from its hash in sources.json']);
  });

  it('finds that a contract service is not what its client gives, though its hash was changed along', async () => {
    const text = brotliDecompressSync(readFileSync(serviceFile('sts')))
      .toString('utf8')
      .replace('"RoleArn"', '"RoleArm"');
    writeFileSync(serviceFile('sts'), brotliCompressSync(text));
    const { sha256 } = await import('../../src/lib/sha256.ts');
    const sources = JSON.parse(readFileSync(join(folder, 'sources.json'), 'utf8')) as Record<string, object>;
    writeFileSync(join(folder, 'sources.json'), JSON.stringify({ ...sources, sts: { ...sources['sts'], sha256: sha256(text) } }));

    expect(await check()).toEqual(['services/sts.json.br differs from what its client gives']);
  });

  it('finds a damaged file', async () => {
    writeFileSync(serviceFile('sts'), 'damaged');

    expect(await check()).toEqual(['services/sts.json.br cannot be read']);
  });

  it('finds a service without a file, and a file without a service', async () => {
    rmSync(serviceFile('polly'));
    cpSync(serviceFile('sts'), serviceFile('stz'));

    expect(await check()).toEqual([
      'services/ and sources.json do not name the same services',
      'services/ and index.json do not name the same services',
      'services/stz.json.br differs from its hash in sources.json',
    ]);
  });

  it('finds that the index says something else', async () => {
    const index = readFileSync(join(folder, 'index.json'), 'utf8');
    writeFileSync(join(folder, 'index.json'), index.replace('"GetCallerIdentity"', '"GetCallersIdentity"'));

    expect(await check()).toEqual(['index.json says something else of sts than its file']);
  });

  it('finds that a client has another version than the service was made from', async () => {
    const sources = readFileSync(join(folder, 'sources.json'), 'utf8');
    writeFileSync(join(folder, 'sources.json'), sources.replace(/("sts":.*?"version":")[^"]+/, '$10.0.1'));

    expect(await check()).toEqual([expect.stringMatching(/^sts was made from version 0\.0\.1, package\.json has /)]);
  });
});
