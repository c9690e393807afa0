// The buttons of a notification: those about the incident itself, and commands that its channel is offered about what happened, as one block.
// What is offered is found out elsewhere; nothing here asks what a channel may do.
import type { ChannelConfiguration } from '../../domain/channel-configuration.ts';
import type { Incident } from '../../domain/incident.ts';
import type { Notification } from '../../domain/notification.ts';
import type { RawEvent } from '../../domain/raw-event.ts';
import type { ActionButton, Block } from '../../messages/message.ts';
import { careButtons } from './compose-care.ts';

/** A notification as one channel shows it. */
export interface ShownNotification {
  readonly notification: Notification;
  readonly event: RawEvent;
  readonly configuration: ChannelConfiguration;
  readonly incident?: Incident | undefined;
}

/** Offers commands under notifications. Never throws nor rejects: without buttons a message is a message all the same. */
export interface OfferedButtons {
  /**
   * Finds out what `list` may offer; undefined where that is known already, so that nobody waits. It waits for the network two seconds at
   * most, and for a small part of the time, whether anybody answers or not.
   */
  readonly prepare: (
    shown: Omit<ShownNotification, 'configuration'>,
    channels: readonly ChannelConfiguration[],
  ) => Promise<void> | undefined;
  /** Returns the buttons; of what is not known yet there are none. */
  readonly list: (shown: ShownNotification) => readonly ActionButton[];
}

/** Most buttons of a message: what stands above must not be pushed off a phone's screen. Slack takes 25 in a block, a card of Teams more. */
export const BUTTONS_MAX = 12;

/** Composes the block; none where there are no buttons. */
export function composeButtons(
  { tone }: Pick<Notification, 'tone'>,
  { incident, offered }: { readonly incident?: Incident | undefined; readonly offered: readonly ActionButton[] },
): readonly Block[] {
  const care = careButtons({ tone }, incident);
  const actions = [...care, ...offered.slice(0, BUTTONS_MAX - care.length)];
  return actions.length === 0 ? [] : [{ kind: 'actions', actions }];
}
