// The name under which a data folder's audit chain goes: made once, so that two installations never share one.
import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';

const NODE_FILE = 'node-id';

// Match: node-0123456789abcdef. Near miss: node-, an empty file.
const NODE_ID = /^node-[0-9a-f]{16}$/;

/** Reads the id of a data folder that is locked, making it where there is none. */
export function readOrMakeNodeId(dataFolder: string): string {
  const file = path.join(dataFolder, NODE_FILE);
  const existing = read(file);
  if (NODE_ID.test(existing)) return existing;
  const made = `node-${randomBytes(8).toString('hex')}`;
  writeDurably(file, `${made}\n`);
  return made;
}

/** Lets the next start make another id, and so begin another chain. */
export function forgetNodeId(dataFolder: string): void {
  rmSync(path.join(dataFolder, NODE_FILE), { force: true });
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}

/** Under its own name the file is never half written. */
function writeDurably(file: string, text: string): void {
  const unfinished = `${file}.unfinished`;
  const descriptor = openSync(unfinished, 'w', 0o600);
  try {
    writeSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(unfinished, file);
}
