// The embedded store: SQLite within the process, in a folder of its own.
import { Kysely } from 'kysely';
import { DatabaseSync } from 'node:sqlite';
import { isAppError } from '../../domain/errors.ts';
import { migrate } from '../sql/migrations/migrate.ts';
import type { StoreSchema } from '../sql/schema.ts';
import { createSqlStore } from '../sql/sql-store.ts';
import type { Store } from '../store.ts';
import { backUpBeforeMigration } from './back-up-before-migration.ts';
import { beginTransaction } from './begin-transaction.ts';
import { lockDataFolder } from './data-folder-lock.ts';
import { prepareDataFolder, prepareFile, type ReadFileSystemType } from './data-folder.ts';
import { DATABASE_FILE } from './database-file.ts';
import { allowReclaiming, reclaimSpace } from './freed-space.ts';
import { openLogFlush, type LogFlush, type LogDisk } from './log-flush.ts';
import { readOrMakeNodeId } from './node-id.ts';
import { NodeSqliteConnection } from './node-sqlite-connection.ts';
import { NodeSqliteDialect } from './node-sqlite-dialect.ts';
import { sqliteColumnFlavor } from './sqlite-column-flavor.ts';
import { toStoreError } from './to-store-error.ts';

/** How long to wait for somebody else's lock (a backup, a person with a SQLite shell); waiting blocks the whole process. */
const BUSY_TIMEOUT_MS = 1_000;

/** Holds the upper pages of all indexes of a few million rows; SQLite's own 2 MiB do not, and every insert would read from disk. */
const CACHE_SIZE_KIB = 16 * 1024;

/** The write-ahead log is cut back to this size after a burst, so that the burst does not keep the space for good. */
const LOG_SIZE_LIMIT_BYTES = 64 * 1024 * 1024;

/** What the embedded store works with. */
export interface SqliteStoreOptions {
  /** Holds the database, its log and its lock; made where it does not exist. */
  readonly dataFolder: string;
  readonly maxWaitingUnits?: number;
  /** Only tests give another one. */
  readonly readFileSystemType?: ReadFileSystemType;
  /** The most pages of the database file; only tests set it, to play a full disk. */
  readonly maxPageCount?: number;
  /** Brings an open file to the disk; only tests give another one. */
  readonly logDisk?: LogDisk;
}

/** Opens the store. Throws `data-folder-in-use`, `data-folder-on-network`, `store-schema-newer` and `store-unavailable`. */
export async function createSqliteStore(options: SqliteStoreOptions): Promise<Store> {
  const { dataFolder, maxWaitingUnits, readFileSystemType } = options;
  await prepareDataFolder(dataFolder, readFileSystemType);
  const lock = lockDataFolder(dataFolder);
  const connections: NodeSqliteConnection[] = [];
  let log: LogFlush | undefined;
  const release = async (): Promise<void> => {
    // The one that writes comes last: only that one can bring its log into the database and remove it.
    for (const connection of connections.toReversed()) connection.close();
    log?.close();
    lock.release();
  };
  const connect = (database: DatabaseSync): NodeSqliteConnection => {
    const connection = new NodeSqliteConnection(database);
    connections.push(connection);
    return connection;
  };
  try {
    const file = prepareFile(dataFolder, DATABASE_FILE);
    const database = openForWriting(file, options);
    const writer = connect(database);
    const isUpgrade = await backUpBeforeMigration(database, dataFolder);
    const db = new Kysely<StoreSchema>({ dialect: new NodeSqliteDialect(writer) });
    await migrate(db, { flavor: sqliteColumnFlavor });
    if (isUpgrade) allowReclaiming(database, file);
    const readRunner = connect(openForReading(file));
    // From here on commits wait for the disk elsewhere; what the migrations did is on it.
    database.exec('pragma synchronous = normal');
    const opened = (log = openLogFlush(file, options.logDisk));
    const waiting = maxWaitingUnits === undefined ? {} : { maxWaitingUnits };
    return createSqlStore({
      db,
      node: readOrMakeNodeId(dataFolder),
      begin: () => beginTransaction(writer, opened),
      readRunner,
      reclaimSpace() {
        try {
          return reclaimSpace(database);
        } catch (thrown) {
          throw toStoreError(thrown);
        }
      },
      release,
      ...waiting,
    });
  } catch (thrown) {
    await release();
    throw toStoreError(thrown);
  }
}

function openForWriting(file: string, { maxPageCount }: SqliteStoreOptions): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS, enableForeignKeyConstraints: true });
  // Only an empty file takes it; the next line makes it one that is not.
  database.exec('pragma auto_vacuum = incremental');
  database.exec('pragma journal_mode = wal');
  // With `normal` the last commits before a power cut would be lost, unless somebody else brings them to the disk.
  database.exec('pragma synchronous = full');
  bringLogIn(database);
  // Savepoints keep what they may have to undo in a temporary file, unless told otherwise.
  database.exec('pragma temp_store = memory');
  database.exec(`pragma cache_size = -${CACHE_SIZE_KIB}`);
  database.exec(`pragma journal_size_limit = ${LOG_SIZE_LIMIT_BYTES}`);
  // What a card kept while it waited is not only forgotten but overwritten.
  database.exec('pragma secure_delete = fast');
  if (maxPageCount !== undefined) database.exec(`pragma max_page_count = ${maxPageCount}`);
  return database;
}

/**
 * What an earlier process has left in the log was perhaps never written to the disk, though the system shows it: the next commits would stand
 * behind a hole, and be lost with it at a power cut.
 */
function bringLogIn(database: DatabaseSync): void {
  try {
    database.exec('pragma wal_checkpoint(truncate)');
  } catch (thrown) {
    const error = toStoreError(thrown);
    // The log stays where it is; what is there can still be read.
    if (!isAppError(error) || error.code !== 'store-full') throw error;
  }
}

function openForReading(file: string): DatabaseSync {
  return new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS, readOnly: true });
}
