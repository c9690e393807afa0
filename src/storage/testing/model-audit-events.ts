// The audit log over a plain list.
import { linkAuditEvent, type AuditHead, type LinkedAuditEntry } from '../../domain/audit-chain.ts';
import type { AuditEvent } from '../../domain/audit-event.ts';
import type { AuditCursor, AuditFilter, AuditWriter } from '../audit-records.ts';
import type { ModelState } from './model-state.ts';

/** Makes the records of the audit log over a state, which they change. */
export function modelAuditEvents(state: ModelState): AuditWriter {
  const node = 'model';
  const cursors = new Map<string, AuditCursor>();
  const chain = (): LinkedAuditEntry[] => {
    const entries: LinkedAuditEntry[] = [];
    for (const event of state.auditEvents) entries.push({ event, link: linkAuditEvent(event, node, entries.at(-1)?.link) });
    return entries;
  };
  return {
    node,
    async list({ before, limit, ...filter }) {
      const end = before === undefined ? state.auditEvents.length : state.auditEvents.findIndex(({ id }) => id === before);
      return state.auditEvents
        .slice(0, Math.max(0, end))
        .filter((event) => isWanted(event, filter))
        .toReversed()
        .slice(0, limit);
    },
    async listEntries({ after, fromDay = '', toDay = '9', limit }) {
      return chain()
        .map((entry) => ({ ...entry, position: entry.link.sequence }))
        .filter(({ position, link }) => position > after && link.day >= fromDay && link.day <= toDay)
        .slice(0, limit);
    },
    async listChain({ after, limit }) {
      return chain().slice(after, after + limit);
    },
    async listHeads() {
      return chain()
        .slice(-1)
        .map(({ link: { day, sequence, hash } }): AuditHead => ({ node, day, sequence, hash }));
    },
    countOfDay: async (_, day) => chain().filter(({ link }) => link.day === day).length,
    listCursors: async () => [...cursors.values()],
    async append(event) {
      if (state.auditEvents.some(({ id }) => id === event.id)) throw new Error('the audit event exists');
      state.auditEvents.push(event);
    },
    async putCursor(cursor) {
      cursors.set(JSON.stringify([cursor.sink, cursor.node]), cursor);
    },
  };
}

function isWanted(event: AuditEvent, { commandId, userId, kinds, since, until }: Omit<AuditFilter, 'limit'>): boolean {
  return (
    (commandId === undefined || event.commandId === commandId) &&
    (userId === undefined || event.person.userId === userId) &&
    (kinds === undefined || kinds.includes(event.kind)) &&
    (since === undefined || event.at >= since) &&
    (until === undefined || event.at < until)
  );
}
