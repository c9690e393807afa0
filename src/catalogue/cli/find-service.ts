// The service that a typed name means.
import { nearestNames } from '../../lib/nearest-names.ts';
import type { Catalogue, ServiceModel } from '../service-model.ts';

/** A service, or names that were perhaps meant. */
export type FoundService = { readonly service: ServiceModel } | { readonly service: undefined; readonly nearest: readonly string[] };

/** Finds a service by its AWS CLI name in any case. */
export function findService(typed: string, catalogue: Catalogue): FoundService {
  const service = catalogue.service(typed.toLowerCase());
  if (service !== undefined) return { service };
  const names = catalogue.services.map(({ cliName }) => cliName);
  return { service: undefined, nearest: nearestNames(typed, names) };
}
