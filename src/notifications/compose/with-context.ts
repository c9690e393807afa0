// A notification with what was read at AWS since: the data of its chart, and what tags say where the event itself says nothing.
import { guidanceOfTags } from '../../domain/guidance.ts';
import type { IncidentContext } from '../../domain/incident-context.ts';
import type { Datapoint, MetricChart, MetricReading } from '../../domain/metric-chart.ts';
import type { Notification, Severity } from '../../domain/notification.ts';
import { isWorse } from '../../domain/severity.ts';

/** Adds a context to a notification. */
export function withContext(notification: Notification, context?: IncidentContext): Notification {
  if (context === undefined) return notification;
  const { chart: reading, tags = {} } = context;
  const { runbookUrl, owner, severity } = guidanceOfTags(tags);
  const { chart } = notification;
  return {
    ...(runbookUrl === undefined ? {} : { runbookUrl }),
    ...(owner === undefined ? {} : { owner }),
    ...notification,
    severity: raisedSeverity(notification, severity),
    ...(chart === undefined || reading === undefined ? {} : { chart: withReading(chart, reading) }),
  };
}

/** A tag may say that an alarm is worse than it looks (R13); what is over is not made worse by any. */
function raisedSeverity({ severity, tone }: Notification, byTag: Severity | undefined): Severity {
  return byTag !== undefined && tone === 'bad' && isWorse(byTag, severity) ? byTag : severity;
}

function withReading(chart: MetricChart, { points, lines, band }: MetricReading): MetricChart {
  return {
    ...chart,
    datapoints: union(points, chart.datapoints),
    ...(lines.length === 0 ? {} : { lines }),
    ...(band.length === 0 ? {} : { band }),
  };
}

/** The points of both, oldest first: what the event itself names may be newer than what was read. */
function union(read: readonly Datapoint[], named: readonly Datapoint[]): readonly Datapoint[] {
  const byInstant = new Map([...named, ...read].map((point) => [Date.parse(point.at), point]));
  return [...byInstant].toSorted(([one], [other]) => one - other).map(([, point]) => point);
}
