// The space that deleted rows leave: SQLite keeps it for new ones, and gives it back to the disk only where it is asked to.
import { statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';

/** Pages of one step: about a millisecond in which nothing else is written. */
const PAGES_PER_STEP = 50;

/** This part of the file may be free: the next events need it anyway. */
const FREE_PART = 0.1;

/** Larger files are not written anew at a start: nobody should wait longer for it than some seconds. */
const REWRITTEN_MAX_BYTES = 512 * 1024 * 1024;

// https://sqlite.org/pragma.html#pragma_auto_vacuum
const INCREMENTAL = 2;

/** Gives a little of it back; true while there is more than new rows will need. Within a transaction. */
export function reclaimSpace(database: DatabaseSync): boolean {
  if (numberOf(database, 'auto_vacuum') !== INCREMENTAL) return false;
  const isMuch = (): boolean => numberOf(database, 'freelist_count') > numberOf(database, 'page_count') * FREE_PART;
  if (!isMuch()) return false;
  database.exec(`pragma incremental_vacuum(${PAGES_PER_STEP})`);
  return isMuch();
}

/** Lets space be given back at all: an empty database at once, one of an older version by writing it anew, where that is quick. */
export function allowReclaiming(database: DatabaseSync, file: string): void {
  if (numberOf(database, 'auto_vacuum') === INCREMENTAL || statSync(file).size > REWRITTEN_MAX_BYTES) return;
  database.exec('pragma auto_vacuum = incremental');
  try {
    database.exec('vacuum');
  } catch {
    // On a full disk the database stays as it was, and goes on without.
  }
}

function numberOf(database: DatabaseSync, pragma: 'auto_vacuum' | 'freelist_count' | 'page_count'): number {
  const value = database.prepare(`pragma ${pragma}`).get()?.[pragma];
  return typeof value === 'number' ? value : 0;
}
