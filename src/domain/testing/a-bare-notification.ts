// Builds notifications for tests that say as little as a notification can.
import type { Notification } from '../notification.ts';

/** Makes a notification that has a kind and nothing else, but for what the test names. */
export function aBareNotification(overrides: Partial<Notification> = {}): Notification {
  return {
    recognizer: 'plain-text',
    kind: 'Message',
    severity: 'info',
    tone: 'neutral',
    facts: [],
    nextSteps: [],
    keywords: [],
    isUnrecognized: false,
    isSample: false,
    ...overrides,
  };
}
