// What one service's official client does beyond its schemas.
import type { StoredOperation } from '../../catalogue/stored-service.ts';
import type { Plugin } from './plugin.ts';

/** A client's configuration, as the SDK's own steps complete it. */
export type ClientConfiguration = Record<string, unknown>;

/** What a customization may look at. */
export interface CustomizedOperation {
  readonly name: string;
  readonly stored: StoredOperation;
  /** The wire names (HTTP headers) of its input members, by API name; '' for members that are not headers. */
  readonly inputHeaders: ReadonlyMap<string, string>;
  readonly hasStreamingOutput: boolean;
}

/** What a customization may use of the client that it belongs to. */
export interface CustomizedClient {
  readonly region: string;
  /** Calls another operation of the same service. */
  readonly call: (operation: string, params: Readonly<Record<string, unknown>>) => Promise<unknown>;
}

/** What one service's client does beyond its schemas; all parts are optional. */
export interface Customization {
  /** Settings beside the common ones. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Completes the configuration. */
  readonly complete?: (configuration: ClientConfiguration, client: CustomizedClient) => void;
  /** Steps of every call. */
  readonly clientPlugins?: (configuration: ClientConfiguration) => readonly Plugin[];
  /** Steps of an operation's calls. */
  readonly operationPlugins?: (operation: CustomizedOperation, configuration: ClientConfiguration) => readonly Plugin[];
}
