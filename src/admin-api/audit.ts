// The audit log, for administrators: searching, reading in order, and where its chains end. Nothing here changes it.
import type { FastifyInstance } from 'fastify';
import {
  AuditEntriesRequest,
  AuditSearchRequest,
  type AuditEntryList,
  type AuditEventList,
  type AuditHeadList,
} from '../contract/audit.ts';
import { auditEventToJson } from '../domain/audit-chain.ts';
import type { AuditEvent } from '../domain/audit-event.ts';
import { auditEntryToJson } from '../domain/audit-line.ts';
import type { AuditReader } from '../storage/audit-records.ts';
import type { AdminApiDependencies } from './dependencies.ts';
import { matchesSearch, type AuditSearch } from './matches-search.ts';
import { parseRequest } from './parse-request.ts';
import { requireAdministrator } from './person-of-request.ts';

/** How many events are read at once while searching. */
const READ_AT_ONCE = 500;

/** How many events one request looks through: some hundred milliseconds of work. Whoever asks goes on from there. */
const LOOKED_THROUGH_MAX = 20_000;

/** Adds GET /api/audit/events, /api/audit/entries and /api/audit/heads. */
export function registerAuditRoutes(server: FastifyInstance, dependencies: AdminApiDependencies): void {
  const { auditEvents } = dependencies.store.records;

  server.get('/api/audit/events', async (request): Promise<AuditEventList> => {
    requireAdministrator(request);
    const asked = parseRequest(AuditSearchRequest, request.query);
    const configured = dependencies.listConfigurations().find(({ configurationName }) => configurationName === asked.channel);
    const { found, before } = await search(auditEvents, asked, { ...asked, configuredChannel: configured?.channel });
    return { events: found.map(toJson), ...(before === undefined ? {} : { before }) };
  });

  server.get('/api/audit/entries', async (request): Promise<AuditEntryList> => {
    requireAdministrator(request);
    const { from, to, after, limit } = parseRequest(AuditEntriesRequest, request.query);
    const days = { ...(from === undefined ? {} : { fromDay: from }), ...(to === undefined ? {} : { toDay: to }) };
    const entries = await auditEvents.listEntries({ after, limit, ...days });
    const last = entries.length < limit ? undefined : entries.at(-1);
    return {
      entries: entries.map((entry) => auditEntryToJson(entry) as AuditEntryList['entries'][number]),
      ...(last === undefined ? {} : { after: last.position }),
    };
  });

  server.get('/api/audit/heads', async (request): Promise<AuditHeadList> => {
    requireAdministrator(request);
    const [heads, sinks] = await Promise.all([auditEvents.listHeads(), auditEvents.listCursors()]);
    return { heads: heads.map((head) => ({ ...head })), sinks: sinks.map((sink) => ({ ...sink })) };
  });
}

async function search(
  auditEvents: AuditReader,
  { limit, before: start, since, until, commandId }: AuditSearchRequest,
  wanted: AuditSearch,
): Promise<{ readonly found: readonly AuditEvent[]; readonly before: string | undefined }> {
  const filter = {
    ...(commandId === undefined ? {} : { commandId }),
    ...(since === undefined ? {} : { since: new Date(since) }),
    ...(until === undefined ? {} : { until: new Date(until) }),
  };
  const found: AuditEvent[] = [];
  let before = start;
  for (let lookedThrough = 0; lookedThrough < LOOKED_THROUGH_MAX; lookedThrough += READ_AT_ONCE) {
    const events = await auditEvents.list({ ...filter, ...(before === undefined ? {} : { before }), limit: READ_AT_ONCE });
    for (const event of events) {
      before = event.id;
      if (matchesSearch(event, wanted)) found.push(event);
      if (found.length === limit) return { found, before };
    }
    if (events.length < READ_AT_ONCE) return { found, before: undefined };
  }
  return { found, before };
}

function toJson(event: AuditEvent): AuditEventList['events'][number] {
  return auditEventToJson(event) as AuditEventList['events'][number];
}
