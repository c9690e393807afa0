// Topics in SQL, in the order in which they first knocked.
import { sql, type Kysely } from 'kysely';
import type { Topic } from '../../domain/topic.ts';
import type { TopicReader, TopicWriter } from '../topic-records.ts';
import { toInstant, toMilliseconds } from './instants.ts';
import { omitNulls } from './omit-nulls.ts';
import { placeAll, prepareLockingQuery, prepareQuery, type Placeholders } from './prepared-query.ts';
import type { PreparedRecords } from './prepared-records.ts';
import type { QueryRunner } from './query-runner.ts';
import type { Row, StoreSchema } from './schema.ts';

/** Prepares the records about topics. */
export function prepareTopics(db: Kysely<StoreSchema>): PreparedRecords<TopicReader, TopicWriter> {
  const queries = prepareQueries(db);

  function reader(runner: QueryRunner): TopicReader {
    return {
      async find(topicArn) {
        const [row] = await queries.find(runner, { topicArn });
        return row === undefined ? undefined : toTopic(row);
      },
      async list() {
        const rows = await queries.list(runner, {});
        return rows.map(toTopic);
      },
      async countPending() {
        const [row] = await queries.countPending(runner, {});
        return row?.count ?? 0;
      },
    };
  }

  function writer(runner: QueryRunner): TopicWriter {
    return {
      ...reader(runner),
      async save(topic) {
        await queries.save(runner, toRow(topic));
      },
      async delete(topicArn) {
        await queries.delete(runner, { topicArn });
      },
    };
  }

  return { reader, writer };
}

const CHANGING_COLUMNS = ['state', 'confirmation_token', 'confirmed_at', 'first_seen_at', 'last_seen_at', 'configuration_names'] as const;

function prepareQueries(db: Kysely<StoreSchema>) {
  return {
    find: prepareLockingQuery((value: Placeholders<{ topicArn: string }>) =>
      db.selectFrom('topics').selectAll().where('topic_arn', '=', value('topicArn')),
    ),
    list: prepareQuery(() => db.selectFrom('topics').selectAll().orderBy('first_seen_at').orderBy('topic_arn')),
    countPending: prepareQuery(() =>
      db
        .selectFrom('topics')
        .select(sql<number>`count(*)`.as('count'))
        .where('state', '=', 'pending'),
    ),
    save: prepareQuery((value: Placeholders<Row<'topics'>>) =>
      db
        .insertInto('topics')
        .values(placeAll(value, ['topic_arn', ...CHANGING_COLUMNS]))
        .onConflict((conflict) => conflict.column('topic_arn').doUpdateSet(placeAll(value, CHANGING_COLUMNS))),
    ),
    delete: prepareQuery((value: Placeholders<{ topicArn: string }>) => db.deleteFrom('topics').where('topic_arn', '=', value('topicArn'))),
  };
}

function toRow(topic: Topic): Row<'topics'> {
  return {
    topic_arn: topic.topicArn,
    state: topic.state,
    confirmation_token: topic.confirmationToken ?? null,
    confirmed_at: toMilliseconds(topic.confirmedAt),
    first_seen_at: topic.firstSeenAt.getTime(),
    last_seen_at: topic.lastSeenAt.getTime(),
    configuration_names: JSON.stringify(topic.configurationNames),
  };
}

function toTopic(row: Row<'topics'>): Topic {
  return {
    topicArn: row.topic_arn,
    state: row.state,
    firstSeenAt: new Date(row.first_seen_at),
    lastSeenAt: new Date(row.last_seen_at),
    configurationNames: JSON.parse(row.configuration_names) as readonly string[],
    ...omitNulls({ confirmationToken: row.confirmation_token, confirmedAt: toInstant(row.confirmed_at) }),
  };
}
