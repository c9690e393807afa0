// From the file's inhibitions, planned work, reminders and flapping to what incidents are held against.
import type { FlappingRule } from '../domain/flapping-rule.ts';
import type { InhibitionRule } from '../domain/inhibition-rule.ts';
import type { MaintenanceTime, MaintenanceWindow } from '../domain/maintenance-window.ts';
import { parseMatcher, type Matcher } from '../domain/matcher.ts';
import type { ReminderRule } from '../domain/reminder-rule.ts';
import { isWithinWindow } from '../domain/time-window.ts';
import { parseWait } from '../domain/wait.ts';
import type { FlappingConfig, RemindersConfig } from '../notifications/care-config.ts';
import type { NotificationsConfig } from '../notifications/config.ts';
import type { MutingRules } from '../notifications/mute/muting-book.ts';
import { toTimeWindow } from './to-route-tree.ts';

/** Makes what is kept back. The configuration was checked: all its texts can be read. */
export function toMutingRules({
  inhibitions,
  maintenance,
  muteTimings,
}: Pick<NotificationsConfig, 'inhibitions' | 'maintenance' | 'muteTimings'>): MutingRules {
  const windows = new Map(muteTimings.map((timing) => [timing.name, toTimeWindow(timing)]));
  return {
    inhibitions: inhibitions.map(({ name, sources, targets, equal }): InhibitionRule => ({
      name,
      equal,
      sources: toMatchers(sources),
      targets: toMatchers(targets),
    })),
    maintenance: maintenance.map(({ name, reason, match, channels, start = '', end = '', during }): MaintenanceWindow => {
      const window = during === undefined ? undefined : windows.get(during);
      const time: MaintenanceTime =
        window === undefined
          ? { kind: 'once', startsAt: new Date(start), endsAt: new Date(end) }
          : { kind: 'recurring', isNow: (at) => isWithinWindow(window, at) };
      return { name, reason, matchers: toMatchers(match), configurationNames: channels, time };
    }),
  };
}

const NO_REMINDERS: RemindersConfig = { enabled: false, after: [], severities: [], mentions: [] };

function toMatchers(texts: readonly string[]): readonly Matcher[] {
  return texts.flatMap((text) => {
    const parsed = parseMatcher(text);
    return parsed.status === 'ok' ? [parsed.matcher] : [];
  });
}

/** Makes the rule of a channel: its own, else that of all; undefined where nobody is reminded. */
export function toReminderRule(own: RemindersConfig | undefined, ofAll: RemindersConfig | undefined): ReminderRule | undefined {
  const { enabled, after, severities, mentions } = own ?? ofAll ?? NO_REMINDERS;
  if (!enabled) return undefined;
  return { afterMs: after.flatMap((text) => parseWait(text) ?? []), severities, mentions };
}

/** Makes the rule; undefined where nothing is folded. */
export function toFlappingRule({ enabled, changes, within, calmAfter }: FlappingConfig): FlappingRule | undefined {
  if (!enabled) return undefined;
  return { changes, withinMs: parseWait(within) ?? 0, calmAfterMs: parseWait(calmAfter) ?? 0 };
}
