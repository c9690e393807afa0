// What becomes of an incident beside its steps: whether it only counts up, flaps or is seen for the first time, who sees to it, and when
// people are reminded of it. Pure, after `group-incident.ts` and before anything is stored.
import type { FlappingRule } from '../../domain/flapping-rule.ts';
import type { Flapping, Incident, IncidentStep } from '../../domain/incident.ts';
import type { IncidentPlan } from '../../domain/incident-plan.ts';
import type { IncidentReference, Severity } from '../../domain/notification.ts';
import { reminderPauseMs, type ReminderRule } from '../../domain/reminder-rule.ts';
import { isWorse } from '../../domain/severity.ts';
import { isOfAlarm, withSteps } from './group-incident.ts';

/** How often the message of an incident is changed at most that only counts up or flaps; our own bound, a glance a quarter of a minute. */
const COUNTING_EDIT_INTERVAL_MS = 15_000;

/** What tending has to know beside the plan. */
export interface TendingInput {
  readonly reference: IncidentReference | undefined;
  /** The incident before: the open one of its key, else the one that was closed last. */
  readonly newest: Incident | undefined;
  /** Absent where nothing is folded for coming and going. */
  readonly flapping?: FlappingRule | undefined;
  /** Absent where nobody is reminded. */
  readonly reminders?: ReminderRule | undefined;
  readonly now: Date;
}

/** Tends the incident of a plan. */
export function tendIncident(plan: IncidentPlan, input: TendingInput): IncidentPlan {
  if (plan.kind === 'alone' || plan.kind === 'late' || plan.kind === 'repeats') return plan;
  const { reference } = input;
  const shaped = reference === undefined ? plan : counted(flapped(withChanges(plan, input), input), { ...input, reference });
  const plain = withReminder(withoutOutgrownWord(shaped.incident), input);
  return { ...shaped, incident: withFirstSight(plain, input) };
}

type Tended = Exclude<IncidentPlan, { readonly kind: 'alone' }>;

/** Notes when the state changed, as far back as flapping asks for. */
function withChanges(plan: Tended, { newest, flapping }: TendingInput): Tended {
  if (flapping === undefined || (plan.kind !== 'begins' && plan.kind !== 'continues')) return plan;
  const [before, last] = [newest?.steps.at(-1), plan.incident.steps.at(-1)];
  if (last === undefined || before?.state === last.state) return plan;
  const earliest = Date.parse(last.at) - flapping.withinMs;
  const changes = [...(newest?.changes ?? []), last.at].filter((at) => Date.parse(at) >= earliest).slice(-flapping.changes);
  return { ...plan, incident: { ...plan.incident, changes } };
}

/** What comes and goes stays one incident, with one message. */
function flapped(plan: Tended, input: TendingInput): Tended {
  if (!canFlap(plan, input)) return plan;
  const step = plan.incident.steps.at(-1);
  const flapping = step === undefined ? undefined : flappingAt(step, plan.incident.changes ?? [], input);
  if (step === undefined || flapping === undefined) return { ...plan, incident: withoutFlapping(plan.incident) };
  const { newest, now } = input;
  const isReopened = plan.kind === 'begins' && newest !== undefined;
  const incident = isReopened ? reopened(newest, { step, changes: plan.incident.changes ?? [] }) : plan.incident;
  return { kind: 'flaps', incident: withEditAt({ ...incident, flapping }, now), isNew: !isFlappingAt(step, newest) };
}

/** A message that is to come, for a new thread or because nothing was seen so far, comes. */
function canFlap(plan: Tended, { newest }: TendingInput): plan is Extract<Tended, { readonly kind: 'begins' | 'continues' }> {
  if (plan.kind === 'continues') return !plan.isNewThread;
  return plan.kind === 'begins' && plan.ended === undefined && newest?.isUnshown !== true;
}

function isFlappingAt(step: IncidentStep, newest: Incident | undefined): boolean {
  return newest?.flapping !== undefined && Date.parse(newest.flapping.calmAt) >= Date.parse(step.at);
}

