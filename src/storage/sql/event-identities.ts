// Which event stands behind an identity key: at most one counts at a time.
import type { Kysely } from 'kysely';
import { AppError } from '../../domain/errors.ts';
import type { RawEvent } from '../../domain/raw-event.ts';
import { toMilliseconds } from './instants.ts';
import { placeAll, prepareCommand, prepareQuery, type Placeholders } from './prepared-query.ts';
import type { QueryRunner } from './query-runner.ts';
import type { Row, StoreSchema } from './schema.ts';

/** The identities of stored events. */
export interface EventIdentities {
  /** Returns the id of the event whose identity counts at `now`; an identity that has expired by then is forgotten. */
  findCounting(runner: QueryRunner, key: string, now: Date): Promise<string | undefined>;
  /** Makes the event the owner of its identity; throws `event-identity-in-use` where another still counts when it is received. */
  register(runner: QueryRunner, event: RawEvent): Promise<void>;
}

/** Prepares the queries. */
export function prepareEventIdentities(db: Kysely<StoreSchema>): EventIdentities {
  const find = prepareQuery((value: Placeholders<{ key: string }>) =>
    db.selectFrom('event_identities').select(['event_id', 'expires_at']).where('key', '=', value('key')),
  );
  const forget = prepareQuery((value: Placeholders<{ key: string }>) => db.deleteFrom('event_identities').where('key', '=', value('key')));
  // Two processes can insert the same event at the same moment; the later one waits for the earlier one's commit here.
  const register = prepareCommand(
    (value: Placeholders<Row<'event_identities'> & { received_at: number }>) =>
      db
        .insertInto('event_identities')
        .values(placeAll(value, ['key', 'event_id', 'expires_at']))
        .onConflict((conflict) =>
          conflict
            .column('key')
            .doUpdateSet((eb) => ({ event_id: eb.ref('excluded.event_id'), expires_at: eb.ref('excluded.expires_at') }))
            .where('event_identities.expires_at', '<=', value('received_at')),
        )
        .returning('key'),
    ([registered], { key }) => {
      if (registered === undefined) throw new AppError('event-identity-in-use', '', { details: { identityKey: key } });
    },
  );

  return {
    async findCounting(runner, key, now) {
      const [identity] = await find(runner, { key });
      if (identity === undefined) return undefined;
      if (identity.expires_at === null || identity.expires_at > now.getTime()) return identity.event_id;
      await forget(runner, { key });
      return undefined;
    },

    async register(runner, { id, identity: { key, expiresAt }, receivedAt }) {
      const row = { key, event_id: id, expires_at: toMilliseconds(expiresAt), received_at: receivedAt.getTime() };
      await register(runner, row);
    },
  };
}
