// Aliases in SQL, found by where they count and by their folded name.
import type { Kysely } from 'kysely';
import { aliasScopeKey, foldAliasName, type Alias } from '../../domain/alias.ts';
import type { AliasReader, AliasWriter } from '../alias-records.ts';
import { placeAll, prepareLockingQuery, prepareQuery, type Placeholders } from './prepared-query.ts';
import type { PreparedRecords } from './prepared-records.ts';
import type { QueryRunner } from './query-runner.ts';
import type { Row, StoreSchema } from './schema.ts';

/** Prepares the records about aliases. */
export function prepareAliases(db: Kysely<StoreSchema>): PreparedRecords<AliasReader, AliasWriter> {
  const queries = prepareQueries(db);

  function reader(runner: QueryRunner): AliasReader {
    return {
      async find(scopeKey, name) {
        const [row] = await queries.find(runner, { scopeKey, nameKey: foldAliasName(name) });
        return row === undefined ? undefined : toAlias(row);
      },
      async list(scopeKey) {
        const aliases = (await queries.list(runner, { scopeKey })).map(toAlias);
        // Databases sort texts each in a way of its own.
        return aliases.toSorted((left, right) => (foldAliasName(left.name) < foldAliasName(right.name) ? -1 : 1));
      },
    };
  }

  function writer(runner: QueryRunner): AliasWriter {
    return {
      ...reader(runner),
      async put(alias) {
        await queries.put(runner, toRow(alias));
      },
      async take(scopeKey, name) {
        const [row] = await queries.take(runner, { scopeKey, nameKey: foldAliasName(name) });
        return row === undefined ? undefined : toAlias(row);
      },
    };
  }

  return { reader, writer };
}

type AliasRow = Row<'aliases'>;
interface AliasKey {
  readonly scopeKey: string;
  readonly nameKey: string;
}

function prepareQueries(db: Kysely<StoreSchema>) {
  const aliases = db.selectFrom('aliases').selectAll();
  return {
    find: prepareLockingQuery((value: Placeholders<AliasKey>) =>
      aliases.where('scope_key', '=', value('scopeKey')).where('name_key', '=', value('nameKey')),
    ),
    list: prepareQuery((value: Placeholders<Pick<AliasKey, 'scopeKey'>>) => aliases.where('scope_key', '=', value('scopeKey'))),
    put: prepareQuery((value: Placeholders<AliasRow>) =>
      db
        .insertInto('aliases')
        .values(placeAll(value, ['scope_key', 'name_key', 'details']))
        .onConflict((conflict) =>
          conflict.columns(['scope_key', 'name_key']).doUpdateSet((eb) => ({ details: eb.ref('excluded.details') })),
        ),
    ),
    take: prepareQuery((value: Placeholders<AliasKey>) =>
      db.deleteFrom('aliases').where('scope_key', '=', value('scopeKey')).where('name_key', '=', value('nameKey')).returningAll(),
    ),
  };
}

/** What nobody searches by; instants are milliseconds. */
interface AliasDetails extends Omit<Alias, 'createdAt' | 'editedAt'> {
  readonly createdAt: number;
  readonly editedAt?: number;
}

function toRow(alias: Alias): AliasRow {
  const { createdAt, editedAt, ...rest } = alias;
  const details: AliasDetails = {
    ...rest,
    createdAt: createdAt.getTime(),
    ...(editedAt === undefined ? {} : { editedAt: editedAt.getTime() }),
  };
  return { scope_key: aliasScopeKey(alias.scope, alias.channel), name_key: foldAliasName(alias.name), details: JSON.stringify(details) };
}

function toAlias(row: AliasRow): Alias {
  const { createdAt, editedAt, ...rest } = JSON.parse(row.details) as AliasDetails;
  return { ...rest, createdAt: new Date(createdAt), ...(editedAt === undefined ? {} : { editedAt: new Date(editedAt) }) };
}
