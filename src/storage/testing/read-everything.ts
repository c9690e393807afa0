// All that the records of arbitrary units can show, for comparing two stores.
import type { Inhibitor } from '../../domain/inhibitor.ts';
import type { RecordReaders } from '../store.ts';
import { codes } from './arbitrary-command-operations.ts';
import { channelKeys, ids, texts } from './arbitrary-values.ts';

/** More rows than any test writes. */
const ALL = 10_000;

const userIds = ['web:ana', 'web:ben'];

/** Reads everything that arbitrary units can have written. */
export async function readEverything(records: RecordReaders): Promise<Readonly<Record<string, unknown>>> {
  const {
    events,
    deliveries,
    incidents,
    topics,
    webMessages,
    signIns,
    commands,
    auditEvents,
    watches,
    drafts,
    preferences,
    channelPreferences,
    digests,
    offers,
    files,
    userRoles,
    silences,
    inhibitors,
    leases,
    heartbeats,
    aliases,
    customActions,
  } = records;
  const inAnHour = new Date('2026-03-01T04:00:00Z');
  return {
    events: await Promise.all(ids.map((id) => events.find(id))),
    deliveries: await deliveries.list({ limit: ALL }),
    deliveriesOfEvents: await Promise.all(ids.map((id) => deliveries.listOfEvent(id))),
    deadOfOps: await deliveries.list({ status: 'dead', configurationName: 'ops', limit: 2 }),
    waitingChannels: await deliveries.listWaitingChannels(),
    sendingChannels: await deliveries.listSendingChannels(),
    looks: await Promise.all(channelKeys.map((key) => deliveries.look(key, inAnHour, 1))),
    due: await Promise.all(channelKeys.map((key) => deliveries.findDue(key, inAnHour))),
    newestOfIncidents: await Promise.all(ids.map((id) => deliveries.findNewestOfIncident(id))),
    nextAttempts: await Promise.all(channelKeys.map((key) => deliveries.findNextAttemptAt(key))),
    counts: await deliveries.countByStatus(),
    incidents: await Promise.all(ids.map((id) => incidents.find(id))),
    openIncidents: await Promise.all(texts.map((key) => incidents.findOpen('ops', key))),
    topics: await topics.list(),
    pendingTopics: await topics.countPending(),
    webMessages: await webMessages.listChanged(0, ALL),
    newestWebMessages: await webMessages.listNewest('ops', 3),
    revision: await webMessages.newestRevision(),
    sessions: await Promise.all(texts.map((tokenHash) => signIns.findSession(tokenHash))),
    commands: await Promise.all(ids.map((id) => commands.find(id))),
    awaitingApproval: await Promise.all(channelKeys.flatMap((key) => codes.map((code) => commands.findAwaitingApproval(key, code)))),
    awaiting: await Promise.all(channelKeys.flatMap((key) => codes.map((code) => commands.findAwaiting(key, code)))),
    watches: await Promise.all(ids.map((id) => watches.find(id))),
    runningWatches: await watches.listRunning(),
    openWatches: await Promise.all(channelKeys.flatMap((key) => codes.map((code) => watches.findOpen(key, code)))),
    drafts: await Promise.all(channelKeys.flatMap((key) => userIds.map((userId) => drafts.find(key, userId)))),
    preferences: await Promise.all(channelKeys.flatMap((key) => userIds.map((userId) => preferences.find(key, userId)))),
    channelPreferences: await Promise.all(channelKeys.map((key) => channelPreferences.find(key))),
    superseded: await Promise.all(ids.map((id) => deliveries.isSuperseded(id))),
    digests: await Promise.all(ids.map((id) => digests.find(id))),
    openDigests: await Promise.all(channelKeys.map((key) => digests.findOpen(key, 'storm'))),
    channelsWithDigests: await Promise.all(channelKeys.map((key) => digests.hasAny(key))),
    channelsWithOpenDigests: await digests.listOpenChannels(),
    waitingPosts: await Promise.all(channelKeys.map((key) => deliveries.countWaitingPosts(key, inAnHour, 2))),
    openGroups: (await Promise.all(channelKeys.map((key) => digests.listOpenGroups(key, 99)))).flat().length,
    channelsWithGroups: await Promise.all(channelKeys.map((key) => digests.hasAny(key, 'group'))),
    openGroupsByKey: await Promise.all(channelKeys.flatMap((key) => texts.map((text) => digests.findOpenGroup(key, text)))),
    // Databases sort these texts each in a way of its own.
    dueGroups: (await Promise.all(channelKeys.map((key) => deliveries.listDueGroups(key, inAnHour, 99)))).map((keys) => keys.toSorted()),
    grouped: await Promise.all(channelKeys.flatMap((key) => texts.map((text) => deliveries.listOfGroup(key, text, 3)))),
    waiting: await Promise.all(channelKeys.map((key) => deliveries.listWaiting(key, { now: inAnHour, limit: 3 }))),
    digested: (await Promise.all(texts.map((id) => deliveries.listDigested(id, { afterSequence: 0, limit: 3 })))).map((page) =>
      // Where numbers begin, and which are left out, is the database's own.
      page.map(({ sequence: _sequence, ...entry }) => entry),
    ),
    dueOfLittleUrgency: await Promise.all(channelKeys.map((key) => deliveries.findDue(key, inAnHour, 3))),
    stranded: await Promise.all(
      channelKeys.map((key) => deliveries.listStranded({ channelKey: key, configurationName: 'ops', queuedBefore: inAnHour, limit: 3 })),
    ),
    overdue: await Promise.all(channelKeys.map((key) => deliveries.listOverdue({ channelKey: key, queuedBefore: inAnHour, limit: 3 }))),
    dead: await Promise.all(
      // Reasons are looked through for words; how a NUL is kept is a database's own.
      ['LONE', 'DROP', '%_', "'; "].map(async (reasonPart) =>
        (await deliveries.listDead({ reasonPart }, { limit: 3 })).map(({ id }) => id),
      ),
    ),
    overtaken: await Promise.all(ids.map((id) => deliveries.hasLaterEdit(id))),
    offers: await Promise.all(channelKeys.flatMap((key) => codes.map((code) => offers.find(key, code)))),
    files: await Promise.all(ids.map((id) => files.find(id))),
    userRoles: await userRoles.list(),
    userRolesOfOne: await userRoles.list({ userId: 'web:ana' }),
    mutings: await incidents.listMutings(),
    mutedIncidents: await Promise.all(texts.map((name) => incidents.listMutedBy(`silence:${name}`, { limit: ALL }))),
    incidentsToLookAt: await incidents.listToLookAt(inAnHour, ALL),
    silences: await silences.listCurrent(new Date('2026-03-01T03:04:00Z')),
    nodes: await leases.listNodes(new Date('2026-03-01T03:04:00Z')),
    leases: await Promise.all(texts.map((name) => leases.find(name))),
    customActions: await Promise.all(texts.map((name) => customActions.find(name))),
    associations: inOrderOf(await customActions.listAssociations()),
    aliases: await Promise.all(
      ['channel:web//ops', 'channel:web//dev', 'channel:web//o/ps', 'workspace:web/', 'all'].map((key) => aliases.list(key)),
    ),
    heartbeats: await Promise.all(texts.map((name) => heartbeats.find(name))),
    inhibitors: inOrder(await inhibitors.listOpen()),
    roleProofs: await Promise.all(texts.map((nonceHash) => userRoles.findProof(nonceHash))),
    auditEvents: await auditEvents.list({ limit: ALL }),
    auditEventsOfOne: await auditEvents.list({ commandId: ids[0], userId: 'web:ana', limit: 2 }),
  };
}

function inOrder(inhibitors: readonly Inhibitor[]): readonly Inhibitor[] {
  const keyOf = ({ ruleName, incidentKey }: Inhibitor) => JSON.stringify([ruleName, incidentKey]);
  return inhibitors.toSorted((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1));
}

// Databases sort texts each in a way of its own.
function inOrderOf(rows: readonly object[]): readonly string[] {
  return rows.map((row) => JSON.stringify(row)).toSorted();
}
