// Opens the catalogue: the whole AWS surface as files, of which each service is read when it is first asked for.
import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import { AppError } from '../domain/errors.ts';
import { LoadedService, type CommandNames } from './loaded-service.ts';
import type { Catalogue, ServiceModel, ServiceSummary } from './service-model.ts';
import type { StoredService, StoredServiceSummary } from './stored-service.ts';

/** The folder that comes with Signalbox: beside `src` and beside `dist`. */
const OWN_FOLDER = new URL('../../catalogue/', import.meta.url);

/** Opens the catalogue in a folder (URL with trailing slash); throws `catalogue-damaged` where its index cannot be read. */
export function openCatalogue(folder: URL = OWN_FOLDER): Catalogue {
  const index = readJson<readonly StoredServiceSummary[]>(new URL('index.json', folder));
  const services: readonly ServiceSummary[] = index.map(({ cli, serviceId, signingName, operations }) => ({
    cliName: cli,
    serviceId,
    signingName,
    operationNames: operations,
  }));
  const known = new Set(services.map(({ cliName }) => cliName));
  const loaded = new Map<string, ServiceModel>();
  let renamed: Readonly<Record<string, CommandNames>> | undefined;

  return {
    services,
    service(cliName) {
      const model = loaded.get(cliName);
      if (model !== undefined || !known.has(cliName)) return model;
      renamed ??= readJson<{ commands: Readonly<Record<string, CommandNames>> }>(new URL('cli-facts.json', folder)).commands;
      const stored = readService(new URL(`services/${cliName}.json.br`, folder));
      const service = new LoadedService(stored, Object.hasOwn(renamed, cliName) ? (renamed[cliName] ?? {}) : {});
      loaded.set(cliName, service);
      return service;
    },
  };
}

function readService(file: URL): StoredService {
  return attempt(file, () => JSON.parse(brotliDecompressSync(readFileSync(file)).toString('utf8')) as StoredService);
}

// The catalogue is a part of the program, generated and hashed with it: what it holds is trusted as code is.
function readJson<Content>(file: URL): Content {
  return attempt(file, () => JSON.parse(readFileSync(file, 'utf8')) as Content);
}

function attempt<Content>(file: URL, read: () => Content): Content {
  try {
    return read();
  } catch (error) {
    throw new AppError('catalogue-damaged', `${file.pathname} cannot be read: ${String(error)}`, { cause: error });
  }
}
