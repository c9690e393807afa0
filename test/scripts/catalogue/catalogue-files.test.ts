import { mkdtempSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CatalogueFiles, serviceText, sourceLine, summarize } from '../../../scripts/catalogue/catalogue-files.ts';
import type { ReadService } from '../../../scripts/catalogue/read-service.ts';
import { sha256 } from '../../../src/lib/sha256.ts';
import { aStoredService } from '../../../src/catalogue/testing/a-stored-service.ts';

function readService(cli: string, missing: readonly string[] = []): ReadService {
  return { service: aStoredService({ cli }), source: { package: `@aws-sdk/client-${cli}`, version: '1.2.3' }, missing };
}

let folder = '';
let files = new CatalogueFiles();
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'signalbox-files-'));
  files = new CatalogueFiles(pathToFileURL(`${folder}/`));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('CatalogueFiles', () => {
  it('reads back what it writes', () => {
    files.write([readService('annex'), readService('workshop', ['NewTool'])]);

    expect(files.list()).toEqual(['annex', 'workshop']);
    expect(files.read('workshop')).toEqual(aStoredService());
    expect(files.readText('workshop')).toBe(serviceText(aStoredService()));
    expect(files.readIndex()).toEqual([summarize(aStoredService({ cli: 'annex' })), summarize(aStoredService())]);
    expect(files.readSources()).toEqual({
      annex: sourceLine(readService('annex')),
      workshop: sourceLine(readService('workshop', ['NewTool'])),
    });
  });

  it('writes a line for each service, so that a change shows as one', () => {
    files.write([readService('annex'), readService('workshop')]);

    expect(readFileSync(join(folder, 'index.json'), 'utf8').trim().split('\n')).toHaveLength(4);
    expect(readFileSync(join(folder, 'sources.json'), 'utf8').trim().split('\n')).toHaveLength(4);
  });

  it('removes services that are no more, and leaves files that are right', () => {
    files.write([readService('annex'), readService('workshop')]);
    const file = join(folder, 'services/workshop.json.br');
    utimesSync(file, 1000, 1000);
    files.write([readService('workshop')]);

    expect(files.list()).toEqual(['workshop']);
    expect(statSync(file).mtimeMs).toBe(1_000_000);
  });

  it('writes a service anew that has changed', () => {
    files.write([readService('workshop')]);
    files.write([{ ...readService('workshop'), service: aStoredService({ apiVersion: '2027-01-01' }) }]);

    expect(files.read('workshop').apiVersion).toBe('2027-01-01');
  });

  it('knows no sources where there are none', () => {
    expect(files.readSources()).toEqual({});
  });
});

describe('sourceLine', () => {
  it('tells package, version, hash and number of operations', () => {
    expect(sourceLine(readService('workshop', ['NewTool']))).toEqual({
      package: '@aws-sdk/client-workshop',
      version: '1.2.3',
      sha256: sha256(JSON.stringify(aStoredService())),
      operations: 5,
      missing: ['NewTool'],
    });
    expect(sourceLine(readService('workshop'))).not.toHaveProperty('missing');
  });
});
