// Whether whoever types in the web chat sits at this machine (R5).
import type { Config } from '../config/schema.ts';
import { isLoopbackHost } from '../config/server-config.ts';

/** Tells whether the web chat can be reached from this machine alone: a public address means that a proxy stands before it. */
export function isReachableFromHereAlone({ server }: Pick<Config, 'server'>): boolean {
  const publicHost = server.publicUrl === undefined ? undefined : new URL(server.publicUrl).hostname;
  return isLoopbackHost(server.host) && (publicHost === undefined || isLoopbackHost(publicHost));
}
