// The clients in use: one a service and Region, made when first asked for.
import type { ServiceModel } from '../../catalogue/service-model.ts';
import { RecentValues } from '../../lib/recent-values.ts';
import type { ClientSettings } from './client-settings.ts';
import { ServiceClient } from './service-client.ts';

/** How many clients are kept; a client holds the schemas of what it was used for, some hundred kilobytes at most. */
const KEPT_CLIENTS = 64;

/** Makes clients and keeps those that were used lately. */
export class ServiceClients {
  readonly #settings: ClientSettings;
  readonly #clients = new RecentValues<string, ServiceClient>(KEPT_CLIENTS);

  constructor(settings: ClientSettings) {
    this.#settings = settings;
  }

  /** The client of a service in a Region; throws where the Region's name cannot be one. */
  find(service: ServiceModel, region: string): ServiceClient {
    const key = `${service.cliName} ${region}`;
    const known = this.#clients.get(key);
    if (known !== undefined) return known;
    const client = new ServiceClient(service, region, this.#settings);
    this.#clients.set(key, client);
    return client;
  }
}
