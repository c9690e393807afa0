// A delivery for tests.
import type { Delivery } from '../../messages/delivery.ts';
import { aMessage } from '../../messages/testing/a-message.ts';

/** Builds a queued delivery to the web chat; what the test is about is given, the rest is plausible. */
export function aDelivery(overrides: Partial<Delivery> = {}): Delivery {
  const at = new Date('2026-03-01T03:00:00Z');
  return {
    id: 'delivery-1',
    eventId: 'event-1',
    configurationName: 'ops',
    channel: { platform: 'web', workspaceId: '', channelId: 'ops' },
    action: 'post',
    message: aMessage(),
    gist: { kind: 'CloudWatch Alarm', severity: 'high', name: 'cpu' },
    priority: 1,
    status: 'queued',
    attemptCount: 0,
    queuedAt: at,
    nextAttemptAt: at,
    isPossibleDuplicate: false,
    ...overrides,
  };
}
