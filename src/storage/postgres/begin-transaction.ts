// Transactions on the write connection of PostgreSQL, whose commits can lose their answer.
import type { CompiledQuery } from 'kysely';
import { AppError } from '../../domain/errors.ts';
import { createQueryRunner } from '../sql/query-runner.ts';
import type { WriteTransaction } from '../sql/write-transaction.ts';
import { NOTE, type CommitWitness } from './commit-witness.ts';
import type { ConnectionPool, PoolConnection } from './connection-pool.ts';
import { executorOn } from './pool-runner.ts';
import { toStoreError } from './to-store-error.ts';

const SAVEPOINT = 'unit';

/**
 * From the second unit of a group on nobody waits longer for rows that another node holds: the group holds rows itself, and the other one
 * may want those. A unit takes milliseconds; whoever gives up is run again as the first of the next group, which holds nothing.
 */
const LOCK_TIMEOUT_MS = 50;

const LIMIT_LOCKS = `set local lock_timeout = ${LOCK_TIMEOUT_MS}`;

/** Begins a transaction. */
export async function beginTransaction(pool: Pick<ConnectionPool, 'connect'>, witness: CommitWitness): Promise<WriteTransaction> {
  const connection = await throwing(pool.connect());
  const note = await begin(connection);
  const runner = createQueryRunner(executorOn(connection), toStoreError, { locksRows: true });
  const sent: Promise<unknown>[] = [];
  let isLimited = false;
  let isChecked = false;
  let isEnded = false;

  /** Not waited for before the commit, which fails where it has failed. */
  function later(answer: Promise<unknown>): void {
    answer.catch(() => undefined);
    sent.push(answer);
  }

  async function rollback(): Promise<void> {
    if (isEnded) return;
    isEnded = true;
    const isUndone = await connection.runAll('rollback').then(
      () => true,
      () => false,
    );
    connection.release(!isUndone);
  }

  return {
    runner: {
      locksRows: true,
      run: (query) => runner.run(query),
      send<Row>(query: CompiledQuery<Row>, check?: (rows: readonly Row[]) => void) {
        const answer = runner.run(query);
        if (check !== undefined) isChecked = true;
        later(check === undefined ? answer : answer.then(check));
      },
    },
    limitWaits() {
      if (!isLimited) later(throwing(connection.runAll(LIMIT_LOCKS)));
      isLimited = true;
    },
    async savepoint() {
      await throwing(connection.runAll(isLimited ? `savepoint ${SAVEPOINT}` : `${LIMIT_LOCKS}; savepoint ${SAVEPOINT}`));
      isLimited = true;
    },
    async releaseSavepoint() {
      await throwing(connection.runAll(`release ${SAVEPOINT}`));
    },
    async rollbackToSavepoint() {
      await throwing(connection.runAll(`rollback to ${SAVEPOINT}; release ${SAVEPOINT}`));
    },
    async commit() {
      // The server does not know what a check thinks of its answer.
      if (isChecked) await Promise.all(sent);
      // What it could not do made it give up the transaction: a commit that was sent behind that keeps nothing.
      const committed = throwing(commit(connection));
      committed.catch(() => undefined);
      try {
        for (const answer of sent) await answer;
        await committed;
        isEnded = true;
        connection.release();
      } catch (error) {
        await rollback();
        if (!(await witness.wasCommitted(note))) throw error;
      }
    },
    rollback,
  };
}

/** Returns by what the transaction will be known. */
async function begin(connection: PoolConnection): Promise<string> {
  try {
    const results = await throwing(connection.runAll(`begin; ${NOTE}`));
    const noted = results.at(-1)?.rows[0] as { readonly id: string } | undefined;
    if (noted === undefined) throw new AppError('internal', 'the server gave the transaction no number');
    return noted.id;
  } catch (error) {
    connection.release(true);
    throw error;
  }
}

async function commit(connection: PoolConnection): Promise<void> {
  const [result] = await connection.runAll('commit');
  if (result?.command !== 'COMMIT') throw new AppError('internal', 'the server had given up the transaction before its commit');
}

async function throwing<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (thrown) {
    throw toStoreError(thrown);
  }
}
