// What a notification does to its incident where nothing of it is shown: the incident goes on unseen. One whose message stands already stays
// as it is shown, and only that message is changed.
import type { Incident } from '../../domain/incident.ts';
import type { IncidentPlan } from '../../domain/incident-plan.ts';
import type { Muting } from '../../domain/muting.ts';

/** Why it is kept back, and since when. */
export interface MutedStep {
  readonly newest: Incident | undefined;
  readonly muting: Muting;
  readonly eventId: string;
  readonly now: Date;
}

/** Changes a plan accordingly. */
export function mutePlan(plan: IncidentPlan, step: MutedStep): IncidentPlan {
  if (plan.kind === 'begins' || plan.kind === 'ends') return { ...plan, incident: withMuting({ ...plan.incident, isUnshown: true }, step) };
  if (plan.kind === 'overtaken') return isUnseen(step.newest) ? { ...plan, incident: { ...plan.incident, isUnshown: true } } : plan;
  if (plan.kind !== 'continues') return plan;
  return { kind: 'continues', incident: withMuting(asShown(plan.incident, step.newest), step), isNewThread: false };
}

function isUnseen(newest: Incident | undefined): boolean {
  return newest?.isUnshown === true;
}

/** A thread that was to begin now begins with the first step that is shown. */
function asShown(incident: Incident, newest: Incident | undefined): Incident {
  const { threadStartedAt: _now, ...rest } = incident;
  const before = newest?.threadStartedAt === undefined ? {} : { threadStartedAt: newest.threadStartedAt };
  return { ...rest, ...before, ...(isUnseen(newest) ? { isUnshown: true } : {}) };
}

/** What is over needs nobody to let it speak again. */
function withMuting(incident: Incident, { newest, muting, eventId, now }: MutedStep): Incident {
  const { muted: _before, ...rest } = incident;
  if (incident.closedAt !== undefined) return rest;
  const before = newest?.id === incident.id ? newest.muted : undefined;
  const since = before?.kind === muting.kind && before.name === muting.name ? before.since : now.toISOString();
  return { ...rest, muted: { ...muting, since, eventId } };
}
