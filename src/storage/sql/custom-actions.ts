// Custom actions in SQL, by their names.
import type { Kysely } from 'kysely';
import type { CustomAction } from '../../domain/custom-action.ts';
import type { ActionAssociation, ActionReader, ActionWriter } from '../action-records.ts';
import { placeAll, prepareLockingQuery, prepareQuery, type Placeholders } from './prepared-query.ts';
import type { PreparedRecords } from './prepared-records.ts';
import type { QueryRunner } from './query-runner.ts';
import type { Row, StoreSchema } from './schema.ts';

/** Prepares the records about custom actions. */
export function prepareCustomActions(db: Kysely<StoreSchema>): PreparedRecords<ActionReader, ActionWriter> {
  const queries = prepareQueries(db);

  function reader(runner: QueryRunner): ActionReader {
    return {
      async find(actionName) {
        const [row] = await queries.find(runner, { actionName });
        return row === undefined ? undefined : toAction(row);
      },
      async list() {
        return (await queries.list(runner, {})).map(toAction);
      },
      async listAssociations() {
        return (await queries.listAssociations(runner, {})).map(toAssociation);
      },
    };
  }

  function writer(runner: QueryRunner): ActionWriter {
    return {
      ...reader(runner),
      async save(action) {
        await queries.save(runner, toRow(action));
      },
      async delete(actionName) {
        await queries.disassociateAll(runner, { actionName });
        await queries.delete(runner, { actionName });
      },
      async associate({ configurationName, actionName }) {
        await queries.associate(runner, { configuration_name: configurationName, action_name: actionName });
      },
      async disassociate({ configurationName, actionName }) {
        await queries.disassociate(runner, { configurationName, actionName });
      },
    };
  }

  return { reader, writer };
}

type ActionRow = Row<'custom_actions'>;
type AssociationRow = Row<'action_associations'>;

function prepareQueries(db: Kysely<StoreSchema>) {
  const actions = db.selectFrom('custom_actions').selectAll();
  return {
    find: prepareLockingQuery((value: Placeholders<{ actionName: string }>) => actions.where('action_name', '=', value('actionName'))),
    list: prepareQuery(() => actions.orderBy('action_name')),
    listAssociations: prepareQuery(() =>
      db.selectFrom('action_associations').selectAll().orderBy('configuration_name').orderBy('action_name'),
    ),
    save: prepareQuery((value: Placeholders<ActionRow>) =>
      db
        .insertInto('custom_actions')
        .values(placeAll(value, ['action_name', 'details']))
        .onConflict((conflict) => conflict.column('action_name').doUpdateSet((eb) => ({ details: eb.ref('excluded.details') }))),
    ),
    delete: prepareQuery((value: Placeholders<{ actionName: string }>) =>
      db.deleteFrom('custom_actions').where('action_name', '=', value('actionName')),
    ),
    associate: prepareQuery((value: Placeholders<AssociationRow>) =>
      db
        .insertInto('action_associations')
        .values(placeAll(value, ['configuration_name', 'action_name']))
        .onConflict((conflict) => conflict.columns(['configuration_name', 'action_name']).doNothing()),
    ),
    disassociate: prepareQuery((value: Placeholders<ActionAssociation>) =>
      db
        .deleteFrom('action_associations')
        .where('configuration_name', '=', value('configurationName'))
        .where('action_name', '=', value('actionName')),
    ),
    disassociateAll: prepareQuery((value: Placeholders<{ actionName: string }>) =>
      db.deleteFrom('action_associations').where('action_name', '=', value('actionName')),
    ),
  };
}

/** What nobody searches by. */
type ActionDetails = Omit<CustomAction, 'actionName'>;

function toRow({ actionName, ...details }: CustomAction): ActionRow {
  return { action_name: actionName, details: JSON.stringify(details satisfies ActionDetails) };
}

function toAction({ action_name, details }: ActionRow): CustomAction {
  return { actionName: action_name, ...(JSON.parse(details) as ActionDetails) };
}

function toAssociation({ configuration_name, action_name }: AssociationRow): ActionAssociation {
  return { configurationName: configuration_name, actionName: action_name };
}
