// All that reads in AWS for notifications, with one gate for CloudTrail and one for IAM.
import { setRealTimer } from '../../lib/timers.ts';
import type { AlarmSubjectsSource } from '../alarm-subjects-source.ts';
import type { LogLinesSource } from '../log-lines-source.ts';
import type { MetricDataSource } from '../metric-data-source.ts';
import type { OperationInvoker } from '../operation-invoker.ts';
import type { FindReadingRefusal } from '../reading.ts';
import type { RecentChangesSource } from '../recent-changes-source.ts';
import type { ResourceTagsSource } from '../resource-tags-source.ts';
import type { SimulatedPermissionsSource } from '../simulated-permissions-source.ts';
import { CallGate } from './call-gate.ts';
import { ReadingCaller } from './reading-caller.ts';
import { SdkAlarmSubjectsSource } from './sdk-alarm-subjects-source.ts';
import { SdkLogLinesSource } from './sdk-log-lines-source.ts';
import { SdkMetricDataSource } from './sdk-metric-data-source.ts';
import { LOOKUP_INTERVAL_MS, SdkRecentChangesSource } from './sdk-recent-changes-source.ts';
import { SdkResourceTagsSource } from './sdk-resource-tags-source.ts';
import { SdkSimulatedPermissionsSource, SIMULATION_INTERVAL_MS } from './sdk-simulated-permissions-source.ts';

/** Longest that a look-up may wait for its turn: as long as a message waits for its context. */
const LOOKUP_WAIT_MAX_MS = 2_000;

/** The same for what IAM is asked: nobody waits longer for a button. */
const SIMULATION_WAIT_MAX_MS = 2_000;

/** The sources. */
export interface SdkReadings {
  readonly metricData: MetricDataSource;
  readonly logLines: LogLinesSource;
  readonly recentChanges: RecentChangesSource;
  readonly resourceTags: ResourceTagsSource;
  readonly alarmSubjects: AlarmSubjectsSource;
  readonly simulatedPermissions: SimulatedPermissionsSource;
}

/** What they are made from. */
export interface ReadingsOptions {
  readonly invoker: OperationInvoker;
  readonly now: () => Date;
  readonly findRefusal: FindReadingRefusal;
}

/** Makes them. */
export function createReadings({ invoker, now, findRefusal }: ReadingsOptions): SdkReadings {
  const caller = new ReadingCaller({ invoker, findRefusal });
  const gateOf = (intervalMs: number, longestWaitMs: number): CallGate =>
    new CallGate({ intervalMs, longestWaitMs, now, setTimer: setRealTimer });
  return {
    metricData: new SdkMetricDataSource(caller),
    logLines: new SdkLogLinesSource(caller),
    recentChanges: new SdkRecentChangesSource({ caller, gate: gateOf(LOOKUP_INTERVAL_MS, LOOKUP_WAIT_MAX_MS) }),
    resourceTags: new SdkResourceTagsSource(caller),
    alarmSubjects: new SdkAlarmSubjectsSource(caller),
    simulatedPermissions: new SdkSimulatedPermissionsSource({
      caller,
      gate: gateOf(SIMULATION_INTERVAL_MS, SIMULATION_WAIT_MAX_MS),
    }),
  };
}
