// The answer to `notifications`: what a channel gets by itself and why, what is kept quiet, and what came last.
import { parseArn, resourceName } from '../../domain/arn.ts';
import type { ChannelIntake, IntakeEvent, IntakeMention, IntakeRoute, IntakeTopic } from '../../domain/channel-intake.ts';
import { formatMatcher } from '../../domain/matcher.ts';
import { isSilenceActive, type Silence } from '../../domain/silence.ts';
import type { Block, Field, Message } from '../../messages/message.ts';
import { oneLine } from '../../messages/one-line.ts';
import { bold, text, type Span } from '../../messages/spans.ts';
import { countOf } from './count-of.ts';
import { truncateText } from '../../messages/truncate.ts';

/** What is told. */
export interface ShownIntake {
  readonly intake: ChannelIntake;
  readonly silences: readonly Silence[];
  readonly openCount: number;
  readonly guardrailNames: readonly string[];
  readonly now: Date;
}

/** How many lines of a kind are shown: as many as have room on a screen. */
const LINES_MAX = 12;

/** The longest text of an event's title, of a reason, and of what a route or silence asks for. */
const TITLE_MAX_LENGTH = 120;
const DETAIL_MAX_LENGTH = 200;

/** Composes the answer. */
export function composeNotifications(shown: ShownIntake): Message {
  const { intake, silences, now } = shown;
  const title = 'What this channel gets, and why';
  return {
    title: { emoji: '📨', spans: [text(title)] },
    tone: intake.disabledBecause === undefined ? 'neutral' : 'warning',
    blocks: [
      { kind: 'fields', fields: composeFields(shown) },
      ...section(
        'Topics',
        intake.topics.map(topicLine),
        'None: nothing comes from SNS, unless an administrator approves a topic for this channel.',
      ),
      ...section('Routes', intake.routes.map(routeLine)),
      ...section('Whom messages call', intake.mentions.map(mentionLine)),
      ...section(
        'Kept quiet',
        silences.map((silence) => silenceLine(silence, now)),
      ),
      ...section('What came last', intake.lastEvents.map(eventLine), 'Nothing yet.'),
      {
        kind: 'actions',
        actions: [
          { text: 'What is open', command: 'ack', style: 'plain' },
          { text: 'Keep something quiet', command: 'silence', style: 'plain' },
          { text: 'Preferences', command: 'preferences', style: 'plain' },
        ],
      },
    ],
    fallbackText: `${title}: ${countOf(intake.topics.length, 'topic')}, ${countOf(intake.routes.length, 'route')}`,
  };
}

function composeFields({ intake, openCount, guardrailNames }: ShownIntake): readonly Field[] {
  const { configurationName, disabledBecause, senders, stormCount, remindsOf, fallbackName } = intake;
  return [
    field('Channel configuration', configurationName),
    ...(disabledBecause === undefined ? [] : [field('Disabled', disabledBecause)]),
    field('Guardrails of its commands', guardrailNames.length === 0 ? 'none: read-only' : guardrailNames.join(', ')),
    ...(senders.length === 0 ? [] : [field('Senders by HTTP', senders.join(', '))]),
    field('Open', openCount === 0 ? 'nothing' : `${openCount}`),
    field('Storm', stormCount === undefined ? 'none' : `goes on: ${stormCount} messages in one digest`),
    ...(remindsOf === undefined ? [] : [field('Reminders', `of ${remindsOf.join(', ')}`)]),
    ...(fallbackName === undefined ? [] : [field('What cannot be posted here', `goes to ${fallbackName}`)]),
  ];
}

function field(label: string, value: string): Field {
  return { label, value: [text(truncateText(oneLine(value), DETAIL_MAX_LENGTH))], isShort: true };
}

/** Lines under their heading; without any the sentence, or nothing. */
function section(heading: string, lines: readonly (readonly Span[])[], none?: string): readonly Block[] {
  if (lines.length === 0 && none === undefined) return [];
  const shown = lines.slice(0, LINES_MAX);
  const more = lines.length > shown.length ? [[text(`${lines.length - shown.length} more`)]] : [];
  const head: Block = { kind: 'paragraph', spans: [bold(heading)] };
  return [head, lines.length === 0 ? { kind: 'paragraph', spans: [text(none ?? '')] } : { kind: 'list', items: [...shown, ...more] }];
}

