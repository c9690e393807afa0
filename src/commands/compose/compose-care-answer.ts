// The answers to what people say about incidents and silences.
import type { AskedParameter, Choice } from '../../domain/draft.ts';
import { incidentCode } from '../../domain/incident-code.ts';
import type { ToldIncident, WordOutcome } from '../../domain/incident-desk.ts';
import { formatMatcher } from '../../domain/matcher.ts';
import { isSilenceActive, type Silence } from '../../domain/silence.ts';
import type { ActionButton, Block, Message } from '../../messages/message.ts';
import { oneLine } from '../../messages/one-line.ts';
import { bold, text, type Span } from '../../messages/spans.ts';
import { truncateText } from '../../messages/truncate.ts';

/** How many open incidents are listed: as many as have room on a screen. */
export const OPEN_INCIDENTS_SHOWN = 15;

/** How many silences are listed, likewise. */
const SILENCES_SHOWN = 20;

/** The longest title and the most text of matchers in a line. */
const TITLE_MAX_LENGTH = 120;
const MATCHERS_MAX_LENGTH = 240;

/** Composes why nothing was done. */
export function composeCareRefusal(sentences: readonly string[]): Message {
  const title = 'Nothing was changed';
  return {
    title: { emoji: '❔', spans: [text(title)] },
    tone: 'neutral',
    blocks: sentences.map((sentence) => ({ kind: 'paragraph', spans: [text(sentence)] })),
    fallbackText: `${title}: ${sentences.join(' ')}`,
    audience: 'asker',
  };
}

/** Composes what became of an acknowledgement, or of taking it back. */
export function composeAcknowledged(
  outcome: Exclude<WordOutcome, { readonly kind: 'unknown' }>,
  kind: 'acknowledge' | 'unacknowledge',
): Message {
  const { incident } = outcome;
  const about = truncateText(oneLine(outcome.title), TITLE_MAX_LENGTH);
  const code = incidentCode(incident.id);
  if (outcome.kind === 'over') return composeCareRefusal([`${about} is over already.`]);
  if (outcome.kind === 'nothing-to-do') {
    return composeCareRefusal([kind === 'acknowledge' ? `You see to ${about} already.` : `Nobody has acknowledged ${about}.`]);
  }
  const isTaken = kind === 'acknowledge';
  const title = isTaken ? `Acknowledged: ${about}` : `No longer acknowledged: ${about}`;
  const words = isTaken
    ? 'Its message says that you see to it, and nobody is reminded. It counts until it is over or gets worse.'
    : 'People are reminded again, where the channel has reminders.';
  const button: ActionButton = isTaken
    ? { text: 'Take it back', command: `unack ${code}`, style: 'plain' }
    : { text: 'Acknowledge', command: `ack ${code}`, style: 'plain' };
  return {
    title: { emoji: isTaken ? '👤' : '👥', spans: [text(title)] },
    tone: 'neutral',
    blocks: [
      { kind: 'paragraph', spans: [text(words)] },
      { kind: 'actions', actions: [button] },
    ],
    fallbackText: title,
  };
}

/** Composes the open incidents of a channel, with a form to acknowledge one; it is good until `expiresAt`. */
export function composeOpenIncidents(incidents: readonly ToldIncident[], expiresAt: Date): Message {
  const title = incidents.length === 0 ? 'Nothing is open in this channel' : 'Open in this channel';
  const items = incidents.map(({ incident, title: about }): readonly Span[] => [
    { kind: 'code', text: incidentCode(incident.id) },
    text(` ${truncateText(oneLine(about), TITLE_MAX_LENGTH)} · `),
    bold(oneLine(incident.steps.at(-1)?.state ?? 'open')),
    text(' since '),
    { kind: 'time', at: incident.openedAt },
    text(incident.acknowledgement === undefined ? '' : ` · ${oneLine(incident.acknowledgement.person.displayName)} sees to it`),
    text(incident.muted === undefined ? '' : ' · quiet'),
  ]);
  const free = incidents.filter(({ incident }) => incident.acknowledgement === undefined);
  return {
    title: { emoji: '📋', spans: [text(title)] },
    tone: 'neutral',
    blocks: [
      ...(items.length === 0 ? [] : [{ kind: 'list', items } as const]),
      ...(free.length === 0 ? [] : [composeAcknowledgeForm(free, expiresAt)]),
    ],
    fallbackText: title,
  };
}

function composeAcknowledgeForm(incidents: readonly ToldIncident[], expiresAt: Date): Block {
  const code: AskedParameter = {
    name: 'code',
    label: 'What you see to',
    type: 'an open incident',
    input: 'line',
    isRequired: true,
    choices: choicesOf(incidents),
  };
  return { kind: 'form', command: 'ack', isTypedWhole: true, submitText: 'Acknowledge', fields: [code], expiresAt };
}

