// From the file's routes and time windows to what events are held against.
import { WEEKDAYS } from '../domain/approval-rule.ts';
import { parseMatcher } from '../domain/matcher.ts';
import { parseDateRange, parseTimeRange, type TimeWindow } from '../domain/time-window.ts';
import { parseWait } from '../domain/wait.ts';
import { MONTHS, type MuteTimingConfig } from '../notifications/route/config.ts';
import type { NotificationsConfig } from '../notifications/config.ts';
import { createRouteTree, type RouteTree } from '../notifications/route/route-tree.ts';

/** Makes the tree; undefined where there are no routes. The configuration was checked: all its texts can be read. */
export function toRouteTree({ routes, muteTimings }: Pick<NotificationsConfig, 'routes' | 'muteTimings'>): RouteTree | undefined {
  return createRouteTree({
    routes,
    windows: new Map(muteTimings.map((timing) => [timing.name, toTimeWindow(timing)])),
    readMatcher: (text) => {
      const outcome = parseMatcher(text);
      return outcome.status === 'ok' ? outcome.matcher : undefined;
    },
    readDuration: parseWait,
  });
}

/** Makes a time window. */
export function toTimeWindow({ name, timeZone, when }: MuteTimingConfig): TimeWindow {
  return {
    name,
    timeZone,
    spans: when.map(({ times, days, daysOfMonth, months, dates }) => ({
      times: times.flatMap((text) => parseTimeRange(text) ?? []),
      weekdays: days.map((day) => WEEKDAYS.indexOf(day)),
      daysOfMonth,
      months: months.map((month) => MONTHS.indexOf(month) + 1),
      dates: dates.flatMap((text) => parseDateRange(text) ?? []),
    })),
  };
}
