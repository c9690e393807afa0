// Digests in SQL, found by channel while they are open.
import { sql, type Kysely } from 'kysely';
import { channelKey } from '../../domain/channel.ts';
import type { Digest } from '../../domain/digest.ts';
import { AppError } from '../../domain/errors.ts';
import type { DigestReader, DigestWriter } from '../digest-records.ts';
import { placeAll, prepareLockingQuery, prepareQuery, type Placeholders } from './prepared-query.ts';
import type { PreparedRecords } from './prepared-records.ts';
import type { QueryRunner } from './query-runner.ts';
import type { Row, StoreSchema } from './schema.ts';

/** Prepares the records about digests. */
export function prepareDigests(db: Kysely<StoreSchema>): PreparedRecords<DigestReader, DigestWriter> {
  const queries = prepareQueries(db);

  function reader(runner: QueryRunner): DigestReader {
    return {
      async find(id) {
        const [row] = await queries.find(runner, { id });
        return row === undefined ? undefined : toDigest(row);
      },
      async findOpen(key, kind) {
        const [row] = await queries.findOpen(runner, { key, kind, group: '' });
        return row === undefined ? undefined : toDigest(row);
      },
      async findOpenGroup(key, group) {
        const [row] = await queries.findOpen(runner, { key, kind: 'group', group });
        return row === undefined ? undefined : toDigest(row);
      },
      async listOpenGroups(key, limit) {
        const rows = await queries.listOpenGroups(runner, { key, limit });
        return rows.map(toDigest);
      },
      async hasAny(key, kind) {
        const found = await (kind === undefined ? queries.findAny(runner, { key }) : queries.findAnyOf(runner, { key, kind }));
        return found.length > 0;
      },
      async listOpenChannels() {
        const rows = await queries.listOpenChannels(runner, {});
        return rows.map(({ channel_key: key }) => key);
      },
    };
  }

  function writer(runner: QueryRunner): DigestWriter {
    return {
      ...reader(runner),
      async insert(digest) {
        await queries.insert(runner, toRow(digest));
      },
      async replace(digest) {
        const [changed] = await queries.replace(runner, toRow(digest));
        if (changed === undefined) throw new AppError('digest-unknown', digest.id);
      },
    };
  }

  return { reader, writer };
}

type DigestRow = Row<'digests'>;

function prepareQueries(db: Kysely<StoreSchema>) {
  // The literal lets the index of open digests serve.
  const open = db.selectFrom('digests').where('is_open', '=', sql.lit(1));
  return {
    find: prepareLockingQuery((value: Placeholders<{ id: string }>) => db.selectFrom('digests').selectAll().where('id', '=', value('id'))),
    findOpen: prepareLockingQuery((value: Placeholders<{ key: string; kind: Digest['kind']; group: string }>) =>
      open.selectAll().where('channel_key', '=', value('key')).where('kind', '=', value('kind')).where('group_key', '=', value('group')),
    ),
    listOpenGroups: prepareQuery((value: Placeholders<{ key: string; limit: number }>) =>
      open
        .selectAll()
        .where('channel_key', '=', value('key'))
        .where('kind', '=', sql.lit('group' as const))
        .orderBy('group_key')
        .limit(value('limit')),
    ),
    findAny: prepareQuery((value: Placeholders<{ key: string }>) =>
      db.selectFrom('digests').select('id').where('channel_key', '=', value('key')).limit(1),
    ),
    findAnyOf: prepareQuery((value: Placeholders<{ key: string; kind: Digest['kind'] }>) =>
      db.selectFrom('digests').select('id').where('channel_key', '=', value('key')).where('kind', '=', value('kind')).limit(1),
    ),
    listOpenChannels: prepareQuery(() => open.select('channel_key').distinct().orderBy('channel_key')),
    insert: prepareQuery((value: Placeholders<DigestRow>) =>
      db.insertInto('digests').values(placeAll(value, ['id', 'channel_key', 'kind', 'group_key', 'is_open', 'details'])),
    ),
    replace: prepareQuery((value: Placeholders<DigestRow>) =>
      db
        .updateTable('digests')
        .set(placeAll(value, ['channel_key', 'kind', 'group_key', 'is_open', 'details']))
        .where('id', '=', value('id'))
        .returning('id'),
    ),
  };
}

/** What nobody searches by, with instants as milliseconds. */
interface DigestDetails extends Omit<Digest, 'id' | 'kind' | 'groupKey' | Instant> {
  readonly openedAt: number;
  readonly lastTakenAt: number;
  readonly spanStartedAt: number;
  readonly closedAt?: number;
}

type Instant = 'openedAt' | 'lastTakenAt' | 'spanStartedAt' | 'closedAt';

function toRow({ id, kind, groupKey = '', ...digest }: Digest): DigestRow {
  const { openedAt, lastTakenAt, spanStartedAt, closedAt, ...rest } = digest;
  const details: DigestDetails = {
    ...rest,
    openedAt: openedAt.getTime(),
    lastTakenAt: lastTakenAt.getTime(),
    spanStartedAt: spanStartedAt.getTime(),
    ...(closedAt === undefined ? {} : { closedAt: closedAt.getTime() }),
  };
  return {
    id,
    channel_key: channelKey(digest.channel),
    kind,
    group_key: groupKey,
    is_open: closedAt === undefined ? 1 : 0,
    details: JSON.stringify(details),
  };
}

function toDigest({ id, kind, group_key: groupKey, details }: DigestRow): Digest {
  const { openedAt, lastTakenAt, spanStartedAt, closedAt, ...rest } = JSON.parse(details) as DigestDetails;
  return {
    id,
    kind,
    ...(groupKey === '' ? {} : { groupKey }),
    ...rest,
    openedAt: new Date(openedAt),
    lastTakenAt: new Date(lastTakenAt),
    spanStartedAt: new Date(spanStartedAt),
    ...(closedAt === undefined ? {} : { closedAt: new Date(closedAt) }),
  };
}
