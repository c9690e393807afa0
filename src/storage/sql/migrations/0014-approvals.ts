// Commands that wait for approval are found by their code, as those that wait for a confirmation are.
import { sql, type Kysely } from 'kysely';
import type { StoreSchema } from '../schema.ts';

/** Makes the index. */
export async function indexApprovals({ schema }: Kysely<StoreSchema>): Promise<void> {
  await schema
    .createIndex('commands_awaiting_approval')
    .unique()
    .on('commands')
    .columns(['channel_key', 'confirmation_code'])
    .where(sql.ref('status'), '=', sql.lit('awaiting-approval'))
    .execute();
}
