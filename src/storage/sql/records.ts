// All nouns together: what the port calls records.
import type { Kysely } from 'kysely';
import type { RecordReaders, RecordWriters } from '../store.ts';
import { prepareAliases } from './aliases.ts';
import { prepareAuditEvents } from './audit-events.ts';
import { prepareChannelPreferences } from './channel-preferences.ts';
import { prepareCommands } from './commands.ts';
import { prepareCustomActions } from './custom-actions.ts';
import { prepareDeliveries } from './deliveries.ts';
import { prepareDigests } from './digests.ts';
import { prepareDrafts } from './drafts.ts';
import { prepareFiles } from './files.ts';
import { prepareHeartbeats } from './heartbeats.ts';
import { prepareIncidents } from './incidents.ts';
import { prepareInhibitors } from './inhibitors.ts';
import { prepareLeases } from './leases.ts';
import { prepareOffers } from './offers.ts';
import { preparePreferences } from './preferences.ts';
import { writersOnDemand } from './on-demand.ts';
import type { PreparedRecords } from './prepared-records.ts';
import { prepareRawEvents } from './raw-events.ts';
import type { StoreSchema } from './schema.ts';
import { prepareSignIns } from './sign-ins.ts';
import { prepareSilences } from './silences.ts';
import { prepareTopics } from './topics.ts';
import { prepareUserRoles } from './user-roles.ts';
import { prepareWatches } from './watches.ts';
import { prepareWebMessages } from './web-messages.ts';

/** Prepares the records of every noun; the queries are compiled here, once for a store. The audit log is that of a node. */
export function prepareRecords(db: Kysely<StoreSchema>, node: string): PreparedRecords<RecordReaders, RecordWriters> {
  const prepared = {
    events: prepareRawEvents(db),
    deliveries: prepareDeliveries(db),
    incidents: prepareIncidents(db),
    digests: prepareDigests(db),
    topics: prepareTopics(db),
    webMessages: prepareWebMessages(db),
    signIns: prepareSignIns(db),
    commands: prepareCommands(db, node),
    auditEvents: prepareAuditEvents(db, node),
    watches: prepareWatches(db),
    drafts: prepareDrafts(db),
    preferences: preparePreferences(db),
    channelPreferences: prepareChannelPreferences(db),
    offers: prepareOffers(db),
    files: prepareFiles(db),
    userRoles: prepareUserRoles(db),
    silences: prepareSilences(db),
    inhibitors: prepareInhibitors(db),
    leases: prepareLeases(db),
    heartbeats: prepareHeartbeats(db),
    aliases: prepareAliases(db),
    customActions: prepareCustomActions(db),
  };
  return {
    reader: (runner) =>
      Object.fromEntries(Object.entries(prepared).map(([noun, each]) => [noun, each.reader(runner)])) as unknown as RecordReaders,
    writer: writersOnDemand<RecordWriters>(prepared),
  };
}