function choicesOf(incidents: readonly ToldIncident[]): readonly Choice[] {
  return incidents.map(({ incident, title }) => ({
    value: incidentCode(incident.id),
    label: truncateText(oneLine(title), TITLE_MAX_LENGTH),
  }));
}

/** Composes a silence, and what was done with it. */
export function composeSilence(silence: Silence, title: string): Message {
  const { code, removedBy } = silence;
  const actions: readonly ActionButton[] =
    removedBy === undefined
      ? [
          { text: '1 h longer', command: `silence extend ${code} 1h`, style: 'plain' },
          { text: 'End it', command: `silence remove ${code}`, style: 'plain' },
        ]
      : [];
  return {
    title: { emoji: removedBy === undefined ? '🔕' : '🔔', spans: [text(title)] },
    tone: 'neutral',
    blocks: [
      { kind: 'list', items: [spansOf(silence)] },
      { kind: 'paragraph', spans: [text('What it keeps back and is still bad when it ends is shown then.')] },
      ...(actions.length === 0 ? [] : [{ kind: 'actions', actions } as const]),
    ],
    fallbackText: `${title}: ${code}`,
  };
}

/** What is known when silences are listed. */
interface SilencesAsked {
  readonly now: Date;
  /** What can be kept quiet by its code. */
  readonly open: readonly ToldIncident[];
  /** Until when the form is good. */
  readonly expiresAt: Date;
}

/** How many buttons end a silence: the further ones have their codes. */
const END_BUTTONS_MAX = 5;

/** Composes the silences of a channel, with a form to add one. */
export function composeSilences(silences: readonly Silence[], { now, open, expiresAt }: SilencesAsked): Message {
  const shown = silences.slice(0, SILENCES_SHOWN);
  const title = silences.length === 0 ? 'Nothing is silent in this channel' : 'Silent in this channel';
  const more = silences.length - shown.length;
  return {
    title: { emoji: '🔕', spans: [text(title)] },
    tone: 'neutral',
    blocks: [
      ...(shown.length === 0
        ? []
        : [
            {
              kind: 'list',
              items: shown.map((silence) => [...spansOf(silence), text(isSilenceActive(silence, now) ? '' : ' · to come')]),
            } as const,
          ]),
      ...(more === 0 ? [] : [{ kind: 'paragraph', spans: [text(`And ${more} more.`)] } as const]),
      ...(shown.length === 0
        ? []
        : [
            {
              kind: 'actions',
              actions: shown.slice(0, END_BUTTONS_MAX).map(({ code }): ActionButton => ({
                text: `End ${code}`,
                command: `silence remove ${code}`,
                style: 'plain',
                isSecondary: true,
              })),
            } as const,
          ]),
      {
        kind: 'paragraph',
        spans: [
          text('Keep more quiet with this, or with '),
          { kind: 'code', text: '@aws silence add name=web-* for=2h reason="the deployment"' },
        ],
      },
      composeSilenceForm(open, expiresAt),
    ],
    fallbackText: title,
  };
}

/** The whiles that are asked for most; any other may be typed. */
const WHILES = ['30m', '1h', '2h', '8h', '1d'] as const;

function composeSilenceForm(open: readonly ToldIncident[], expiresAt: Date): Block {
  const optional = { input: 'line', isRequired: false, choices: [] } as const;
  const fields: readonly AskedParameter[] = [
    ...(open.length === 0 ? [] : [{ ...optional, name: 'code', label: 'Something open', type: 'one incident', choices: choicesOf(open) }]),
    {
      ...optional,
      name: 'where',
      label: open.length === 0 ? 'Whatever has' : 'Or whatever has',
      type: 'conditions such as name=web-* severity=high; all must hold',
    },
    {
      ...optional,
      name: 'for',
      label: 'For how long',
      type: 'minutes, hours or days',
      choices: WHILES.map((value) => ({ value })),
      value: '1h',
    },
    { ...optional, name: 'reason', label: 'Reason', type: 'a line for whoever asks' },
  ];
  return { kind: 'form', command: 'silence add', isTypedWhole: true, submitText: 'Keep quiet', fields, expiresAt };
}

function spansOf({ code, configurationName, matchers, author, reason, title, startsAt, endsAt }: Silence): readonly Span[] {
  const matched = truncateText(oneLine(matchers.map(formatMatcher).join(' ')), MATCHERS_MAX_LENGTH);
  return [
    { kind: 'code', text: code },
    text(title === undefined ? ' ' : ` ${oneLine(title)}: `),
    { kind: 'code', text: matched },
    text(' · '),
    { kind: 'time', at: startsAt.toISOString() },
    text(' to '),
    { kind: 'time', at: endsAt.toISOString() },
    text(
      ` · ${oneLine(author.displayName)}${reason === '' ? '' : `: ${oneLine(reason)}`}${configurationName === undefined ? ' · all channels' : ''}`,
    ),
  ];
}
