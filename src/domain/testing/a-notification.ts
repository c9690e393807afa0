// Builds notifications for tests: an alarm that has just gone off, but for what the test says.
import type { Notification } from '../notification.ts';

/** Makes a notification; what the test does not name is that of an alarm in account 123456789012. */
export function aNotification(overrides: Partial<Notification> = {}): Notification {
  return {
    recognizer: 'cloudwatch-alarm',
    kind: 'CloudWatch Alarm',
    name: { kind: 'plain', source: 'web-cpu-high' },
    description: { kind: 'plain', source: 'Threshold Crossed: 1 datapoint [97.25] was greater than the threshold (90.0).' },
    severity: 'high',
    state: 'ALARM',
    tone: 'bad',
    accountId: '123456789012',
    region: 'eu-central-1',
    occurredAt: '2026-11-20T03:00:12.000Z',
    facts: [],
    nextSteps: [],
    keywords: [],
    isUnrecognized: false,
    isSample: false,
    ...overrides,
  };
}
