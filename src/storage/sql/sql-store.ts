// The store over any SQL database: one line of writers, readers beside it.
import type { Kysely } from 'kysely';
import { AppError } from '../../domain/errors.ts';
import type { Store, UnitTraits, WriteUnit } from '../store.ts';
import { prepareQuery, type Placeholders } from './prepared-query.ts';
import type { QueryRunner } from './query-runner.ts';
import { prepareRecords } from './records.ts';
import type { StoreSchema } from './schema.ts';
import { WriteQueue } from './write-queue.ts';
import type { WriteTransaction } from './write-transaction.ts';

/** How long the health check waits for its own write: orchestrators give a readiness probe few seconds more. */
const HEALTH_CHECK_TIMEOUT_MS = 5_000;

/** What a store is made of, each in the way of its database. */
export interface SqlStoreOptions {
  /** Compiles the queries. */
  readonly db: Kysely<StoreSchema>;
  /** Names the chain that audit events join. */
  readonly node: string;
  /** Begins a transaction on the write connection, one at a time. */
  readonly begin: () => Promise<WriteTransaction>;
  /** Tells whether another process came between a unit and its end; absent where nobody else can reach the database. */
  readonly isConflict?: (error: unknown) => boolean;
  /** Sees committed state only. */
  readonly readRunner: QueryRunner;
  readonly maxWaitingUnits?: number;
  /** Gives a little of what deleted rows left back to the disk, within a transaction; true while there is more. */
  readonly reclaimSpace?: () => boolean;
  /** Closes the connections and gives back what the store holds. */
  readonly release: () => Promise<void>;
}

/** Makes a store; its schema is in place already. */
export function createSqlStore(options: SqlStoreOptions): Store {
  const { db, node, begin, isConflict, readRunner, maxWaitingUnits, reclaimSpace, release } = options;
  const queue = new WriteQueue({
    begin,
    ...(isConflict === undefined ? {} : { isConflict }),
    ...(maxWaitingUnits === undefined ? {} : { maxWaitingUnits }),
  });
  const records = prepareRecords(db, node);
  const writeProbe = prepareWriteProbe(db);
  let isClosed = false;
  let closing: Promise<void> | undefined;

  async function close(): Promise<void> {
    await queue.close();
    isClosed = true;
    await release();
  }

  return {
    records: records.reader({
      async run(query) {
        if (isClosed) throw new AppError('stopping');
        return readRunner.run(query);
      },
    }),
    write: <Outcome>(unit: WriteUnit<Outcome>, traits?: UnitTraits) => queue.add((runner) => unit(records.writer(runner)), traits),
    async isHealthy() {
      // Only a real commit proves it: an empty one succeeds on a full disk.
      const probe = queue
        .add((runner) => writeProbe(runner, { now: Date.now() }))
        .then(
          () => true,
          () => false,
        );
      return beforeTimeout(probe);
    },
    ...(reclaimSpace === undefined ? {} : { reclaimSpace: () => queue.add(() => Promise.resolve(reclaimSpace())) }),
    close: () => (closing ??= close()),
  };
}

function prepareWriteProbe(db: Kysely<StoreSchema>) {
  return prepareQuery((value: Placeholders<{ now: number }>) =>
    db
      .updateTable('store_numbers')
      .set({ value: value('now') })
      .where('name', '=', 'health-checked-at'),
  );
}

async function beforeTimeout(probe: Promise<boolean>): Promise<boolean> {
  const { promise: timeout, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(resolve, HEALTH_CHECK_TIMEOUT_MS, false);
  try {
    return await Promise.race([probe, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
