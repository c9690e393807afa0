// Where the admin socket is.
import { join } from 'node:path';
import type { Config } from '../config/schema.ts';

/** Returns the path of the admin socket. */
export function socketPathOf({ server, dataFolder }: Config): string {
  return server.adminSocket ?? join(dataFolder, 'signalbox.sock');
}
