// What became of an event in each channel.
import type { VNode } from 'preact';
import type { DeliverySummary } from '../../../src/contract/admin-api.ts';
import { showUnseen } from '../format/show-unseen.ts';
import type { ChatChannel } from '../state/chat-channels.ts';
import { routeHash } from '../state/page-route.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';
import { Instant } from './instant.tsx';

const STATUSES: Readonly<Record<DeliverySummary['status'], { readonly icon: IconName; readonly word: string }>> = {
  queued: { icon: 'clock', word: 'Waits' },
  sending: { icon: 'progress', word: 'On its way' },
  sent: { icon: 'check', word: 'Sent' },
  folded: { icon: 'check', word: 'Folded into a later message' },
  digested: { icon: 'check', word: 'Shown in a digest' },
  muted: { icon: 'check', word: 'Muted' },
  dead: { icon: 'problem', word: 'Not delivered' },
};

const ACTIONS: Readonly<Record<DeliverySummary['action'], string>> = { post: 'Message', edit: 'Change of a message', reply: 'Reply' };

/** The deliveries, and the web chat's channels, to which they lead. */
export interface EventDeliveriesProps {
  readonly deliveries: readonly DeliverySummary[];
  readonly channels: readonly ChatChannel[];
}

/** Shows the deliveries. */
export function EventDeliveries({ deliveries, channels }: EventDeliveriesProps): VNode {
  return (
    <section aria-labelledby="deliveries">
      <h2 id="deliveries">Deliveries</h2>
      {deliveries.length === 0 ? (
        <p class="event-note">No channel has it.</p>
      ) : (
        <ul class="event-deliveries">
          {deliveries.map((delivery) => (
            <DeliveryRow key={delivery.deliveryId} delivery={delivery} channels={channels} />
          ))}
        </ul>
      )}
    </section>
  );
}

function DeliveryRow({ delivery, channels }: { readonly delivery: DeliverySummary } & Pick<EventDeliveriesProps, 'channels'>): VNode {
  const { configurationName, action, status, reason, finishedAt, queuedAt } = delivery;
  const { icon, word } = STATUSES[status];
  const channel = channels.find((one) => one.configurationName === configurationName);
  return (
    <li class={`event-delivery event-delivery-${status}`}>
      <p>
        <strong>
          {channel === undefined ? (
            configurationName
          ) : (
            <a href={routeHash({ page: 'channel', channelId: channel.channelId })}>{configurationName}</a>
          )}
        </strong>{' '}
        {ACTIONS[action]}
      </p>
      <p class="event-delivery-status">
        <Icon name={icon} />
        <span>
          {word} · <Instant at={finishedAt ?? queuedAt} />
        </span>
      </p>
      {reason !== undefined && <p class="event-delivery-reason">{showUnseen(reason)}</p>}
    </li>
  );
}
