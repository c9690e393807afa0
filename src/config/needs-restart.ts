// Which parts of the configuration a reload cannot change.

// Ports, sockets, locks and stores are opened once, at the start; whose requests are answered, and which cookies are set,
// depends on the public address and is decided with them.
const FIXED_UNTIL_RESTART = [
  'server.host',
  'server.port',
  'server.adminSocket',
  'server.publicUrl',
  'server.doors',
  'dataFolder',
  'storage',
];

/** Tells whether a change at this path needs a restart. */
export function needsRestart(path: string): boolean {
  return FIXED_UNTIL_RESTART.some((fixed) => path === fixed || path.startsWith(`${fixed}.`));
}