function flappingAt(
  step: IncidentStep,
  changes: readonly string[],
  { newest, flapping: rule }: Pick<TendingInput, 'newest' | 'flapping'>,
): Flapping | undefined {
  if (rule === undefined) return undefined;
  const before = isFlappingAt(step, newest) ? newest?.flapping : undefined;
  const calmAt = new Date(Date.parse(step.at) + rule.calmAfterMs).toISOString();
  if (before === undefined) {
    return changes.length < rule.changes ? undefined : { since: changes[0] ?? step.at, changeCount: changes.length, calmAt };
  }
  const isChange = changes.at(-1) === step.at;
  return isChange ? { since: before.since, changeCount: before.changeCount + 1, calmAt } : before;
}

function reopened(newest: Incident, { step, changes }: { readonly step: IncidentStep; readonly changes: readonly string[] }): Incident {
  const { closedAt: _open, ...rest } = newest;
  return { ...withSteps(rest, [...rest.steps, step]), changes };
}

function withoutFlapping({ flapping: _calm, ...incident }: Incident): Incident {
  return incident;
}

/** What says nothing new is counted at the step that said it first. */
function counted(plan: Tended, { reference, now }: TendingInput & { readonly reference: IncidentReference }): Tended {
  if (plan.kind !== 'continues' || plan.isNewThread || reference.transition === 'close') return plan;
  const { steps } = plan.incident;
  const [before, last] = steps.slice(-2);
  if (before === undefined || last === undefined || !saysTheSame(before, last, reference)) return plan;
  const step = { ...last, at: before.at, count: (before.count ?? 1) + 1, lastAt: last.at };
  return { kind: 'counts', incident: withEditAt({ ...plan.incident, steps: [...steps.slice(0, -2), step] }, now) };
}

/** The cause of an alarm is in other numbers each time; what has no state says by its summary alone whether it is news. */
function saysTheSame(before: IncidentStep, last: IncidentStep, reference: IncidentReference): boolean {
  if (before.state !== last.state || before.severity !== last.severity) return false;
  return (isOfAlarm(reference) && last.state !== '') || before.summary === last.summary;
}

function withEditAt(incident: Incident, now: Date): Incident {
  const inMs = incident.editAt === undefined ? 0 : Date.parse(incident.editAt) - now.getTime();
  // What was planned before the clock was set back must not wait for as long as that.
  return inMs > 0 && inMs <= COUNTING_EDIT_INTERVAL_MS
    ? incident
    : { ...incident, editAt: new Date(now.getTime() + COUNTING_EDIT_INTERVAL_MS).toISOString() };
}

/** Whoever saw to something has not seen to what is worse. */
function withoutOutgrownWord(incident: Incident): Incident {
  const { acknowledgement, ...rest } = incident;
  const severity = incident.steps.at(-1)?.severity;
  const isOutgrown = acknowledgement !== undefined && severity !== undefined && isWorse(severity, acknowledgement.severity ?? severity);
  return isOutgrown ? rest : incident;
}

/** Plans the first reminder of what is bad enough; what is worse than before is as if it had just begun. */
function withReminder(incident: Incident, { newest, reminders, now }: TendingInput): Incident {
  const { remindAt, reminderCount: _outgrown, ...rest } = incident;
  const severity = incident.steps.at(-1)?.severity;
  const isSeenTo = incident.closedAt !== undefined || incident.acknowledgement !== undefined;
  if (reminders === undefined || severity === undefined || isSeenTo || !reminders.severities.includes(severity)) return rest;
  if (remindAt !== undefined && !isWorsened(severity, incident, newest)) return incident;
  return { ...rest, remindAt: new Date(now.getTime() + reminderPauseMs(reminders, 0)).toISOString() };
}

function isWorsened(severity: Severity, { id }: Incident, newest: Incident | undefined): boolean {
  const before = newest?.id === id ? newest.steps.at(-1)?.severity : undefined;
  return before !== undefined && isWorse(severity, before);
}

/** What was kept back so far and is shown now calls people as if it had just begun. */
function withFirstSight(incident: Incident, { newest }: TendingInput): Incident {
  const isFirst = newest?.id === incident.id && newest.isUnshown === true && incident.isUnshown !== true;
  const at = incident.steps.at(-1)?.at;
  if (!isFirst || at === undefined) return incident;
  const { muted } = newest;
  return { ...incident, shownSince: at, ...(muted === undefined ? {} : { keptBack: { text: muted.text, since: muted.since } }) };
}
