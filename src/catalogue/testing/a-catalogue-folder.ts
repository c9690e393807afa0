// A folder that holds a catalogue of a few services, for tests of what reads one.
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import type { StoredService } from '../stored-service.ts';

/** Writes the folder; whoever asks for it removes it. */
export function aCatalogueFolder(services: readonly StoredService[], commands: object = {}): URL {
  const folder = mkdtempSync(join(tmpdir(), 'signalbox-catalogue-'));
  mkdirSync(join(folder, 'services'));
  const index = services.map(({ cli, serviceId, signingName, operations }) => ({
    cli,
    serviceId,
    signingName,
    operations: Object.keys(operations),
  }));
  writeFileSync(join(folder, 'index.json'), JSON.stringify(index));
  writeFileSync(join(folder, 'cli-facts.json'), JSON.stringify({ arguments: {}, commands }));
  for (const service of services)
    writeFileSync(join(folder, `services/${service.cli}.json.br`), brotliCompressSync(JSON.stringify(service)));
  return pathToFileURL(`${folder}/`);
}
