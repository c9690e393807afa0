// The token of the HTTP door where the configuration names none: made once, kept in the data folder, readable by its owner alone.
import { randomBytes } from 'node:crypto';
import { link, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** The file's name within the data folder. */
const NOTIFY_TOKEN_FILE = 'notify-token';

/** Its name while it is being written; what a crash has left behind is written anew. */
const UNFINISHED_FILE = `${NOTIFY_TOKEN_FILE}.unfinished`;

/** Reads the token, making it where there is none. */
export async function readOrMakeNotifyToken(dataFolder: string): Promise<string> {
  const path = join(dataFolder, NOTIFY_TOKEN_FILE);
  const existing = await readToken(path);
  if (existing !== undefined && existing !== '') return existing;

  const unfinished = join(dataFolder, UNFINISHED_FILE);
  const token = newToken();
  await writeDurably(unfinished, `${token}\n`);
  // Nobody can have used an empty token, so its file may be replaced.
  if (existing === '') await rename(unfinished, path);
  else await putWhereNoneIs(unfinished, path);
  return (await readToken(path)) ?? token;
}

/** Makes a fresh secret: 256 random bits, URL-safe. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

async function readToken(path: string): Promise<string | undefined> {
  try {
    return (await readFile(path, 'utf8')).trim();
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/** Writes to the disk itself: under its own name the file must never be empty or cut, or nobody would be let in any more. */
async function writeDurably(path: string, text: string): Promise<void> {
  await rm(path, { force: true });
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Unlike a rename, a link fails where the file exists: a token that somebody already uses is never replaced. */
async function putWhereNoneIs(unfinished: string, path: string): Promise<void> {
  try {
    await link(unfinished, path);
  } catch (error) {
    // Some file systems (exFAT, shared folders) know no links; the folder is ours alone while it is locked, so a rename serves.
    if (!hasCode(error, 'EEXIST')) await rename(unfinished, path);
  } finally {
    await rm(unfinished, { force: true });
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
