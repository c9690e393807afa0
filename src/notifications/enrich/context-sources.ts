// Everything that is asked at AWS about a notification: narrow ports that read.
import type { AlarmSubjectsSource } from '../../aws/alarm-subjects-source.ts';
import type { LogLinesSource } from '../../aws/log-lines-source.ts';
import type { MetricDataSource } from '../../aws/metric-data-source.ts';
import type { RecentChangesSource } from '../../aws/recent-changes-source.ts';
import type { ResourceTagsSource } from '../../aws/resource-tags-source.ts';

/** The ports. */
export interface ContextSources {
  readonly metricData: MetricDataSource;
  readonly logLines: LogLinesSource;
  readonly recentChanges: RecentChangesSource;
  readonly resourceTags: ResourceTagsSource;
  /** Absent: nothing is known of the alarms below a composite one. */
  readonly alarmSubjects?: AlarmSubjectsSource;
}