function topicLine({ topicArn, by }: IntakeTopic): readonly Span[] {
  const arn = parseArn(topicArn);
  const name = arn === undefined ? topicArn : `${resourceName(arn)} (${arn.region}, ${arn.accountId})`;
  return [text(`${name}: ${by === 'file' ? 'listed in the configuration file' : 'approved for this channel'}`)];
}

function routeLine({ path, matchers, ...route }: IntakeRoute): readonly Span[] {
  const asked: readonly Span[] = matchers.length === 0 ? [text('everything')] : [{ kind: 'code', text: cut(matchers.join(' ')) }];
  return [bold(path), text(': '), ...asked, text(` ${describeRoute(route).join('; ')}`)];
}

function describeRoute(route: Omit<IntakeRoute, 'path' | 'matchers'>): readonly string[] {
  const { leads, configurationNames, mutedBecause, mutedDuring, activeDuring, groupedBy } = route;
  return [
    leads === 'here' ? 'comes here' : `goes to ${configurationNames.join(', ')} and not here`,
    ...(mutedBecause === undefined ? [] : [`is not shown: ${cut(mutedBecause)}`]),
    ...(mutedDuring.length === 0 ? [] : [`is not shown during ${mutedDuring.join(', ')}`]),
    ...(activeDuring.length === 0 ? [] : [`is shown during ${activeDuring.join(', ')} alone`]),
    ...(groupedBy === undefined ? [] : [`is shown together by ${groupedBy.join(', ')}`]),
  ];
}

function mentionLine({ severities, kinds, whom }: IntakeMention): readonly Span[] {
  const which = kinds === undefined ? severities.join(', ') : `${severities.join(', ')} of ${kinds.join(', ')}`;
  // As code: the list says whom messages call, and calls nobody.
  return [text(`${which}: `), { kind: 'code', text: cut(whom.join(' ')) }];
}

function silenceLine(silence: Silence, now: Date): readonly Span[] {
  const { code, matchers, author, reason, startsAt, endsAt } = silence;
  const isActive = isSilenceActive(silence, now);
  return [
    { kind: 'code', text: code },
    text(' '),
    { kind: 'code', text: cut(matchers.map(formatMatcher).join(' ')) },
    text(isActive ? ' until ' : ' from '),
    { kind: 'time', at: (isActive ? endsAt : startsAt).toISOString() },
    text(` by ${oneLine(author.displayName)}${reason === '' ? '' : `: ${cut(reason)}`}`),
  ];
}

const STATUS_WORDS: Readonly<Record<string, string>> = {
  queued: 'waits',
  sending: 'is on its way',
  sent: 'was posted',
  folded: 'was folded into a later message',
  digested: 'stands in a digest',
  muted: 'was not shown',
  dead: 'could not be posted',
};

function eventLine({ title, at, status, reason }: IntakeEvent): readonly Span[] {
  const words = Object.hasOwn(STATUS_WORDS, status) ? (STATUS_WORDS[status] ?? status) : status;
  return [
    { kind: 'time', at: at.toISOString() },
    text(` ${truncateText(oneLine(title), TITLE_MAX_LENGTH)}: ${words}${reason === undefined ? '' : ` (${cut(reason)})`}`),
  ];
}

function cut(content: string): string {
  return truncateText(oneLine(content), DETAIL_MAX_LENGTH);
}

/** Composes that nothing comes to a channel. */
export function composeNoNotifications(): Message {
  const title = 'Nothing comes to this channel';
  const sentence = 'It is in no enabled channel configuration. An administrator adds it to the configuration file.';
  return {
    title: { emoji: '📭', spans: [text(title)] },
    tone: 'neutral',
    blocks: [{ kind: 'paragraph', spans: [text(sentence)] }],
    fallbackText: `${title}: ${sentence}`,
  };
}
