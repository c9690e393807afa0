// The audit log over a plain list.
import type { AuditWriter } from '../audit-records.ts';
import type { ModelState } from './model-state.ts';

/** Makes the records of the audit log over a state, which they change. */
export function modelAuditEvents(state: ModelState): AuditWriter {
  return {
    async list({ commandId, userId, before, limit }) {
      const end = before === undefined ? state.auditEvents.length : state.auditEvents.findIndex(({ id }) => id === before);
      return state.auditEvents
        .slice(0, Math.max(0, end))
        .filter((event) => commandId === undefined || event.commandId === commandId)
        .filter((event) => userId === undefined || event.person.userId === userId)
        .toReversed()
        .slice(0, limit);
    },
    async append(event) {
      if (state.auditEvents.some(({ id }) => id === event.id)) throw new Error('the audit event exists');
      state.auditEvents.push(event);
    },
  };
}
