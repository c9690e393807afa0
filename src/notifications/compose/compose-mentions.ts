// Whom a message calls: by the rules of its channel, with the first step of an incident and with one that is worse than all before.
// Never by anything of a payload but the severity, which comes from a closed list.
import type { Incident } from '../../domain/incident.ts';
import { mentionsByRules, type MentionRule } from '../../domain/mention-rule.ts';
import type { Notification } from '../../domain/notification.ts';
import { isWorse, worstSeverity } from '../../domain/severity.ts';
import { text, type Span } from '../../messages/spans.ts';
import { NOTHING, type Composed } from './composed.ts';

/** A step with its incident (its own step included), and the rules of the channel. */
export interface StepToCall {
  readonly notification: Notification;
  readonly incident?: Incident | undefined;
  readonly rules?: readonly MentionRule[] | undefined;
}

/** Returns the mentions of a message or reply that tells of a step; none where it brings nothing worse. */
export function mentionSpans({ notification, incident, rules = [] }: StepToCall): readonly Span[] {
  const mentions = isCall(notification, incident) ? mentionsByRules(rules, notification) : [];
  const spans = mentions.flatMap((mention, index): readonly Span[] => [
    ...(index === 0 ? [] : [text(' ')]),
    // Nobody is woken for a demonstration.
    notification.isSample ? text(mention.text) : { kind: 'mention', ...mention },
  ]);
  return spans.length > 0 && notification.isSample ? [text('Would call '), ...spans] : spans;
}

/** Composes the line that calls; it is not for `allowMentions`, which is about custom notifications. */
export function composeMentions(step: StepToCall): Composed {
  const spans = mentionSpans(step);
  return spans.length === 0 ? NOTHING : { blocks: [{ kind: 'paragraph', spans }], cuts: [] };
}

function isCall({ severity, occurredAt }: Notification, incident: Incident | undefined): boolean {
  const last = incident?.steps.at(-1);
  if (incident === undefined || last === undefined) return true;
  // What came late is over: something newer has been shown.
  if (occurredAt !== undefined && Date.parse(occurredAt) < Date.parse(last.at)) return false;
  const { shownSince = '' } = incident;
  // What nobody has seen has called nobody.
  const seen = incident.steps.slice(0, -1).filter(({ at }) => shownSince === '' || Date.parse(at) >= Date.parse(shownSince));
  const before = seen.map((step) => step.severity);
  // Steps of older versions do not say how bad they were: whoever was to be called was called then.
  return !(before.length > 0 && before.includes(undefined)) && isWorse(severity, worstSeverity(before));
}
