// The clients in use: one a service, Region and owner of credentials, made when first asked for.
import type { ServiceModel } from '../../catalogue/service-model.ts';
import { RecentValues } from '../../lib/recent-values.ts';
import type { ClientSettings } from './client-settings.ts';
import { ServiceClient } from './service-client.ts';

/** How many clients are kept; a client holds the schemas of what it was used for, some hundred kilobytes at most. */
const KEPT_CLIENTS = 64;

/** Whose credentials a client signs with. */
export interface CredentialsOwner {
  /** Equal names have equal credentials. */
  readonly name: string;
  readonly credentials: ClientSettings['credentials'];
}

/** Makes clients and keeps those that were used lately. */
export class ServiceClients {
  readonly #settings: ClientSettings;
  readonly #clients = new RecentValues<string, ServiceClient>(KEPT_CLIENTS);

  constructor(settings: ClientSettings) {
    this.#settings = settings;
  }

  /**
   * The client of a service in a Region; throws where the Region's name cannot be one. A client signs with one set of credentials for good:
   * `owner` names whose they are, and no other owner ever gets the client.
   */
  find(service: ServiceModel, region: string, { name, credentials }: CredentialsOwner): ServiceClient {
    const key = `${service.cliName} ${region} ${name}`;
    const known = this.#clients.get(key);
    if (known !== undefined) return known;
    const client = new ServiceClient(service, region, { ...this.#settings, credentials });
    this.#clients.set(key, client);
    return client;
  }
}
