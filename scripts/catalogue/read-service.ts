// One service from the best source there is: its official client, or else its model in botocore.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { StoredPaginator, StoredService } from '../../src/catalogue/stored-service.ts';
import { inferPaginator } from './infer-paginator.ts';
import { BOTOCORE_VERSION, toStoredPaginator, type ModelExtras, type ModelLibrary } from './model-library.ts';
import { readClient } from './read-client.ts';
import { addEnums } from './read-enums.ts';
import { readModel } from './read-model.ts';
import { clientPackage, type ServiceFacts } from './service-facts.ts';

/** Where models come from. */
export const MODEL_SOURCE: ServiceSource = { package: 'botocore', version: BOTOCORE_VERSION };

/** Where a service was read from. */
export interface ServiceSource {
  readonly package: string;
  readonly version: string;
}

/** A service with its source, or nothing where there is no source. */
export interface ReadService {
  readonly service: StoredService;
  readonly source: ServiceSource;
  /** Operations of the AWS CLI's model that the source does not have. */
  readonly missing: readonly string[];
}

/** Reads a service as it stands in the packages of a folder; paginators and waiters come from the models alone. */
export async function readService(packages: string, facts: ServiceFacts, models: ModelLibrary): Promise<ReadService | undefined> {
  const extras = models.extras(facts.serviceId);
  const found = models.model(facts.serviceId);
  const fromClient = await readFromClient(packages, facts, extras);
  if (fromClient !== undefined && (isComplete(fromClient.service, facts) || found === undefined)) {
    const { operations } = fromClient.service;
    return { ...fromClient, missing: Object.keys(found?.model.operations ?? {}).filter((name) => !Object.hasOwn(operations, name)) };
  }
  if (found === undefined) return undefined;
  return { service: complete(readModel(found, facts), extras, new Set()), source: MODEL_SOURCE, missing: [] };
}

/** Schemas of older clients name no required member; a client that lacks operations is older than the AWS CLI whose command line we speak. */
function isComplete({ operations, shapes }: StoredService, facts: ServiceFacts): boolean {
  const namesRequired = shapes.some((shape) => shape[0] === 3 && (shape[5] ?? 0) > 0);
  return namesRequired && Object.keys(operations).length >= facts.operations;
}

/** Reads a service from its client; undefined where the folder has none, or one without schemas. */
export async function readFromClient(packages: string, facts: ServiceFacts, extras: ModelExtras): Promise<ReadService | undefined> {
  const name = clientPackage(facts);
  const folder = join(packages, name);
  if (!existsSync(folder)) return undefined;
  const outcome = await readClient(folder, facts);
  if (outcome.status === 'no-schemas') return undefined;
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { readonly version: string };
  const exported = createRequire(join(folder, 'package.json'))(folder) as object;
  const paged = new Set(Object.keys(exported).flatMap((key) => (key.startsWith('paginate') ? [key.slice('paginate'.length)] : [])));
  return { service: complete(addEnums(outcome.service, folder), extras, paged), source: { package: name, version }, missing: [] };
}

/** Adds paginators and waiters, of operations that the service has; `paged` names what the client can page though no model says how. */
function complete(service: StoredService, { paginators, waiters }: ModelExtras, paged: ReadonlySet<string>): StoredService {
  const found: Record<string, StoredPaginator> = {};
  for (const name of Object.keys(service.operations)) {
    const model = paginators[name];
    const paginator = model === undefined ? inferWherePaged(service, name, paged) : toStoredPaginator(model);
    if (paginator !== undefined) found[name] = paginator;
  }
  const known = Object.entries(waiters).filter(([, { operation }]) => Object.hasOwn(service.operations, operation));
  return { ...service, paginators: found, waiters: Object.fromEntries(known) };
}

function inferWherePaged(service: StoredService, name: string, paged: ReadonlySet<string>): StoredPaginator | undefined {
  return paged.has(name) ? inferPaginator(service, name) : undefined;
}
