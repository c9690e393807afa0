// What is said in the thread of an incident beside its events: that it is still bad, that nothing keeps it quiet any more, that it is calm.
import type { ChannelConfiguration } from '../../domain/channel-configuration.ts';
import type { Incident } from '../../domain/incident.ts';
import { mentionsByRules } from '../../domain/mention-rule.ts';
import type { Notification, Severity } from '../../domain/notification.ts';
import { durationInWords } from '../../lib/duration-in-words.ts';
import { httpUrl } from '../../messages/http-url.ts';
import type { Block, Message } from '../../messages/message.ts';
import { oneLine } from '../../messages/one-line.ts';
import { text, type Span } from '../../messages/spans.ts';
import { truncateText } from '../../messages/truncate.ts';
import { FALLBACK_TEXT_MAX_LENGTH, STATE_MAX_LENGTH, TITLE_MAX_LENGTH } from './compose-limits.ts';
import { wordsOf } from './inline-text.ts';
import { composeButtons } from './offered-buttons.ts';

/** Why it is said. */
export type ReminderCause =
  /** Nobody sees to it. */
  | { readonly kind: 'still-bad' }
  /** What kept it quiet is over; its reason, and since when. */
  | { readonly kind: 'heard-again'; readonly text: string; readonly since: string }
  /** It comes and goes no more. */
  | { readonly kind: 'calm'; readonly changeCount: number; readonly since: string };

/** What is said, of what. */
export interface ReminderToCompose {
  /** The newest event of the incident. */
  readonly notification: Notification;
  readonly incident: Incident;
  readonly configuration: Pick<ChannelConfiguration, 'mentionRules'>;
  readonly cause: ReminderCause;
  /** How bad it is where whom the rules name is called. */
  readonly mentions: readonly Severity[];
  readonly now: Date;
}

/** Composes it; pure. */
export function composeReminder(input: ReminderToCompose): Message {
  const { notification, incident } = input;
  const words = titleWords(input);
  const url = notification.consoleUrl === undefined ? undefined : httpUrl(notification.consoleUrl);
  const emoji = input.cause.kind === 'calm' ? (incident.closedAt === undefined ? '🔴' : '✅') : '⏰';
  return {
    title: { emoji, spans: [text(words)], ...(url === undefined ? {} : { url }) },
    tone: notification.tone,
    blocks: [...calls(input), { kind: 'paragraph', spans: explanation(input) }, ...composeButtons(notification, { incident, offered: [] })],
    fallbackText: truncateText(`${emoji} ${words}`, FALLBACK_TEXT_MAX_LENGTH),
  };
}

function titleWords({ notification, incident, cause, now }: ReminderToCompose): string {
  const name = notification.name === undefined ? notification.kind : wordsOf(notification.name, TITLE_MAX_LENGTH);
  const state = truncateText(oneLine(incident.steps.at(-1)?.state ?? ''), STATE_MAX_LENGTH);
  if (cause.kind === 'calm') return truncateText(`Calm again${state === '' ? '' : `, ${state}`}: ${name}`, TITLE_MAX_LENGTH);
  const duration = durationInWords(now.getTime() - Date.parse(incident.openedAt));
  const still = `Still ${state === '' ? 'open' : state}${duration === undefined ? '' : ` after ${duration}`}`;
  return truncateText(`${still}: ${name}`, TITLE_MAX_LENGTH);
}

function explanation({ incident, cause }: ReminderToCompose): readonly Span[] {
  switch (cause.kind) {
    case 'still-bad':
      return [text(`Nobody has acknowledged it yet. Reminder ${incident.reminderCount ?? 1}.`)];
    case 'heard-again':
      return [text('It was kept back since '), { kind: 'time', at: cause.since }, text(`: ${cause.text}. That is over.`)];
    case 'calm':
      return [
        text(`It changed ${cause.changeCount} times since `),
        { kind: 'time', at: cause.since },
        text('. Changes are told one by one again.'),
      ];
  }
}

function calls({ notification, configuration: { mentionRules = [] }, mentions }: ReminderToCompose): readonly Block[] {
  if (!mentions.includes(notification.severity) || notification.isSample) return [];
  const spans = mentionsByRules(mentionRules, notification).flatMap((mention, index): readonly Span[] => [
    ...(index === 0 ? [] : [text(' ')]),
    { kind: 'mention', ...mention },
  ]);
  return spans.length === 0 ? [] : [{ kind: 'paragraph', spans }];
}
