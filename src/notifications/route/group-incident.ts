// Decides whether a notification begins an incident, continues the open one, or stands alone.
import { INCIDENT_STEPS_KEPT, type Incident, type IncidentStep } from '../../domain/incident.ts';
import type { IncidentPlan } from '../../domain/incident-plan.ts';
import type { IncidentReference, Notification } from '../../domain/notification.ts';
import type { UpdatePolicy } from '../../domain/update-policy.ts';
import { isWorse } from '../../domain/severity.ts';
import type { Muting } from '../../domain/muting.ts';
import { truncateText } from '../../messages/truncate.ts';
import { mutePlan } from './mute-plan.ts';

/** The longest summary of a step that an incident keeps: two lines on a phone. The event itself keeps the whole text. */
export const STEP_SUMMARY_MAX_LENGTH = 200;

/** The longest state of a step; AWS's own states have at most some twenty characters. */
const STEP_STATE_MAX_LENGTH = 60;

/**
 * Kinds of incident whose end says something only to whoever has seen the beginning, by the first part of their keys. The end of anything
 * else, such as a pipeline's, is news.
 */
const ALARM_KINDS: ReadonlySet<string> = new Set(['cloudwatch-alarm', 'grafana', 'alertmanager']);

const CLOUDWATCH_ALARM = 'cloudwatch-alarm:';

/** After this long without a word, or longer where threads last longer, an incident that begins again is a new one: its end was lost. */
export const INCIDENT_MAX_SILENCE_MS = 24 * 60 * 60_000;

/** What grouping has to know beside the notification. */
export interface GroupingInput {
  readonly notification: Notification;
  readonly configurationName: string;
  readonly eventId: string;
  /** Why nothing of it is shown. */
  readonly muting?: Muting | undefined;
  /** The open incident of the notification's key, else the one that was closed last. */
  readonly newest: Incident | undefined;
  readonly policy: UpdatePolicy;
  readonly now: Date;
  readonly newId: () => string;
}

/** Groups a notification by the time of its event, not of its arrival; pure, the caller stores the incidents that come back. */
export function groupIncident(input: GroupingInput): IncidentPlan {
  const { newest, muting, eventId, now } = input;
  const plan = planIncident(input);
  return muting === undefined ? plan : mutePlan(plan, { newest, muting, eventId, now });
}

function planIncident(input: GroupingInput): IncidentPlan {
  const { notification, newest, policy, now } = input;
  const reference = notification.incident;
  if (reference === undefined) return { kind: 'alone' };

  const step = stepOf(notification, reference, instantOf(notification, now));
  const past = newest === undefined ? undefined : inThePast(notification, newest, step);
  if (past !== undefined) return past;
  const open = newest?.closedAt === undefined ? newest : undefined;
  if (open !== undefined && !(reference.transition === 'open' && isSilentSince(open, step.at, policy))) {
    return continueWith(open, step, { reference, policy });
  }
  const incident = firstOf(input, reference, step);
  if (reference.transition === 'close') return endUnpreceded(incident, { reference, policy });
  return { kind: 'begins', incident, ...(open === undefined ? {} : { ended: { ...open, closedAt: shownAt(open) } }) };
}

interface Rules {
  readonly reference: IncidentReference;
  readonly policy: UpdatePolicy;
}

/** An end stays in the thread that there is, so that what was red above is not left red. */
function continueWith(open: Incident, step: IncidentStep, { reference, policy }: Rules): IncidentPlan {
  if (open.isUnshown === true) return showAtLast(open, step, { reference, policy });
  const isNewThread = reference.transition !== 'close' && isThreadOld(open, step.at, policy);
  const { muted: _over, ...incident } = advance(open, step, reference);
  return { kind: 'continues', incident: isNewThread ? { ...incident, threadStartedAt: step.at } : incident, isNewThread };
}

/** Of an incident that was kept back until now, the whole is shown, but for the end of an alarm that nobody has seen. */
function showAtLast(open: Incident, step: IncidentStep, { reference, policy }: Rules): IncidentPlan {
  const { isUnshown, muted: _over, ...rest } = open;
  const incident = advance(rest, step, reference);
  const isFolded = reference.transition === 'close' && isOfAlarm(reference) && !policy.postOkWithoutAlarm;
  if (isFolded) return { kind: 'continues', incident: { ...incident, isUnshown: true }, isNewThread: false };
  return { kind: 'continues', incident: { ...incident, threadStartedAt: step.at }, isNewThread: isUnshown === true };
}

function endUnpreceded(incident: Incident, { reference, policy }: Rules): IncidentPlan {
  const isFolded = isOfAlarm(reference) && !policy.postOkWithoutAlarm;
  const closed = { ...incident, closedAt: incident.openedAt };
  return { kind: 'ends', incident: isFolded ? { ...closed, isUnshown: true } : closed, isFolded };
}

function firstOf({ configurationName, newId }: GroupingInput, { key }: IncidentReference, step: IncidentStep): Incident {
  return { id: newId(), configurationName, incidentKey: key, openedAt: step.at, steps: [step], notificationCount: 1 };
}

