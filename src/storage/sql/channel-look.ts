// What a lane asks before anything else, in one statement: most looks find little, or nothing.
import { sql, type Expression, type ExpressionBuilder, type Kysely, type SqlBool } from 'kysely';
import type { ChannelLook } from '../delivery-records.ts';
import { selectWaitingPosts } from './digest-queries.ts';
import { selectDueGrouped } from './group-queries.ts';
import { prepareQuery, type Placeholders } from './prepared-query.ts';
import type { QueryRunner } from './query-runner.ts';
import type { StoreSchema } from './schema.ts';

/** What a look needs to know. */
interface LookValues {
  readonly channelKey: string;
  readonly now: number;
  readonly backlog: number;
}

/** Prepares the look. */
export function prepareChannelLook(db: Kysely<StoreSchema>): (runner: QueryRunner, values: LookValues) => Promise<ChannelLook> {
  const look = prepareQuery((value: Placeholders<LookValues>) => {
    const one = sql.lit(1).as('one');
    const queued = db
      .selectFrom('deliveries')
      .select(one)
      .where('status', '=', sql.lit('queued' as const))
      .where('channel_key', '=', value('channelKey'));
    const digests = db.selectFrom('digests').select(one).where('channel_key', '=', value('channelKey'));
    return db.selectNoFrom((eb) => [
      asNumber(eb, queued).as('is_anything_queued'),
      asNumber(eb, digests).as('has_digest'),
      asNumber(eb, digests.where('is_open', '=', sql.lit(1))).as('has_open_digest'),
      asNumber(eb, selectDueGrouped(db, value).select(one)).as('is_group_due'),
      asNumber(eb, selectWaitingPosts(db, value).select(one).limit(1).offset(value('backlog'))).as('is_much_waiting'),
    ]);
  });

  return async (runner, values) => {
    const [row] = await look(runner, values);
    return {
      isAnythingQueued: row?.is_anything_queued === 1,
      hasDigest: row?.has_digest === 1,
      hasOpenDigest: row?.has_open_digest === 1,
      isGroupDue: row?.is_group_due === 1,
      isMuchWaiting: row?.is_much_waiting === 1,
    };
  };
}

/** Both databases have numbers; what is true is another thing in each. */
function asNumber(eb: ExpressionBuilder<StoreSchema, never>, rows: Expression<unknown>): ReturnType<typeof sql<number>> {
  const condition: Expression<SqlBool> = eb.exists(rows);
  return sql<number>`case when ${condition} then 1 else 0 end`;
}
