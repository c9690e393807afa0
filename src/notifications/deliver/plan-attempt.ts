// What an attempt asks the platform for, by what it can do and by where the incident's message stands.
import { channelKey } from '../../domain/channel.ts';
import type { Incident } from '../../domain/incident.ts';
import type { MessageReference } from '../../domain/message-reference.ts';
import type { Delivery } from '../../messages/delivery.ts';
import type { PlatformCapabilities } from '../../platforms/platform.ts';

/** What to ask for. */
export type AttemptPlan =
  | {
      readonly kind: 'post';
      /** The message under which it is a reply. */
      readonly threadMessageId?: string;
      readonly isBroadcast?: true;
      /** True where it is the incident's message from then on: the one that is changed, and under which replies go. */
      readonly isIncidentMessage: boolean;
    }
  | { readonly kind: 'edit'; readonly reference: MessageReference }
  /** Nothing: what it would say is said already. */
  | { readonly kind: 'fold'; readonly reason: string };

const NEW_INCIDENT_MESSAGE: AttemptPlan = { kind: 'post', isIncidentMessage: true };
const NO_PLACE: AttemptPlan = {
  kind: 'fold',
  reason: 'it is older than what was shown, and the message that it belongs under is not there',
};
const NOTHING_TO_ADD_TO: AttemptPlan = { kind: 'fold', reason: 'the message that it would add to is not there, or may not be changed' };
const MESSAGE_OF_ITS_OWN: AttemptPlan = { kind: 'post', isIncidentMessage: false };

/** Plans what is left where the message to change, or to reply to, is not there: it may have failed for good, or have been deleted. A step takes its place. */
export function planAnew(delivery: Pick<Delivery, 'action' | 'updates'>): AttemptPlan {
  if (delivery.updates?.isLate === true) return NO_PLACE;
  return isAddition(delivery) ? NOTHING_TO_ADD_TO : NEW_INCIDENT_MESSAGE;
}

/** What is only added to a message tells of nothing new: whoever has deleted it, or may not have it changed, does not want it twice. */
function isAddition({ action, updates }: Pick<Delivery, 'action' | 'updates'>): boolean {
  return action === 'edit' && updates === undefined;
}

/** Plans an attempt. */
export function planAttempt(
  delivery: Pick<Delivery, 'action' | 'channel' | 'updates'>,
  incident: Incident | undefined,
  capabilities: PlatformCapabilities,
): AttemptPlan {
  const reference = incident?.messageReference;
  if (reference === undefined) return isAddition(delivery) ? NEW_INCIDENT_MESSAGE : planAnew(delivery);
  // The configuration has moved to another channel since: the message stands where people no longer look.
  if (channelKey(reference.channel) !== channelKey(delivery.channel)) return planAnew(delivery);
  switch (delivery.action) {
    case 'post':
      return NEW_INCIDENT_MESSAGE;
    case 'edit':
      return capabilities.edits ? { kind: 'edit', reference } : planWithoutEdits(delivery, capabilities);
    case 'reply':
      return planReply(delivery, reference, capabilities);
  }
}

function planWithoutEdits({ updates }: Pick<Delivery, 'updates'>, { threads }: PlatformCapabilities): AttemptPlan {
  if (updates === undefined) return { kind: 'fold', reason: 'the platform cannot change messages' };
  const isToldBeside = threads || updates.show !== 'thread';
  return isToldBeside ? { kind: 'fold', reason: 'the platform cannot change messages; the step is told beside it' } : NEW_INCIDENT_MESSAGE;
}

function planReply(
  { updates = { show: 'thread', edit: true } }: Pick<Delivery, 'updates'>,
  { messageId }: MessageReference,
  { threads }: PlatformCapabilities,
): AttemptPlan {
  const { show, edit } = updates;
  if (show === 'channel') return MESSAGE_OF_ITS_OWN;
  if (threads) {
    const isBroadcast = show === 'both' ? { isBroadcast: true as const } : {};
    return { kind: 'post', threadMessageId: messageId, ...isBroadcast, isIncidentMessage: false };
  }
  if (show === 'thread' && edit) return { kind: 'fold', reason: 'the platform has no threads; the history in the message tells it' };
  return MESSAGE_OF_ITS_OWN;
}
