// What the environment variable of a value is called: SIGNALBOX_SLACK_WORKSPACES_0_BOT_TOKEN.
import type { ConfigPath } from './format-path.ts';

/** How the name of every variable starts. */
export const VARIABLE_PREFIX = 'SIGNALBOX_';
/** How the name ends, of a key or a variable, that names a file with a secret instead of the secret. */
export const FILE_SUFFIX = '_FILE';

/** Returns the variable that sets the value at a path; list positions are numbers, or `<n>` for any. */
export function variableName(path: ConfigPath): string {
  return VARIABLE_PREFIX + path.map((step) => toUpperSnake(String(step))).join('_');
}

/** Writes a camel case key in upper snake case: `publicUrl` is `PUBLIC_URL`. */
export function toUpperSnake(key: string): string {
  return key.startsWith('<') ? key : key.replaceAll(/[A-Z]/g, '_$&').toUpperCase();
}
