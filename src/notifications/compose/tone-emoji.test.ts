import { describe, expect, it } from 'vitest';
import type { Notification } from '../../domain/notification.ts';
import { aNotification } from '../../domain/testing/a-notification.ts';
import { toneEmoji } from './tone-emoji.ts';

describe('toneEmoji', () => {
  it.each<[Partial<Notification>, string]>([
    [{ tone: 'bad', severity: 'critical' }, '🚨'],
    [{ tone: 'bad', severity: 'high' }, '🔴'],
    [{ tone: 'warning' }, '⚠️'],
    [{ tone: 'good', severity: 'critical' }, '✅'],
    [{ tone: 'progress' }, '⏳'],
    [{ tone: 'neutral' }, 'ℹ️'],
    [{ tone: 'neutral', isUnrecognized: true }, '📨'],
  ])('picks for %j the emoji %s', (overrides, emoji) => {
    expect(toneEmoji(aNotification(overrides))).toBe(emoji);
  });
});
