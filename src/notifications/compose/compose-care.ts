// What people do about an incident, and what that does to its message: who sees to it, who ran which custom action, what keeps it quiet, that
// it comes and goes; and the buttons under what is bad. A button says its command, which enters the commands flow at its front door.
import type { Incident } from '../../domain/incident.ts';
import { incidentCode } from '../../domain/incident-code.ts';
import type { Notification } from '../../domain/notification.ts';
import type { ActionButton, Block } from '../../messages/message.ts';
import { oneLine } from '../../messages/one-line.ts';
import { bold, text, type Span } from '../../messages/spans.ts';
import { truncateText } from '../../messages/truncate.ts';

/** How long the button keeps an incident quiet: until somebody has looked, and no meeting longer. */
const SILENCE_BUTTON = '1h';

/** The longest name of a person, and the longest reason: two lines on a phone. */
const NAME_MAX_LENGTH = 80;
const REASON_MAX_LENGTH = 200;

/** Composes the lines below the state. */
export function composeCareLines(incident?: Incident): readonly Block[] {
  if (incident === undefined) return [];
  return [...acknowledgedLine(incident), ...pressLines(incident), ...mutedLine(incident), ...flappingLine(incident)].map((spans) => ({
    kind: 'paragraph',
    spans,
  }));
}

/** Returns the buttons; none where nothing is bad, and where there is no incident that they could be about. */
export function careButtons({ tone }: Pick<Notification, 'tone'>, incident?: Incident): readonly ActionButton[] {
  if (incident === undefined || incident.closedAt !== undefined || (tone !== 'bad' && tone !== 'warning')) return [];
  const code = incidentCode(incident.id);
  return [
    ...(incident.acknowledgement === undefined ? [{ text: 'Acknowledge', command: `ack ${code}`, style: 'plain' } as const] : []),
    ...(incident.muted === undefined
      ? [{ text: 'Silence for 1 h', command: `silence ${code} ${SILENCE_BUTTON}`, style: 'plain' } as const]
      : []),
  ];
}

function acknowledgedLine({ acknowledgement }: Incident): readonly (readonly Span[])[] {
  if (acknowledgement === undefined) return [];
  const { person, at } = acknowledgement;
  return [[text('👤 '), bold(bounded(person.displayName, NAME_MAX_LENGTH)), text(' sees to it · '), { kind: 'time', at }]];
}

function pressLines({ presses = [] }: Incident): readonly (readonly Span[])[] {
  return presses.map(({ person, buttonText, actionName, at }) => [
    text('🧰 '),
    bold(bounded(person.displayName, NAME_MAX_LENGTH)),
    text(' ran '),
    bold(bounded(buttonText, NAME_MAX_LENGTH)),
    text(` (${actionName}) · `),
    { kind: 'time', at },
  ]);
}

function mutedLine({ closedAt, muted, keptBack }: Incident): readonly (readonly Span[])[] {
  const line = (lead: string, { since, text: reason }: { readonly since: string; readonly text: string }): readonly Span[] => [
    text(`🔕 ${lead} `),
    { kind: 'time', at: since },
    text(`: ${bounded(reason, REASON_MAX_LENGTH)}`),
  ];
  if (muted !== undefined && closedAt === undefined) return [line('Quiet since', muted)];
  return keptBack === undefined ? [] : [line('Was kept back since', keptBack)];
}

function flappingLine({ flapping }: Incident): readonly (readonly Span[])[] {
  if (flapping === undefined) return [];
  return [[text('🔁 '), bold('Comes and goes'), text(`: ${flapping.changeCount} changes since `), { kind: 'time', at: flapping.since }]];
}

function bounded(words: string, maxLength: number): string {
  return truncateText(oneLine(words), maxLength);
}
