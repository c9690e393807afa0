// Silences in SQL, found by when they end.
import type { Kysely } from 'kysely';
import { AppError } from '../../domain/errors.ts';
import type { Silence } from '../../domain/silence.ts';
import type { SilenceReader, SilenceWriter } from '../silence-records.ts';
import { placeAll, prepareLockingQuery, prepareQuery, type Placeholders } from './prepared-query.ts';
import type { PreparedRecords } from './prepared-records.ts';
import type { QueryRunner } from './query-runner.ts';
import type { Row, StoreSchema } from './schema.ts';

/** Prepares the records about silences. */
export function prepareSilences(db: Kysely<StoreSchema>): PreparedRecords<SilenceReader, SilenceWriter> {
  const queries = prepareQueries(db);

  function reader(runner: QueryRunner): SilenceReader {
    return {
      async find(id) {
        const [row] = await queries.find(runner, { id });
        return row === undefined ? undefined : toSilence(row);
      },
      async listCurrent(now) {
        const rows = await queries.listCurrent(runner, { now: now.getTime() });
        return rows.map(toSilence);
      },
    };
  }

  function writer(runner: QueryRunner): SilenceWriter {
    return {
      ...reader(runner),
      async insert(silence) {
        await queries.insert(runner, toRow(silence));
      },
      async replace(silence) {
        const [changed] = await queries.replace(runner, toRow(silence));
        if (changed === undefined) throw new AppError('silence-unknown', silence.code);
      },
      async deleteEnded(before) {
        await queries.deleteEnded(runner, { before: before.getTime() });
      },
    };
  }

  return { reader, writer };
}

type SilenceRow = Row<'silences'>;

function prepareQueries(db: Kysely<StoreSchema>) {
  const silences = db.selectFrom('silences').selectAll();
  return {
    find: prepareLockingQuery((value: Placeholders<{ id: string }>) => silences.where('id', '=', value('id'))),
    listCurrent: prepareQuery((value: Placeholders<{ now: number }>) =>
      silences.where('ends_at', '>', value('now')).orderBy('ends_at').orderBy('id'),
    ),
    insert: prepareQuery((value: Placeholders<SilenceRow>) =>
      db.insertInto('silences').values(placeAll(value, ['id', 'ends_at', 'details'])),
    ),
    replace: prepareQuery((value: Placeholders<SilenceRow>) =>
      db
        .updateTable('silences')
        .set(placeAll(value, ['ends_at', 'details']))
        .where('id', '=', value('id'))
        .returning('id'),
    ),
    deleteEnded: prepareQuery((value: Placeholders<{ before: number }>) =>
      db.deleteFrom('silences').where('ends_at', '<=', value('before')),
    ),
  };
}

/** What nobody searches by; instants are milliseconds. */
interface SilenceDetails extends Omit<Silence, 'id' | 'createdAt' | 'startsAt' | 'endsAt'> {
  readonly createdAt: number;
  readonly startsAt: number;
}

function toRow({ id, createdAt, startsAt, endsAt, ...rest }: Silence): SilenceRow {
  const details: SilenceDetails = { ...rest, createdAt: createdAt.getTime(), startsAt: startsAt.getTime() };
  return { id, ends_at: endsAt.getTime(), details: JSON.stringify(details) };
}

function toSilence(row: SilenceRow): Silence {
  const { createdAt, startsAt, ...rest } = JSON.parse(row.details) as SilenceDetails;
  return { id: row.id, ...rest, createdAt: new Date(createdAt), startsAt: new Date(startsAt), endsAt: new Date(row.ends_at) };
}
