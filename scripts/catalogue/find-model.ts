// Finds the model, paginators and waiters of a service in npm's aws-sdk 2.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { StoredPaginator, StoredWaiter } from '../../src/catalogue/stored-service.ts';
import type { ServiceModelFile } from './service-model.ts';

/** Paginators of a model: a text or a list of texts, `A || B` for alternatives. */
export interface ModelPaginator {
  readonly input_token?: string | readonly string[];
  readonly output_token?: string | readonly string[];
  readonly limit_key?: string;
  readonly more_results?: string;
  readonly result_key?: string | readonly string[];
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

/** The models of one installed aws-sdk 2, by service id. */
export class ModelLibrary {
  readonly #folder: string;
  readonly #stems = new Map<string, string>();

  constructor(folder: string) {
    this.#folder = join(folder, 'apis');
    // Later versions of an API come later in the alphabet and win.
    for (const file of readdirSync(this.#folder).sort()) {
      if (!file.endsWith('.min.json')) continue;
      const { metadata } = this.#read<ServiceModelFile>(file);
      this.#stems.set(metadata.serviceId, file.slice(0, -'.min.json'.length));
    }
  }

  /** The model of a service, or undefined where the package has none. */
  model(serviceId: string): ServiceModelFile | undefined {
    const stem = this.#stems.get(serviceId);
    return stem === undefined ? undefined : this.#read<ServiceModelFile>(`${stem}.min.json`);
  }

  /** Paginators and waiters of a service; empty where the package has none. */
  extras(serviceId: string): ModelExtras {
    const stem = this.#stems.get(serviceId);
    if (stem === undefined) return { paginators: {}, waiters: {} };
    const paginators = this.#readIfThere<{ pagination?: Record<string, ModelPaginator> }>(`${stem}.paginators.json`)?.pagination ?? {};
    const waiters = this.#readIfThere<{ waiters?: Record<string, ModelWaiter> }>(`${stem}.waiters2.json`)?.waiters ?? {};
    return { paginators, waiters: Object.fromEntries(Object.entries(waiters).map(([name, waiter]) => [name, toStored(waiter)])) };
  }

  #read<Content>(file: string): Content {
    return JSON.parse(readFileSync(join(this.#folder, file), 'utf8')) as Content;
  }

  #readIfThere<Content>(file: string): Content | undefined {
    return readdirSync(this.#folder).includes(file) ? this.#read<Content>(file) : undefined;
  }
}

function toStored({ operation, delay, maxAttempts, acceptors }: ModelWaiter): StoredWaiter {
  const kept = acceptors.map(({ matcher, argument, expected, state }) => ({ matcher, ...(argument === undefined ? {} : { argument }), expected, state }));
  return { operation, delaySeconds: delay, maxAttempts, acceptors: kept };
}

/** Turns a model's paginator into the stored form; undefined where it only names a result. */
export function toStoredPaginator({ input_token, output_token, limit_key, more_results, result_key }: ModelPaginator): StoredPaginator | undefined {
  const results = listOf(result_key);
  if (input_token === undefined || output_token === undefined) return undefined;
  return {
    inputToken: listOf(input_token),
    // `NextMarker || Contents[-1].Key`: the first alternative; the others only matter to old answers of S3.
    outputToken: listOf(output_token).map((token) => token.split(' || ')[0] ?? token),
    ...(limit_key === undefined ? {} : { limit: limit_key }),
    ...(more_results === undefined ? {} : { more: more_results }),
    results,
  };
}

function listOf(value: string | readonly string[] | undefined): readonly string[] {
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}
