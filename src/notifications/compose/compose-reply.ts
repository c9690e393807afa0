// A step of an incident as it stands in the thread of the incident's message: what became of it, why, when. The rest is said above.
import type { Incident, IncidentStep } from '../../domain/incident.ts';
import type { MentionRule } from '../../domain/mention-rule.ts';
import type { Notification } from '../../domain/notification.ts';
import { allowMentions, type MentionSetting } from '../../messages/allow-mentions.ts';
import { httpUrl } from '../../messages/http-url.ts';
import type { ActionButton, Block, Message } from '../../messages/message.ts';
import { oneLine } from '../../messages/one-line.ts';
import { bold, text, type Span } from '../../messages/spans.ts';
import { truncateBlocks } from '../../messages/truncate-blocks.ts';
import { truncateText } from '../../messages/truncate.ts';
import { composeDescription } from './compose-description.ts';
import { originalLink } from './compose-footer.ts';
import { stepSummary } from './compose-history.ts';
import { FALLBACK_TEXT_MAX_LENGTH, STATE_MAX_LENGTH, TITLE_MAX_LENGTH } from './compose-limits.ts';
import { composeKeywords, composeNextSteps } from './compose-lists.ts';
import { composeMentions } from './compose-mentions.ts';
import { composeState } from './compose-state.ts';
import { composeSummary } from './compose-summary.ts';
import { composeTitle, type ComposedTitle } from './compose-title.ts';
import { wordsOf } from './inline-text.ts';
import { composeButtons } from './offered-buttons.ts';
import { toneEmoji } from './tone-emoji.ts';

/** The most text of a reply, without its title: some ten lines on a phone. */
const REPLY_TEXT_MAX_LENGTH = 700;

/** A step to tell, and the incident with it. */
export interface StepToCompose {
  readonly notification: Notification;
  readonly incident: Incident;
  /** Whom a custom notification may mention; `people` where it is absent. */
  readonly mentions?: MentionSetting;
  /** Whom the channel calls: a changed message wakes nobody, so a step that is worse than all before calls with its reply. */
  readonly rules?: readonly MentionRule[] | undefined;
  /** True where something newer was shown before. */
  readonly isLate?: boolean;
  /** What the channel is offered to do about the step itself. */
  readonly offered?: readonly ActionButton[];
  /** Where people open the step's event as it is stored. */
  readonly originalUrl?: string;
}

/** Composes a reply; pure, the same input gives the same message. */
export function composeReply({
  notification,
  incident,
  mentions = 'people',
  rules,
  isLate = false,
  offered = [],
  ...origin
}: StepToCompose): Message {
  const step = isLate ? lateStepOf(notification, incident) : stepOf(notification, incident);
  const title = isTitled(notification) ? composeTitle(notification) : titleOf(notification, incident, isLate);
  const told = truncateBlocks(tellStep(notification, step), REPLY_TEXT_MAX_LENGTH);
  const cut: readonly Block[] = told.isTruncated
    ? [
        {
          kind: 'paragraph',
          spans: [{ kind: 'italic', spans: [text('Cut to fit a reply.')] }, ...originalLink(origin).flatMap((link) => [text(' '), link])],
        },
      ]
    : [];
  const message: Message = {
    title: title.title,
    tone: notification.tone,
    blocks: [
      { kind: 'paragraph', spans: changeOf({ notification, incident, step, isLate }) },
      ...flappingNotice(incident),
      ...told.blocks,
      ...cut,
      ...links(notification),
      ...composeButtons(notification, { offered }),
    ],
    fallbackText: truncateText(
      oneLine([title.words, stepSummary(step, notification)].filter((words) => words !== '').join(': ')),
      FALLBACK_TEXT_MAX_LENGTH,
    ),
  };
  const allowed = allowMentions(message, mentions);
  return { ...allowed, blocks: [...composeMentions({ notification, incident, rules }).blocks, ...allowed.blocks] };
}

/** The step that the notification is: the newest. */
function stepOf(notification: Notification, { steps, openedAt }: Incident): IncidentStep {
  return steps.at(-1) ?? { at: notification.occurredAt ?? openedAt, state: notification.state ?? '', summary: '' };
}

/** Among many newer ones a late step is not kept. */
function lateStepOf({ occurredAt, state = '', incident: reference }: Notification, { steps, openedAt }: Incident): IncidentStep {
  const own = steps.find(({ at, state: said }) => at === occurredAt && said === state);
  return own ?? { at: occurredAt ?? openedAt, state, summary: reference?.summary ?? '' };
}

/** What has a title of its own says it in each of its messages. */
function isTitled({ name }: Notification): boolean {
  return name !== undefined && name.kind !== 'plain';
}

/** Says what became of what: `OK after 12 min in ALARM: web-cpu-high`. */
function titleOf(notification: Notification, incident: Incident, isLate: boolean): ComposedTitle {
  const { closedAt: _end, ...going } = incident;
  const state = composeState(notification, isLate ? going : incident).words;
  const name = notification.name === undefined ? '' : wordsOf({ kind: 'plain', source: notification.name.source }, TITLE_MAX_LENGTH);
  const said = [state, name].filter((words) => words !== '').join(': ');
  const words = truncateText(said === '' ? notification.kind : said, TITLE_MAX_LENGTH);
  const emoji = toneEmoji(notification);
  const url = notification.consoleUrl === undefined ? undefined : httpUrl(notification.consoleUrl);
  return {
    title: { emoji, spans: [text(words)], ...(url === undefined ? {} : { url }) },
    words: `${emoji} ${words}`,
    isCut: words !== said,
  };
}

/** Only the first of many changes is told beside the message. */
function flappingNotice({ flapping }: Incident): readonly Block[] {
  if (flapping === undefined) return [];
  const words = `🔁 It comes and goes: ${flapping.changeCount} changes. From now on only the message above is changed, until it is calm.`;
  return [{ kind: 'paragraph', spans: [text(words)] }];
}

interface ToldStep extends StepToCompose {
  readonly step: IncidentStep;
  readonly isLate: boolean;
}

/** Says from which state to which, and when. */
function changeOf({ notification, incident, step, isLate }: ToldStep): readonly Span[] {
  const before = incident.steps[incident.steps.indexOf(step) - 1];
  const [from, to] = [before?.state ?? '', notification.state ?? ''].map((state) => truncateText(oneLine(state), STATE_MAX_LENGTH));
  const change = to === '' ? [] : from === '' || from === to ? [bold(to ?? '')] : [text(`${from ?? ''} → `), bold(to ?? '')];
  return [
    ...change,
    ...(change.length === 0 ? [] : [text(' · ')]),
    { kind: 'time', at: step.at },
    ...(isLate ? [text(' · came late')] : []),
  ];
}

function tellStep(notification: Notification, step: IncidentStep): readonly Block[] {
  const own = notification.incident?.summary;
  const update: readonly Block[] =
    own === undefined || own === ''
      ? composeSummary(notification).blocks
      : [{ kind: 'paragraph', spans: [text(stepSummary(step, notification))] }];
  // Lists of custom notifications: the message above has them only until the next step comes.
  const lists = [composeNextSteps(notification.nextSteps), composeKeywords(notification.keywords)];
  return [...update, ...composeDescription(notification).blocks, ...lists.flatMap(({ blocks }) => blocks)];
}

function links({ consoleUrl }: Notification): readonly Block[] {
  const url = consoleUrl === undefined ? undefined : httpUrl(consoleUrl);
  return url === undefined ? [] : [{ kind: 'links', links: [{ text: 'Open in AWS console', url }] }];
}
