// The request whose answer asks for what a half-made command lacks.
import type { Kysely } from 'kysely';
import type { StoreSchema } from '../schema.ts';
import type { ColumnFlavor } from './column-flavor.ts';

/** Adds the column. */
export async function addDraftAnswers({ schema }: Kysely<StoreSchema>, flavor: ColumnFlavor): Promise<void> {
  await schema.alterTable('drafts').addColumn('answer_key', flavor.text).execute();
}
