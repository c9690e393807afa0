// The files of the catalogue: one compressed file a service, an index, and where each service came from.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import type { StoredService, StoredServiceSummary } from '../../src/catalogue/stored-service.ts';
import { sha256 } from '../../src/lib/sha256.ts';
import type { ReadService, ServiceSource } from './read-service.ts';
import type { ServiceFacts } from './service-facts.ts';

/** The folder of the catalogue that comes with Signalbox. */
const CATALOGUE_FOLDER = new URL('../../catalogue/', import.meta.url);

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

/** The line of index.json for a service. */
export function summarize({ cli, serviceId, signingName, operations }: StoredService): StoredServiceSummary {
  return { cli, serviceId, signingName, operations: Object.keys(operations).sort() };
}

/** The line of sources.json for a service. */
export function sourceLine({ service, source, missing }: ReadService): SourceLine {
  const line = { ...source, sha256: sha256(serviceText(service)), operations: Object.keys(service.operations).length };
  return missing.length === 0 ? line : { ...line, missing };
}

/** The files of a catalogue. */
export class CatalogueFiles {
  readonly #folder: URL;

  /** `folder` is a URL with a slash at its end. */
  constructor(folder: URL = CATALOGUE_FOLDER) {
    this.#folder = folder;
  }

  /** Reads what the AWS CLI knows of its services. */
  readServiceFacts(): readonly ServiceFacts[] {
    return this.#readJson<{ readonly services: readonly ServiceFacts[] }>('cli-facts.json').services;
  }

  /** Reads sources.json; nothing where there is none yet. */
  readSources(): Sources {
    return existsSync(new URL('sources.json', this.#folder)) ? this.#readJson<Sources>('sources.json') : {};
  }

  /** Reads index.json. */
  readIndex(): readonly StoredServiceSummary[] {
    return this.#readJson<readonly StoredServiceSummary[]>('index.json');
  }

  /** Lists the services that have a file. */
  list(): readonly string[] {
    return readdirSync(new URL('services/', this.#folder))
      .filter((name) => name.endsWith('.json.br'))
      .map((name) => name.slice(0, -'.json.br'.length))
      .sort();
  }

  /** Reads the text of a service's file. */
  readText(cli: string): string {
    return brotliDecompressSync(readFileSync(this.#serviceFile(cli))).toString('utf8');
  }

  /** Reads a service. */
  read(cli: string): StoredService {
    return JSON.parse(this.readText(cli)) as StoredService;
  }

  /** Writes the catalogue, but for the facts of the AWS CLI; files that hold what they ought to are left as they are. */
  write(services: readonly ReadService[]): void {
    mkdirSync(new URL('services/', this.#folder), { recursive: true });
    const wanted = new Set(services.map(({ service }) => service.cli));
    for (const cli of this.list()) if (!wanted.has(cli)) rmSync(this.#serviceFile(cli));
    for (const { service } of services) this.#writeService(service);
    const index = services.map(({ service }) => JSON.stringify(summarize(service)));
    writeFileSync(new URL('index.json', this.#folder), `[\n${index.join(',\n')}\n]\n`);
    const lines = services.map((read) => `${JSON.stringify(read.service.cli)}: ${JSON.stringify(sourceLine(read))}`);
    writeFileSync(new URL('sources.json', this.#folder), `{\n${lines.join(',\n')}\n}\n`);
  }

  #writeService(service: StoredService): void {
    const text = serviceText(service);
    const file = this.#serviceFile(service.cli);
    if (!existsSync(file) || this.readText(service.cli) !== text) writeFileSync(file, compress(text));
  }

  #serviceFile(cli: string): URL {
    return new URL(`services/${cli}.json.br`, this.#folder);
  }

  #readJson<Content>(file: string): Content {
    return JSON.parse(readFileSync(new URL(file, this.#folder), 'utf8')) as Content;
  }
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
