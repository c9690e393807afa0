// The policy as AWS told it last, kept in the data folder: a start while AWS cannot be asked goes on under it.
import { open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { parseUniqueJson } from '../lib/parse-unique-json.ts';

/** The file's name within the data folder. */
const SAVED_FILE = 'organization-policy.json';

/** Its name while it is being written. */
const UNFINISHED_FILE = `${SAVED_FILE}.unfinished`;

const Saved = z.strictObject({
  /** As DescribeEffectivePolicy told it; an empty object where it told that there is none. */
  content: z.string(),
  readAt: z.iso.datetime().transform((text) => new Date(text)),
});

/** The policy, and when AWS told it. */
export type SavedPolicy = z.output<typeof Saved>;

/** Reads it; undefined where there is none that can be read. */
export async function readSavedPolicy(dataFolder: string): Promise<SavedPolicy | undefined> {
  const text = await readFile(join(dataFolder, SAVED_FILE), 'utf8').catch(() => '');
  const json = parseUniqueJson(text);
  const saved = json.status === 'ok' ? Saved.safeParse(json.data) : undefined;
  return saved?.success === true ? saved.data : undefined;
}

/** Writes it as a whole: a crash leaves the old or the new one. */
export async function savePolicy(dataFolder: string, { content, readAt }: SavedPolicy): Promise<void> {
  const unfinished = join(dataFolder, UNFINISHED_FILE);
  await rm(unfinished, { force: true });
  const file = await open(unfinished, 'wx', 0o600);
  try {
    await file.writeFile(JSON.stringify({ content, readAt: readAt.toISOString() }));
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(unfinished, join(dataFolder, SAVED_FILE));
}