/** Plans what brings nothing newer than the incident shows; undefined for anything else. */
function inThePast(notification: Notification, newest: Incident, step: IncidentStep): IncidentPlan | undefined {
  if (isRepeat(notification, newest)) return { kind: 'repeats', incident: newest };
  return isLate(notification, newest) ? lateIn(newest, step, notification) : undefined;
}

function lateIn(newest: Incident, step: IncidentStep, notification: Notification): IncidentPlan {
  const incident = withSteps(newest, [step, ...newest.steps]);
  const isBeginning = notification.incident?.transition === 'open' && isUnpreceded(newest);
  // The start of a run says nothing beside its end, which was shown; trouble that nobody has seen does.
  const isNews = newest.isUnshown === true || isTrouble(notification);
  if (!isBeginning || !isNews) return { kind: 'late', incident };
  const { isUnshown: _shownNow, ...shown } = incident;
  return { kind: 'overtaken', incident: { ...shown, openedAt: step.at } };
}

/** True where nothing but its end is known of it. */
function isUnpreceded({ closedAt, openedAt }: Incident): boolean {
  return closedAt !== undefined && closedAt === openedAt;
}

/** An event cannot have happened after it came: the clock of its sender is ahead, and whatever comes next would be late. */
function instantOf({ occurredAt }: Notification, now: Date): string {
  return occurredAt === undefined || Date.parse(occurredAt) > now.getTime() ? now.toISOString() : occurredAt;
}

function stepOf(notification: Notification, reference: IncidentReference, at: string): IncidentStep {
  const summary = reference.summary ?? notification.description?.source ?? notification.kind;
  return {
    at,
    state: truncateText(notification.state ?? '', STEP_STATE_MAX_LENGTH),
    summary: truncateText(summary, STEP_SUMMARY_MAX_LENGTH),
    severity: notification.severity,
  };
}

/** The instant of the state that the incident's message shows. */
function shownAt(incident: Incident): string {
  const last = incident.steps.at(-1);
  return incident.closedAt ?? last?.lastAt ?? last?.at ?? incident.openedAt;
}

/** An event without a time of its own is never late. */
function isLate(notification: Notification, newest: Incident): boolean {
  const { occurredAt } = notification;
  if (occurredAt === undefined) return false;
  const at = Date.parse(occurredAt);
  const shown = Date.parse(shownAt(newest));
  return at < shown || (at === shown && isBeforeEnd(notification, newest));
}

/**
 * Of what happened in the instant of an end, the end was the last: EventBridge tells time in whole seconds, and hands in no order. Only
 * trouble that begins in that instant may have come after it, and an end that is worse than the one that was shown.
 */
function isBeforeEnd(notification: Notification, newest: Incident): boolean {
  if (newest.closedAt === undefined) return false;
  const shown = newest.steps.at(-1)?.severity;
  switch (notification.incident?.transition) {
    case 'open':
      return isUnpreceded(newest) || !isTrouble(notification);
    case 'close':
      return !isTrouble(notification) || shown === undefined || !isWorse(notification.severity, shown);
    default:
      return true;
  }
}

function isTrouble({ tone }: Notification): boolean {
  return tone === 'bad' || tone === 'warning';
}

/** CloudWatch tells to the millisecond when an alarm has changed its state; an SNS action and an EventBridge rule both tell of it. */
function isRepeat({ occurredAt, state, incident }: Notification, { steps }: Incident): boolean {
  return (
    occurredAt !== undefined &&
    incident?.key.startsWith(CLOUDWATCH_ALARM) === true &&
    steps.some((step) => (step.at === occurredAt || step.lastAt === occurredAt) && step.state === state)
  );
}

function isSilentSince(incident: Incident, at: string, { newThreadAfterMs }: UpdatePolicy): boolean {
  return Date.parse(at) - Date.parse(shownAt(incident)) > Math.max(INCIDENT_MAX_SILENCE_MS, newThreadAfterMs);
}

/** Nobody looks at a message that far up any more. */
function isThreadOld({ threadStartedAt, openedAt }: Incident, at: string, { newThreadAfterMs }: UpdatePolicy): boolean {
  return Date.parse(at) - Date.parse(threadStartedAt ?? openedAt) > newThreadAfterMs;
}

/** Tells whether an incident is one of those whose end says something only to whoever has seen the beginning. */
export function isOfAlarm({ key }: Pick<IncidentReference, 'key'>): boolean {
  return ALARM_KINDS.has(key.slice(0, key.indexOf(':')));
}

/** Returns an incident with one step more; of two of one instant the one that is named first is the older one. */
export function withSteps(incident: Incident, steps: readonly IncidentStep[]): Incident {
  const inOrder = steps.toSorted((left, right) => Date.parse(left.at) - Date.parse(right.at));
  return { ...incident, steps: inOrder.slice(-INCIDENT_STEPS_KEPT), notificationCount: incident.notificationCount + 1 };
}

function advance(incident: Incident, step: IncidentStep, reference: IncidentReference): Incident {
  return { ...withSteps(incident, [...incident.steps, step]), ...(reference.transition === 'close' ? { closedAt: step.at } : {}) };
}
