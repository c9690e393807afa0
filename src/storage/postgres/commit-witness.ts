// When the connection breaks during a commit, nobody has heard whether it happened. PostgreSQL remembers: it is asked
// again by the transaction's number, over another connection.
import { CompiledQuery } from 'kysely';
import { setTimeout } from 'node:timers/promises';
import { AppError } from '../../domain/errors.ts';
import type { QueryRunner } from '../sql/query-runner.ts';

/** Finds out what became of a commit whose answer was lost with the connection. */
export interface CommitWitness {
  /** Tells whether the noted transaction was committed. Throws where that cannot be found out. */
  wasCommitted(note: string): Promise<boolean>;
}

/** How long to ask: a restarting server is back within seconds, and the whole line of writers waits. */
const ASK_FOR_MS = 15_000;
const ASK_AGAIN_AFTER_MS = 200;

/**
 * Tells within a transaction by what it will be known. Also makes sure that the commit waits for the disk, where a role or the database is
 * set not to.
 */
export const NOTE = `select pg_current_xact_id()::text as id,
  case current_setting('synchronous_commit') when 'off' then set_config('synchronous_commit', 'on', true) end`;

/** Its server process may not have noticed that nobody listens any more, and would keep the transaction open. */
const TERMINATE = 'select pg_terminate_backend(pid) from pg_stat_activity where backend_xid = $1::xid8::xid';

/** Makes the witness; it asks over `runner`, whose connections are not the one that broke. */
export function createCommitWitness(runner: QueryRunner, askForMs: number = ASK_FOR_MS): CommitWitness {
  async function ask(id: string): Promise<boolean | undefined> {
    const [row] = await runner.run(CompiledQuery.raw('select pg_xact_status($1::xid8) as status', [id]));
    const { status } = row as { status: 'committed' | 'aborted' | 'in progress' | null };
    if (status === 'in progress') {
      await runner.run(CompiledQuery.raw(TERMINATE, [id]));
      return undefined;
    }
    return status === null ? undefined : status === 'committed';
  }

  return {
    async wasCommitted(id) {
      const endsAt = performance.now() + askForMs;
      let cause: unknown;
      do {
        try {
          const answer = await ask(id);
          if (answer !== undefined) return answer;
        } catch (error) {
          cause = error;
        }
        await setTimeout(ASK_AGAIN_AFTER_MS);
      } while (performance.now() < endsAt);
      throw new AppError('store-unavailable', 'the connection was lost during a commit, and whether it happened is not known', { cause });
    },
  };
}
