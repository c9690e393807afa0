// Telling the one kind of notification whose markup counts from all others.
import type { Notification } from '../../domain/notification.ts';

/** Tells whether a notification is a custom one: only those carry client markdown. */
export function isCustomNotification({ name, description, nextSteps, keywords }: Notification): boolean {
  const hasMarkup = name?.kind === 'client-markdown' || description?.kind === 'client-markdown';
  return hasMarkup || nextSteps.length > 0 || keywords.length > 0;
}
