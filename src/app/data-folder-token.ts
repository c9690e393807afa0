// The token of the HTTP door where the configuration names none: made once, kept in the data folder, readable by its owner alone.
import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The file's name within the data folder. */
const NOTIFY_TOKEN_FILE = 'notify-token';

/** Reads the token, making it where it does not exist. */
export async function readOrMakeNotifyToken(dataFolder: string): Promise<string> {
  const path = join(dataFolder, NOTIFY_TOKEN_FILE);
  try {
    // `wx` fails where the file exists: a token that somebody already uses is never replaced.
    await writeFile(path, `${newToken()}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return (await readFile(path, 'utf8')).trim();
}

/** Makes a fresh secret: 256 random bits, URL-safe. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}
