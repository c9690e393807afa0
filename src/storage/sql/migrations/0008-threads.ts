// The message under which answers and watches are replies.
import type { Kysely } from 'kysely';
import type { StoreSchema } from '../schema.ts';
import type { ColumnFlavor } from './column-flavor.ts';

/** Adds the columns. */
export async function addThreads({ schema }: Kysely<StoreSchema>, flavor: ColumnFlavor): Promise<void> {
  for (const table of ['commands', 'watches']) {
    await schema.alterTable(table).addColumn('thread_message_id', flavor.text).execute();
  }
}
