// Reading in AWS for notifications, put together: sample data for the sample, AWS for all else, and where and with whose rights.
import type { AlarmSubjectsSource } from '../aws/alarm-subjects-source.ts';
import type { LogLinesSource } from '../aws/log-lines-source.ts';
import type { MetricDataSource } from '../aws/metric-data-source.ts';
import { NotReadError, type NotRead, type Reading } from '../aws/reading.ts';
import type { RecentChangesSource } from '../aws/recent-changes-source.ts';
import type { ResourceTagsSource } from '../aws/resource-tags-source.ts';
import { sampleMetricData } from '../aws/sample/sample-metric-data.ts';
import { sampleAlarmSubjects, sampleLogLines, sampleRecentChanges, sampleResourceTags } from '../aws/sample/sample-readings.ts';
import type { AwsSdk } from '../aws/sdk/index.ts';
import { decideReadingPlace, type EventPlace, type ReadingPlace } from '../domain/reading-place.ts';
import type { CurrentConfiguration } from './current-configuration.ts';
import { isReachableFromHereAlone } from './is-reachable-from-here-alone.ts';

/** What reading is made from. */
export interface ReadingOptions {
  readonly configuration: Pick<CurrentConfiguration, 'config' | 'find'>;
  /** Loads AWS's runtime, on first use. */
  readonly loadSdk: () => Promise<Pick<AwsSdk, 'readings' | 'callerIdentity'>>;
}

/** The sources, and the way to a place. */
export interface AwsReading {
  readonly metricData: MetricDataSource;
  readonly logLines: LogLinesSource;
  readonly recentChanges: RecentChangesSource;
  readonly resourceTags: ResourceTagsSource;
  readonly alarmSubjects: AlarmSubjectsSource;
  /** Finds where something of an event may be read for a channel configuration; undefined where nowhere. Never rejects. */
  readonly findPlace: (event: EventPlace, configurationName: string, signal: AbortSignal) => Promise<ReadingPlace | undefined>;
}

/** Puts it together. What is asked for without a place is answered with sample data, and nobody is called. */
export function createReading({ configuration, loadSdk }: ReadingOptions): AwsReading {
  // Where the server listens does not change by a reload, whatever the file says by then.
  const isLoopback = isReachableFromHereAlone(configuration.config);
  const load = async (call: NotRead['call']): Promise<Reading<AwsSdk['readings']>> => {
    try {
      return { status: 'read', value: (await loadSdk()).readings };
    } catch (error) {
      return { status: 'not-read', why: 'unreachable', call, reason: error instanceof Error ? error.message : String(error) };
    }
  };
  /** Asks the sample, or AWS. */
  async function ask<Value>(call: NotRead['call'], { place }: Placed, { sample, aws }: Ways<Value>): Promise<Reading<Value>> {
    if (place === undefined) return sample();
    const loaded = await load(call);
    return loaded.status === 'read' ? aws(loaded.value) : loaded;
  }

  return {
    metricData: {
      async read(request, signal) {
        if (request.place === undefined) return sampleMetricData.read(request, signal);
        const loaded = await load('cloudwatch:GetMetricData');
        if (loaded.status === 'not-read') throw new NotReadError(loaded);
        return loaded.value.metricData.read(request, signal);
      },
    },
    logLines: {
      read: (request, signal) =>
        ask('logs:FilterLogEvents', request, {
          sample: () => sampleLogLines.read(request, signal),
          aws: ({ logLines }) => logLines.read(request, signal),
        }),
      findMetricFilter: (request, signal) =>
        ask('logs:DescribeMetricFilters', request, {
          sample: () => sampleLogLines.findMetricFilter(request, signal),
          aws: ({ logLines }) => logLines.findMetricFilter(request, signal),
        }),
    },
    recentChanges: {
      find: (request, signal) =>
        ask('cloudtrail:LookupEvents', request, {
          sample: () => sampleRecentChanges.find(request, signal),
          aws: ({ recentChanges }) => recentChanges.find(request, signal),
        }),
    },
    resourceTags: {
      read: (request, signal) =>
        ask('tag:GetResources', request, {
          sample: () => sampleResourceTags.read(request, signal),
          aws: ({ resourceTags }) => resourceTags.read(request, signal),
        }),
    },
    alarmSubjects: {
      find: (request, signal) =>
        ask('cloudwatch:DescribeAlarms', request, {
          sample: () => sampleAlarmSubjects.find(request, signal),
          aws: ({ alarmSubjects }) => alarmSubjects.find(request, signal),
        }),
    },
    async findPlace(event, configurationName, signal) {
      const found = configuration.find(configurationName);
      if (found === undefined) return undefined;
      const decided = decideReadingPlace(event, { configuration: found, isLoopback });
      if (decided?.needsAmbientAccount !== true) return decided?.place;
      // R12: the machine's own credentials are good for the event only where they are of its account.
      const state = await loadSdk().then(
        ({ callerIdentity }) => callerIdentity.find(signal),
        () => undefined,
      );
      return state?.kind === 'account' && state.accountId === event.accountId ? decided.place : undefined;
    },
  };
}

interface Placed {
  readonly place?: ReadingPlace;
}

interface Ways<Value> {
  readonly sample: () => Promise<Reading<Value>>;
  readonly aws: (readings: AwsSdk['readings']) => Promise<Reading<Value>>;
}
