// A beginning that came after its end: its message shows how it ended, not that it has begun.
import type { Incident } from '../../domain/incident.ts';
import type { Notification } from '../../domain/notification.ts';

/** Gives a notification that opens an incident the state in which that has ended meanwhile; any other stays as it is. */
export function withOvertakingEnd(notification: Notification, incident?: Incident): Notification {
  const end = incident?.closedAt === undefined ? undefined : incident.steps.at(-1);
  if (end === undefined || notification.incident?.transition !== 'open' || end.at === notification.occurredAt) return notification;
  return { ...notification, state: end.state, tone: 'good' };
}
