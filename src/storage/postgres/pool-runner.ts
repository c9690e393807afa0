// What compiled queries run on: a connection of a pool, or whichever of its connections is free.
import type { QueryExecutor } from '../sql/query-runner.ts';
import type { ConnectionPool, PoolConnection } from './connection-pool.ts';

/** Runs queries on a connection. */
export function executorOn(connection: Pick<PoolConnection, 'query'>): QueryExecutor {
  return {
    async executeQuery<Row>({ sql, parameters }: { readonly sql: string; readonly parameters: readonly unknown[] }) {
      return connection.query<Row>(sql, parameters);
    },
  };
}

/** Runs each query on a connection that is free. */
export function executorOver(pool: Pick<ConnectionPool, 'connect'>): QueryExecutor {
  return {
    async executeQuery(query) {
      const connection = await pool.connect();
      try {
        return await executorOn(connection).executeQuery(query);
      } finally {
        connection.release();
      }
    },
  };
}
