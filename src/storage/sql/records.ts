// All nouns together: what the port calls records.
import type { Kysely } from 'kysely';
import type { RecordReaders, RecordWriters } from '../store.ts';
import { prepareAuditEvents } from './audit-events.ts';
import { prepareChannelPreferences } from './channel-preferences.ts';
import { prepareCommands } from './commands.ts';
import { prepareDeliveries } from './deliveries.ts';
import { prepareDigests } from './digests.ts';
import { prepareDrafts } from './drafts.ts';
import { prepareFiles } from './files.ts';
import { prepareIncidents } from './incidents.ts';
import { prepareInhibitors } from './inhibitors.ts';
import { prepareOffers } from './offers.ts';
import { preparePreferences } from './preferences.ts';
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
  const events = prepareRawEvents(db);
  const deliveries = prepareDeliveries(db);
  const incidents = prepareIncidents(db);
  const digests = prepareDigests(db);
  const topics = prepareTopics(db);
  const webMessages = prepareWebMessages(db);
  const signIns = prepareSignIns(db);
  const commands = prepareCommands(db);
  const auditEvents = prepareAuditEvents(db, node);
  const watches = prepareWatches(db);
  const drafts = prepareDrafts(db);
  const preferences = preparePreferences(db);
  const channelPreferences = prepareChannelPreferences(db);
  const offers = prepareOffers(db);
  const files = prepareFiles(db);
  const userRoles = prepareUserRoles(db);
  const silences = prepareSilences(db);
  const inhibitors = prepareInhibitors(db);
  return {
    reader: (runner) => ({
      events: events.reader(runner),
      deliveries: deliveries.reader(runner),
      incidents: incidents.reader(runner),
      digests: digests.reader(runner),
      topics: topics.reader(runner),
      webMessages: webMessages.reader(runner),
      signIns: signIns.reader(runner),
      commands: commands.reader(runner),
      auditEvents: auditEvents.reader(runner),
      watches: watches.reader(runner),
      drafts: drafts.reader(runner),
      preferences: preferences.reader(runner),
      channelPreferences: channelPreferences.reader(runner),
      offers: offers.reader(runner),
      files: files.reader(runner),
      userRoles: userRoles.reader(runner),
      silences: silences.reader(runner),
      inhibitors: inhibitors.reader(runner),
    }),
    writer: (runner) => ({
      events: events.writer(runner),
      deliveries: deliveries.writer(runner),
      incidents: incidents.writer(runner),
      digests: digests.writer(runner),
      topics: topics.writer(runner),
      webMessages: webMessages.writer(runner),
      signIns: signIns.writer(runner),
      commands: commands.writer(runner),
      auditEvents: auditEvents.writer(runner),
      watches: watches.writer(runner),
      drafts: drafts.writer(runner),
      preferences: preferences.writer(runner),
      channelPreferences: channelPreferences.writer(runner),
      offers: offers.writer(runner),
      files: files.writer(runner),
      userRoles: userRoles.writer(runner),
      silences: silences.writer(runner),
      inhibitors: inhibitors.writer(runner),
    }),
  };
}
