// Looks after what a channel does not take: posts it in the fallback of its configuration as well, and gives up what is too old.
import { channelKey, type Channel } from '../../domain/channel.ts';
import type { ChannelConfiguration } from '../../domain/channel-configuration.ts';
import type { Delivery } from '../../messages/delivery.ts';
import type { RecordWriters } from '../../storage/store.ts';
import { composeFallbackCopy } from './compose-fallback-copy.ts';
import type { DispatcherOptions } from './dispatcher-options.ts';
import { FALLBACK_AFTER_MS } from './channel-trouble.ts';
import { GIVE_UP_AFTER_MS } from './retry-policy.ts';

/** How many are written in one unit: others write in between. */
const PAGE = 100;

/** A channel that takes nothing. */
export interface StrandedChannel {
  readonly channel: Channel;
  readonly configurationName: string;
  readonly reason: string;
}

/** What it works with. */
export type RescueOptions = Pick<DispatcherOptions, 'context' | 'fallbackOf'> & {
  readonly wakeLane: (channelKey: string) => void;
  readonly report: (delivery: Delivery, reason: string) => void;
};

/** Posts in the fallback what waits for longer than FALLBACK_AFTER_MS, then buries what waits for longer than GIVE_UP_AFTER_MS. */
export async function rescueStranded(stranded: StrandedChannel, options: RescueOptions): Promise<void> {
  const { configurationName, reason } = stranded;
  const fallback = options.fallbackOf?.(configurationName);
  if (fallback !== undefined) await fallBack(stranded, { fallback, options });
  const { context, report } = options;
  const key = channelKey(stranded.channel);
  for (;;) {
    const now = context.now();
    const queuedBefore = new Date(now.getTime() - GIVE_UP_AFTER_MS);
    const why = `given up after a day: ${reason}`;
    const overdue = await context.store.write(async (records) => {
      const page = await records.deliveries.listOverdue({ channelKey: key, queuedBefore, limit: PAGE });
      for (const { id } of page) await records.deliveries.update(id, { status: 'dead', finishedAt: now, reason: why });
      return page;
    });
    for (const delivery of overdue) report(delivery, why);
    if (overdue.length < PAGE) return;
  }
}

async function fallBack(
  { channel, configurationName, reason }: StrandedChannel,
  { fallback, options: { context, wakeLane } }: { readonly fallback: ChannelConfiguration; readonly options: RescueOptions },
): Promise<void> {
  const question = { channelKey: channelKey(channel), configurationName, limit: PAGE };
  for (;;) {
    const now = context.now();
    const queuedBefore = new Date(now.getTime() - FALLBACK_AFTER_MS);
    const page = await context.store.write(async (records) => {
      const stranded = await records.deliveries.listStranded({ ...question, queuedBefore });
      for (const delivery of stranded) await insertFallback(records, { delivery, fallback, reason, now, id: context.newId() });
      return stranded;
    });
    for (const delivery of page) context.metrics.messageFellBack(delivery.configurationName);
    if (page.length > 0) wakeLane(channelKey(fallback.channel));
    if (page.length < PAGE) return;
  }
}

/** A delivery to post in a fallback. */
interface FallbackInsert {
  readonly delivery: Delivery;
  readonly fallback: ChannelConfiguration;
  readonly reason: string;
  readonly now: Date;
  readonly id: string;
}

const SHOWN_ANYWAY = 'the event is shown in this channel anyway';

/** Writes it; where the fallback has had the event itself, only that. */
async function insertFallback(records: RecordWriters, { delivery, fallback, reason, now, id }: FallbackInsert): Promise<void> {
  const { configurationName, channel } = fallback;
  const { eventId, gist, priority } = delivery;
  const ofEvent = await records.deliveries.listOfEvent(eventId);
  const isShown = ofEvent.some(
    (other) => other.configurationName === configurationName && other.fallbackOf === undefined && other.status !== 'dead',
  );
  await records.deliveries.insert({
    id,
    eventId,
    configurationName,
    channel,
    action: 'post',
    message: composeFallbackCopy(delivery, reason, channel),
    gist,
    priority,
    fallbackOf: delivery.id,
    ...(isShown ? { status: 'folded', finishedAt: now, reason: SHOWN_ANYWAY } : { status: 'queued' }),
    attemptCount: 0,
    queuedAt: now,
    nextAttemptAt: now,
    isPossibleDuplicate: false,
  });
}

/** Posts in its fallback what has just died, in the unit in which it dies; returns the key of the channel that has something to send now. */
export async function fallBackDead(
  records: RecordWriters,
  delivery: Delivery,
  {
    reason,
    options: { context, fallbackOf },
  }: { readonly reason: string; readonly options: Pick<RescueOptions, 'context' | 'fallbackOf'> },
): Promise<string | undefined> {
  // What is a fallback's own goes no further: two configurations that are each other's fallback would pass it on for ever.
  const fallback = delivery.fallbackOf === undefined ? fallbackOf?.(delivery.configurationName) : undefined;
  const tellsNothingNew = delivery.action === 'edit' && delivery.updates === undefined;
  if (fallback === undefined || tellsNothingNew) return undefined;
  const ofEvent = await records.deliveries.listOfEvent(delivery.eventId);
  if (ofEvent.some((other) => other.fallbackOf === delivery.id)) return undefined;
  await insertFallback(records, { delivery, fallback, reason, now: context.now(), id: context.newId() });
  return channelKey(fallback.channel);
}
