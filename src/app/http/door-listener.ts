// A listener for the doors alone: the way in for events, apart from people's page and its API.
import type { Logger } from 'pino';
import type { AdminApiDependencies } from '../../admin-api/dependencies.ts';
import { registerHealthRoutes } from '../../admin-api/operations.ts';
import type { Config } from '../../config/schema.ts';
import { closeListener } from './close-listener.ts';
import { createListener } from './create-listener.ts';
import { registerDoors, type DoorRoutesOptions } from './doors.ts';
import { listenOnPort } from './listen.ts';
import { registerNotifyDocuments } from './notify-documents.ts';

/** What the listener is made from. */
export interface DoorListenerOptions {
  readonly address: NonNullable<Config['server']['doors']>;
  readonly logger: Logger;
  readonly doors: DoorRoutesOptions;
  readonly dependencies: Pick<AdminApiDependencies, 'store' | 'version' | 'isStopping'>;
}

/** An open listener. */
export interface DoorListener {
  /** Where it listens, without trailing slash. */
  readonly url: string;
  close(): Promise<void>;
}

/** Opens the listener. Throws `port-in-use`, `port-forbidden` or `address-not-available`. */
export async function createDoorListener({ address, logger, doors, dependencies }: DoorListenerOptions): Promise<DoorListener> {
  const { host, port } = address;
  const server = createListener(logger);
  registerDoors(server, doors);
  registerNotifyDocuments(server);
  registerHealthRoutes(server, dependencies);
  await listenOnPort(server, { host, port });
  const bound = server.server.address();
  const boundPort = typeof bound === 'object' && bound !== null ? bound.port : port;
  return { url: `http://${host.includes(':') ? `[${host}]` : host}:${boundPort}`, close: () => closeListener(server) };
}
