// The files of the catalogue: one compressed file a service, an index, and where each service came from.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import type { StoredService, StoredServiceSummary } from '../../src/catalogue/stored-service.ts';
import { sha256 } from '../../src/lib/sha256.ts';
import type { ReadService, ServiceSource } from './read-service.ts';
import type { ServiceFacts } from './service-facts.ts';

/** The catalogue's folder. */
export const CATALOGUE_FOLDER = new URL('../../catalogue/', import.meta.url);

/** One line of sources.json: where a service came from, and the SHA-256 of its JSON before it is compressed. */
export interface SourceLine extends ServiceSource {
  readonly sha256: string;
  /** How many operations the source has. */
  readonly operations: number;
  /** Operations of the AWS CLI that it does not have. */
  readonly missing?: readonly string[];
}

/** sources.json, by the AWS CLI's name of the service. */
export type Sources = Readonly<Record<string, SourceLine>>;

/** The text of a service's file, before it is compressed. */
export function serviceText(service: StoredService): string {
  return JSON.stringify(service);
}

/** Reads the text of a service's file. */
export function readServiceText(cli: string): string {
  return brotliDecompressSync(readFileSync(serviceFile(cli))).toString('utf8');
}

/** Reads what the AWS CLI knows of its services. */
export function readServiceFacts(): readonly ServiceFacts[] {
  return readJson<{ readonly services: readonly ServiceFacts[] }>('cli-facts.json').services;
}

/** Reads sources.json; nothing where there is none yet. */
export function readSources(): Sources {
  return existsSync(new URL('sources.json', CATALOGUE_FOLDER)) ? readJson<Sources>('sources.json') : {};
}

/** Reads index.json. */
export function readIndex(): readonly StoredServiceSummary[] {
  return readJson<readonly StoredServiceSummary[]>('index.json');
}

/** Lists the services that have a file. */
export function listServiceFiles(): readonly string[] {
  return readdirSync(new URL('services/', CATALOGUE_FOLDER))
    .filter((name) => name.endsWith('.json.br'))
    .map((name) => name.slice(0, -'.json.br'.length))
    .sort();
}

/** The line of index.json for a service. */
export function summarize({ cli, serviceId, signingName, operations }: StoredService): StoredServiceSummary {
  return { cli, serviceId, signingName, operations: Object.keys(operations).sort() };
}

/** The line of sources.json for a service. */
export function sourceLine({ service, source, missing }: ReadService): SourceLine {
  const line = { ...source, sha256: sha256(serviceText(service)), operations: Object.keys(service.operations).length };
  return missing.length === 0 ? line : { ...line, missing };
}

/** Writes the whole catalogue anew, but for the facts of the AWS CLI. */
export function writeCatalogue(services: readonly ReadService[]): void {
  rmSync(new URL('services/', CATALOGUE_FOLDER), { recursive: true, force: true });
  mkdirSync(new URL('services/', CATALOGUE_FOLDER));
  for (const { service } of services) writeFileSync(serviceFile(service.cli), compress(serviceText(service)));
  const index = services.map(({ service }) => JSON.stringify(summarize(service)));
  writeFileSync(new URL('index.json', CATALOGUE_FOLDER), `[\n${index.join(',\n')}\n]\n`);
  const lines = services.map((read) => `${JSON.stringify(read.service.cli)}: ${JSON.stringify(sourceLine(read))}`);
  writeFileSync(new URL('sources.json', CATALOGUE_FOLDER), `{\n${lines.join(',\n')}\n}\n`);
}

function serviceFile(cli: string): URL {
  return new URL(`services/${cli}.json.br`, CATALOGUE_FOLDER);
}

function compress(text: string): Uint8Array {
  return brotliCompressSync(text, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: Buffer.byteLength(text),
    },
  });
}

function readJson<Content>(file: string): Content {
  return JSON.parse(readFileSync(new URL(file, CATALOGUE_FOLDER), 'utf8')) as Content;
}
