// The models of botocore, the library under the AWS CLI: services, endpoint rules, paginators and waiters as the AWS CLI has them.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { StoredPaginator, StoredWaiter } from '../../src/catalogue/stored-service.ts';
import type { EndpointRuleSet, ServiceModelFile } from './service-model.ts';

/** The version that the catalogue is made from; another one fails, so that the same command gives the same files on any day. */
export const BOTOCORE_VERSION = '1.43.11';

/** Paginators of a model: a text or a list of texts, `A || B` for alternatives. */
export interface ModelPaginator {
  readonly input_token?: string | readonly string[];
  readonly output_token?: string | readonly string[];
  readonly limit_key?: string;
  readonly more_results?: string;
  readonly result_key?: string | readonly string[];
  readonly non_aggregate_keys?: readonly string[];
}

interface ModelWaiter {
  readonly operation: string;
  readonly delay: number;
  readonly maxAttempts: number;
  readonly acceptors: StoredWaiter['acceptors'];
}

/** What a model has beside its operations. */
export interface ModelExtras {
  readonly paginators: Readonly<Record<string, ModelPaginator>>;
  readonly waiters: Readonly<Record<string, StoredWaiter>>;
}

/** A service and where its endpoints are. */
export interface FoundModel {
  readonly model: ServiceModelFile;
  readonly ruleSet: EndpointRuleSet;
}

/** The models in one installation of botocore, by service id. */
export class ModelLibrary {
  /** Service id to the folder of its newest API version. */
  readonly #folders = new Map<string, string>();

  constructor(packageFolder: string) {
    const found = readFileSync(join(packageFolder, '__init__.py'), 'utf8');
    // Match: __version__ = '1.43.11'. Near miss: __version_info__ = (1, 43, 11).
    const version = /^__version__ = '([^']+)'$/m.exec(found)?.[1];
    if (version !== BOTOCORE_VERSION)
      throw new Error(`${packageFolder} holds botocore ${version ?? 'of no version'}; install ${BOTOCORE_VERSION}`);
    const data = join(packageFolder, 'data');
    for (const name of readdirSync(data).sort()) {
      const folder = join(data, name);
      if (!statSync(folder).isDirectory()) continue;
      const newest = readdirSync(folder).sort().at(-1) ?? '';
      const { metadata } = read<ServiceModelFile>(join(folder, newest), 'service-2');
      this.#folders.set(metadata.serviceId, join(folder, newest));
    }
  }

  /** The model of a service, or undefined where there is none. */
  model(serviceId: string): FoundModel | undefined {
    const folder = this.#folders.get(serviceId);
    if (folder === undefined) return undefined;
    return { model: read<ServiceModelFile>(folder, 'service-2'), ruleSet: read<EndpointRuleSet>(folder, 'endpoint-rule-set-1') };
  }

  /** Paginators and waiters of a service; empty where it has none. */
  extras(serviceId: string): ModelExtras {
    const folder = this.#folders.get(serviceId);
    if (folder === undefined) return { paginators: {}, waiters: {} };
    const paginators = readPaginators(folder);
    const waiters = readIfThere<{ waiters?: Record<string, ModelWaiter> }>(folder, 'waiters-2')?.waiters ?? {};
    return { paginators, waiters: Object.fromEntries(Object.entries(waiters).map(([name, waiter]) => [name, toStored(waiter)])) };
  }
}

/** Finds the folder of the botocore that Python 3 on this machine has; throws where it has none. */
export function findBotocore(): string {
  try {
    return execFileSync('python3', ['-c', 'import botocore; print(botocore.__path__[0])'], { encoding: 'utf8' }).trim();
  } catch (error) {
    const how = `pip install --target FOLDER botocore==${BOTOCORE_VERSION}, then --models FOLDER/botocore`;
    throw new Error(`the models of the AWS CLI are not on this machine: ${how}`, { cause: error });
  }
}

/** What botocore adds to a model by hand lies in a file beside it. */
function readPaginators(folder: string): Readonly<Record<string, ModelPaginator>> {
  const paginators = readIfThere<{ pagination?: Record<string, ModelPaginator> }>(folder, 'paginators-1')?.pagination ?? {};
  const added =
    readIfThere<{ merge: { pagination?: Record<string, ModelPaginator> } }>(folder, 'paginators-1.sdk-extras')?.merge.pagination ?? {};
  return Object.fromEntries(Object.entries(paginators).map(([name, paginator]) => [name, { ...paginator, ...added[name] }]));
}

function read<Content>(folder: string, name: string): Content {
  const content = readIfThere<Content>(folder, name);
  if (content === undefined) throw new TypeError(`unknown layout: ${folder} has no ${name}.json`);
  return content;
}

function readIfThere<Content>(folder: string, name: string): Content | undefined {
  const plain = join(folder, `${name}.json`);
  if (existsSync(plain)) return JSON.parse(readFileSync(plain, 'utf8')) as Content;
  const compressed = `${plain}.gz`;
  return existsSync(compressed) ? (JSON.parse(gunzipSync(readFileSync(compressed)).toString('utf8')) as Content) : undefined;
}

function toStored({ operation, delay, maxAttempts, acceptors }: ModelWaiter): StoredWaiter {
  const kept = acceptors.map(({ matcher, argument, expected, state }) => ({
    matcher,
    ...(argument === undefined ? {} : { argument }),
    expected,
    state,
  }));
  return { operation, delaySeconds: delay, maxAttempts, acceptors: kept };
}

/** Turns a model's paginator into the stored form; undefined where it only names a result. */
export function toStoredPaginator({
  input_token,
  output_token,
  limit_key,
  more_results,
  result_key,
  non_aggregate_keys = [],
}: ModelPaginator): StoredPaginator | undefined {
  if (input_token === undefined || output_token === undefined) return undefined;
  return {
    inputToken: listOf(input_token),
    outputToken: listOf(output_token),
    ...(limit_key === undefined ? {} : { limit: limit_key }),
    ...(more_results === undefined ? {} : { more: more_results }),
    results: listOf(result_key),
    beside: non_aggregate_keys,
  };
}

function listOf(value: string | readonly string[] | undefined): readonly string[] {
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}
