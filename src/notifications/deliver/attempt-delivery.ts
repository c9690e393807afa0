// One attempt to bring one delivery into its channel: render, then post or edit. It writes nothing.
import { channelKey } from '../../domain/channel.ts';
import type { Incident } from '../../domain/incident.ts';
import type { Delivery } from '../../messages/delivery.ts';
import type { Platform, PostOutcome } from '../../platforms/platform.ts';

/** How long a platform may take to answer; longer counts as unknown outcome. Slack and Teams answer within seconds. */
const ATTEMPT_TIMEOUT_MS = 15_000;

/** A delivery with what is needed to send it. */
export interface DeliveryAttempt {
  readonly platform: Platform;
  readonly delivery: Delivery;
  readonly incident: Incident | undefined;
  /** Aborts when Signalbox cannot wait any longer because it stops. */
  readonly stopSignal: AbortSignal;
}

/** Brings a delivery into its channel. An edit whose message does not exist, or is gone, becomes a post. */
export async function attemptDelivery({ platform, delivery, incident, stopSignal }: DeliveryAttempt): Promise<PostOutcome> {
  const payload = platform.render(delivery.message);
  const signal = AbortSignal.any([stopSignal, AbortSignal.timeout(ATTEMPT_TIMEOUT_MS)]);
  const reference = incident?.messageReference;
  // A configuration may have moved to another channel since: the message stands where people no longer look.
  const isHere = reference !== undefined && channelKey(reference.channel) === channelKey(delivery.channel);
  if (delivery.action === 'edit' && isHere && platform.capabilities.edits) {
    const edited = await platform.edit({ reference, payload, signal });
    if (edited.status !== 'message-gone') return edited;
  }
  return platform.post({ channel: delivery.channel, payload, idempotencyKey: delivery.id, signal });
}
