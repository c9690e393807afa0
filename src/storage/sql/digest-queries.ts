// The queries about deliveries that digests ask; they read no messages, so that a flood of them stays out of memory.
import { sql, type ExpressionBuilder, type Kysely } from 'kysely';
import type { Channel } from '../../domain/channel.ts';
import type { DeliveryGist } from '../../messages/delivery.ts';
import type { DigestedDelivery, WaitingDelivery } from '../delivery-records.ts';
import { omitNulls } from './omit-nulls.ts';
import { prepareQuery, type Placeholders } from './prepared-query.ts';
import type { Row, StoreSchema } from './schema.ts';

/** What a digest needs to know. */
export const WAITING_COLUMNS = [
  'deliveries.id',
  'deliveries.event_id',
  'deliveries.configuration_name',
  'deliveries.platform',
  'deliveries.workspace_id',
  'deliveries.channel_id',
  'deliveries.action',
  'deliveries.incident_id',
  'deliveries.gist',
  'deliveries.priority',
  'deliveries.queued_at',
  'deliveries.is_possible_duplicate',
] as const;

interface DueInChannel {
  readonly channelKey: string;
  readonly now: number;
}

function selectWaiting(db: Kysely<StoreSchema>, value: Placeholders<DueInChannel>) {
  return db
    .selectFrom('deliveries')
    .where('deliveries.status', '=', sql.lit('queued' as const))
    .where('deliveries.channel_key', '=', value('channelKey'))
    .where('deliveries.next_attempt_at', '<=', value('now'))
    .where('deliveries.digest_id', 'is', null);
}

/** Selects the messages of a channel that are due and no digest's own. */
export function selectWaitingPosts(db: Kysely<StoreSchema>, value: Placeholders<DueInChannel>) {
  return selectWaiting(db, value).where('deliveries.action', '=', sql.lit('post' as const));
}

/** Prepares them. */
export function prepareDigestQueries(db: Kysely<StoreSchema>) {
  const waiting = (value: Placeholders<DueInChannel>) => selectWaiting(db, value);
  return {
    listWaitingPosts: prepareQuery((value: Placeholders<DueInChannel & { limit: number }>) =>
      selectWaitingPosts(db, value).select('deliveries.id').limit(value('limit')),
    ),
    listWaiting: prepareQuery((value: Placeholders<{ channelKey: string; now: number; limit: number }>) =>
      waiting(value)
        .select(WAITING_COLUMNS)
        .select((eb) => digestOfIncident(eb).as('digest_of_incident'))
        .where((eb) => eb.or([eb('deliveries.action', '=', sql.lit('post' as const)), eb.exists(digestOfIncident(eb))]))
        .orderBy('deliveries.priority')
        .orderBy('deliveries.sequence')
        .limit(value('limit')),
    ),
    listDigested: prepareQuery((value: Placeholders<{ digestId: string; after: number; limit: number }>) =>
      db
        .selectFrom('deliveries')
        .select(['sequence', 'id', 'event_id', 'configuration_name', 'action', 'gist', 'queued_at'])
        .where('digest_id', '=', value('digestId'))
        .where('sequence', '>', value('after'))
        .where('status', '=', sql.lit('digested' as const))
        .orderBy('sequence')
        .limit(value('limit')),
    ),
  };
}

/** The digest that stands in the place of the incident's message; none where that stands by itself. */
function digestOfIncident(eb: ExpressionBuilder<StoreSchema, 'deliveries'>) {
  return eb
    .selectFrom('deliveries as earlier')
    .innerJoin('incidents', 'incidents.id', 'earlier.incident_id')
    .select('earlier.digest_id')
    .where('earlier.incident_id', '=', eb.ref('deliveries.incident_id'))
    .where('earlier.sequence', '<', eb.ref('deliveries.sequence'))
    .where('earlier.status', '=', sql.lit('digested' as const))
    .where('earlier.digest_id', 'is not', null)
    .where('incidents.message_reference', 'is', null)
    .limit(1);
}

type WaitingRow = Pick<
  Row<'deliveries'>,
  | 'id'
  | 'event_id'
  | 'configuration_name'
  | 'platform'
  | 'workspace_id'
  | 'channel_id'
  | 'action'
  | 'incident_id'
  | 'gist'
  | 'priority'
  | 'queued_at'
  | 'is_possible_duplicate'
> & { readonly digest_of_incident: string | null };

/** Returns the waiting delivery of a row. */
export function toWaitingDelivery(row: WaitingRow): WaitingDelivery {
  const channel: Channel = { platform: row.platform, workspaceId: row.workspace_id, channelId: row.channel_id };
  return {
    id: row.id,
    eventId: row.event_id,
    configurationName: row.configuration_name,
    channel,
    action: row.action,
    gist: JSON.parse(row.gist) as DeliveryGist,
    priority: row.priority,
    queuedAt: new Date(row.queued_at),
    isPossibleDuplicate: row.is_possible_duplicate === 1,
    ...omitNulls({ incidentId: row.incident_id, digestOfIncident: row.digest_of_incident }),
  };
}

type DigestedRow = Pick<Row<'deliveries'>, 'id' | 'event_id' | 'configuration_name' | 'action' | 'gist' | 'queued_at'> & {
  readonly sequence: number;
};

/** Returns the digested delivery of a row. */
export function toDigestedDelivery(row: DigestedRow): DigestedDelivery {
  return {
    sequence: row.sequence,
    id: row.id,
    eventId: row.event_id,
    configurationName: row.configuration_name,
    action: row.action,
    gist: JSON.parse(row.gist) as DeliveryGist,
    queuedAt: new Date(row.queued_at),
  };
}
