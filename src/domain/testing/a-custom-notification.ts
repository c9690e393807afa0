// Builds custom notifications for tests.
import type { ClientMarkdown, Notification } from '../notification.ts';
import { aBareNotification } from './a-bare-notification.ts';

/** Makes a custom notification with a title and a description in client markdown. */
export function aCustomNotification(overrides: Partial<Notification> = {}): Notification {
  return aBareNotification({
    recognizer: 'custom-notification',
    kind: 'Custom notification',
    name: clientMarkdown('*Deployment* of checkout failed'),
    description: clientMarkdown('See <https://example.com/runbook|the runbook>.'),
    ...overrides,
  });
}

/** Makes client markdown. */
export function clientMarkdown(source: string): ClientMarkdown {
  return { kind: 'client-markdown', source };
}
