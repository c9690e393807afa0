// The emoji before a title: different shapes, not only colors, so that everybody can tell them apart.
import type { Notification } from '../../domain/notification.ts';

/** Picks the emoji that says at a glance how a notification feels. */
export function toneEmoji({ tone, severity, isUnrecognized }: Pick<Notification, 'tone' | 'severity' | 'isUnrecognized'>): string {
  switch (tone) {
    case 'bad':
      return severity === 'critical' ? '🚨' : '🔴';
    case 'warning':
      return '⚠️';
    case 'good':
      return '✅';
    case 'progress':
      return '⏳';
    case 'neutral':
      return isUnrecognized ? '📨' : 'ℹ️';
  }
}
