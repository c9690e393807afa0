// Keeps what is open as a source of an inhibition, in the unit of its event: after a restart it keeps its targets quiet as before.
import type { EventLabels } from '../../domain/event-labels.ts';
import type { Inhibitor } from '../../domain/inhibitor.ts';
import { equalKeyOf, isSource, isTarget, type InhibitionRule } from '../../domain/inhibition-rule.ts';
import type { Notification } from '../../domain/notification.ts';
import type { RecordWriters } from '../../storage/store.ts';
import type { MutingBook } from './muting-book.ts';

/** An event that may begin, go on with or end an inhibition. */
export interface InhibitingEvent {
  readonly notification: Pick<Notification, 'incident' | 'occurredAt'>;
  readonly labels: EventLabels;
  /** What it is, in plain words. */
  readonly title: string;
  readonly now: Date;
}

/** Writes what has changed, and returns it for the book once it is committed. */
export async function noteInhibitors(
  { inhibitors }: Pick<RecordWriters, 'inhibitors'>,
  event: InhibitingEvent,
  book: Pick<MutingBook, 'rules' | 'knows'>,
): Promise<readonly Inhibitor[]> {
  const { incident } = event.notification;
  if (incident === undefined) return [];
  const changed: Inhibitor[] = [];
  for (const rule of book.rules.inhibitions) {
    const isOpen = incident.transition !== 'close' && isSource(rule, event.labels);
    // What never was a source is not looked up, but at its end: another node may have had its beginning.
    if (!isOpen && incident.transition !== 'close' && !book.knows(rule.name, incident.key)) continue;
    const before = await inhibitors.find(rule.name, incident.key);
    const after = inhibitorAfter(before, { rule, isOpen, incidentKey: incident.key, event });
    if (after === undefined) continue;
    await inhibitors.put(after);
    changed.push(after);
  }
  return changed;
}

interface Change {
  readonly rule: InhibitionRule;
  readonly isOpen: boolean;
  readonly incidentKey: string;
  readonly event: InhibitingEvent;
}

function inhibitorAfter(before: Inhibitor | undefined, { rule, isOpen, incidentKey, event }: Change): Inhibitor | undefined {
  const { notification, labels, title, now } = event;
  const said = notification.occurredAt === undefined ? now : new Date(notification.occurredAt);
  const changedAt = said > now ? now : said;
  // A beginning that comes after its end is over.
  if (before !== undefined && changedAt < before.changedAt) return undefined;
  if (isOpen) {
    const equalKey = equalKeyOf(rule, labels);
    return { ruleName: rule.name, incidentKey, equalKey, title, isTarget: isTarget(rule, labels), isOpen, changedAt, seenAt: now };
  }
  if (before !== undefined) return { ...before, isOpen, changedAt, seenAt: now };
  // Its end came first: kept, so that its beginning does not open it.
  return isSource(rule, labels)
    ? { ruleName: rule.name, incidentKey, equalKey: '', title, isTarget: false, isOpen, changedAt, seenAt: now }
    : undefined;
}
