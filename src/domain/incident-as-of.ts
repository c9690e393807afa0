// An incident as it stood at an instant: for messages that are not changed when it goes on.
import type { Incident } from './incident.ts';

/** Returns the incident without what came after an instant; as it is where nothing of it is older. */
export function incidentAsOf(incident: Incident, at: string): Incident {
  const instant = Date.parse(at);
  const steps = incident.steps.filter((step) => Date.parse(step.at) <= instant);
  if (steps.length === 0 || steps.length === incident.steps.length) return incident;
  const { closedAt, ...rest } = incident;
  return {
    ...rest,
    ...(closedAt !== undefined && Date.parse(closedAt) <= instant ? { closedAt } : {}),
    steps,
    notificationCount: incident.notificationCount - (incident.steps.length - steps.length),
  };
}
