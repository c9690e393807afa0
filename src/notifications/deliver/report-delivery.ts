// What became of an attempt, in counters and logs: as much as the configuration asks for.
import type { Delivery } from '../../messages/delivery.ts';
import type { DeliveryChange } from '../../storage/delivery-records.ts';
import type { ChannelNote, DispatcherOptions } from './dispatcher-options.ts';

/** What is said of a status: for how much logging, how loudly, in which words. */
const NOTES = {
  sent: { level: 'INFO', severity: 'info', text: 'delivery sent' },
  folded: { level: 'INFO', severity: 'info', text: 'delivery folded' },
  digested: { level: 'INFO', severity: 'info', text: 'delivery taken into a digest' },
  muted: { level: 'INFO', severity: 'info', text: 'delivery muted' },
  queued: { level: 'ERROR', severity: 'warn', text: 'delivery waits' },
  dead: { level: 'ERROR', severity: 'error', text: 'delivery is dead' },
} as const satisfies Partial<
  Record<Delivery['status'], Pick<ChannelNote, 'level' | 'text'> & { readonly severity: 'info' | 'warn' | 'error' }>
>;

/** Reports how an attempt ended. */
export function reportDelivery(
  { configurationName, id: deliveryId, eventId }: Pick<Delivery, 'configurationName' | 'id' | 'eventId'>,
  { status, reason }: DeliveryChange,
  { context, loggingLevelOf, noteForChannel, onDead }: Pick<DispatcherOptions, 'context' | 'loggingLevelOf' | 'noteForChannel' | 'onDead'>,
): void {
  if (status === undefined || status === 'sending') return;
  const { metrics, logger } = context;
  if (status === 'sent') metrics.messageDelivered(configurationName);
  if (status === 'queued') metrics.eventThrottled(configurationName);
  if (status === 'dead') {
    metrics.messageDeliveryFailed(configurationName);
    onDead?.();
  }
  const { level, severity, text } = NOTES[status];
  const wanted = loggingLevelOf(configurationName);
  if (wanted === 'NONE' || (level === 'INFO' && wanted !== 'INFO')) return;
  const why = reason === undefined ? {} : { reason };
  logger[severity]({ deliveryId, configurationName, ...why }, text);
  noteForChannel?.({ configurationName, level, text, fields: { deliveryId, eventId, ...why } });
}
