// Turns a notification into the message that people read: the most important first, for somebody woken at three in the morning.
// Every part bounds itself and names what it cut; the message says so before its links.
import type { Incident } from '../../domain/incident.ts';
import type { ChannelConfiguration } from '../../domain/channel-configuration.ts';
import type { Fact, Notification } from '../../domain/notification.ts';
import { allowMentions, type MentionSetting } from '../../messages/allow-mentions.ts';
import type { ActionButton, Block, Message } from '../../messages/message.ts';
import { text } from '../../messages/spans.ts';
import { truncateBlocks } from '../../messages/truncate-blocks.ts';
import { composeArns } from './compose-arns.ts';
import { composeCareLines } from './compose-care.ts';
import { composeChart } from './compose-chart.ts';
import { composeContext } from './compose-context.ts';
import { composeFacts } from './compose-facts.ts';
import { composeFallback } from './compose-fallback.ts';
import { composeFooter, type EventOrigin } from './compose-footer.ts';
import { composeHistory } from './compose-history.ts';
import { MESSAGE_TEXT_MAX_LENGTH } from './compose-limits.ts';
import { composeLinks } from './compose-links.ts';
import { composeKeywords, composeNextSteps } from './compose-lists.ts';
import { composeMentions } from './compose-mentions.ts';
import { composeState } from './compose-state.ts';
import { composeAbout, composeSummary } from './compose-summary.ts';
import { composeTitle } from './compose-title.ts';
import { composeUpdate } from './compose-update.ts';
import { composeButtons } from './offered-buttons.ts';
import { withContext } from './with-context.ts';

/** A notification, the incident it belongs to (its own step included), and the event it came in. */
export interface NotificationToCompose {
  readonly notification: Notification;
  readonly incident?: Incident;
  readonly event: EventOrigin;
  /** The channel's words for accounts, and whom its messages call. */
  readonly channel?: Pick<ChannelConfiguration, 'accountNames' | 'mentionRules'>;
  /** Whom a custom notification may mention; `people` where it is absent. */
  readonly mentions?: MentionSetting;
  /** What the channel is offered to do about it. */
  readonly offered?: readonly ActionButton[];
}

/** Composes the message of a notification; pure, the same input gives the same message. */
export function composeMessage({
  incident,
  event,
  channel = {},
  mentions = 'people',
  offered = [],
  ...input
}: NotificationToCompose): Message {
  const notification = withContext(input.notification, incident?.context);
  const title = composeTitle(notification, channel.accountNames);
  const state = composeState(notification, incident);
  const parts = [
    composeSummary(notification),
    composeAbout(notification),
    composeUpdate(notification, incident),
    composeChart(notification),
    composeContext(incident?.context),
    composeFacts([...ownerFact(notification), ...notification.facts]),
    composeNextSteps(notification.nextSteps),
    composeKeywords(notification.keywords),
    composeHistory(notification, incident),
  ];
  const stateBlocks: readonly Block[] = state.spans.length === 0 ? [] : [{ kind: 'paragraph', spans: state.spans }];
  const body = truncateBlocks(
    [...stateBlocks, ...composeCareLines(incident), ...parts.flatMap(({ blocks }) => blocks)],
    MESSAGE_TEXT_MAX_LENGTH,
  );
  const cuts = [
    ...(title.isCut ? ['title'] : []),
    ...parts.flatMap((part) => part.cuts),
    ...(body.isTruncated ? ['the end of the message'] : []),
  ];
  const hasTime = state.spans.some((span) => span.kind === 'time');

  const message: Message = {
    title: title.title,
    tone: notification.tone,
    blocks: [
      ...body.blocks,
      ...cutNotice(cuts),
      ...composeLinks(notification),
      ...composeButtons(notification, { incident, offered }),
      ...composeArns(notification).blocks,
      ...composeFooter(notification, event, hasTime).blocks,
    ],
    fallbackText: composeFallback(notification, { title, state, accountNames: channel.accountNames ?? {} }),
  };
  const allowed = allowMentions(message, mentions);
  // The channel's own rules call whom they name, whatever custom notifications may; what came behind the message calls nobody.
  const calls = composeMentions({ notification: input.notification, incident, rules: channel.mentionRules }).blocks;
  return { ...allowed, blocks: [...calls, ...allowed.blocks] };
}

function ownerFact({ owner = '' }: Notification): readonly Fact[] {
  return owner.trim() === '' ? [] : [{ label: 'Owner', value: { kind: 'text', text: owner } }];
}

function cutNotice(cuts: readonly string[]): readonly Block[] {
  return cuts.length === 0 ? [] : [{ kind: 'paragraph', spans: [{ kind: 'italic', spans: [text(`Cut to fit: ${cuts.join(', ')}.`)] }] }];
}
