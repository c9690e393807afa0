// What alarms watch, and how they are, by DescribeAlarms of CloudWatch.
import type { AlarmedMetric } from '../../domain/alarm-subject.ts';
import { ALARM_NAMES_MAX, type AlarmSubjectsRequest, type AlarmSubjectsSource, type DescribedAlarm } from '../alarm-subjects-source.ts';
import type { Reading } from '../reading.ts';
import { instantOf, structureOf, structuresOf, textOf, type Structure } from './read-answer.ts';
import { notRead, type ReadingCaller } from './reading-caller.ts';

/** Longest name of an alarm, of a namespace and of a metric (CloudWatch API). */
const NAME_MAX_LENGTH = 255;

/** Longest value of a dimension (CloudWatch API, Dimension), and longest ARN (CloudWatch API, ListTagsForResource). */
const LONGER_MAX_LENGTH = 1_024;

/** Longest expression (CloudWatch API, MetricDataQuery). */
const EXPRESSION_MAX_LENGTH = 2_048;

const CALL = 'cloudwatch:DescribeAlarms';

/** Looks at alarms. */
export class SdkAlarmSubjectsSource implements AlarmSubjectsSource {
  readonly #caller: ReadingCaller;

  constructor(caller: ReadingCaller) {
    this.#caller = caller;
  }

  async find({ place, alarmNames }: AlarmSubjectsRequest, signal: AbortSignal): Promise<Reading<readonly DescribedAlarm[]>> {
    const AlarmNames = alarmNames.filter((name) => name !== '' && name.length <= NAME_MAX_LENGTH).slice(0, ALARM_NAMES_MAX);
    // Without a name it would be asked for all alarms.
    if (AlarmNames.length === 0) return notRead(CALL, 'bad-input', 'no alarm has such a name');
    // Composite alarms are told of where they are asked for alone (CloudWatch API, DescribeAlarms: AlarmTypes).
    const params = { AlarmNames, AlarmTypes: ['MetricAlarm', 'CompositeAlarm'], MaxRecords: ALARM_NAMES_MAX };
    const reading = await this.#caller.call(CALL, { place, params }, signal);
    if (reading.status === 'not-read') return reading;
    const { MetricAlarms: metricAlarms, CompositeAlarms: compositeAlarms } = reading.value;
    if (!Array.isArray(metricAlarms) && !Array.isArray(compositeAlarms))
      return notRead(CALL, 'damaged', 'the answer has no list of alarms');
    const subjects = [...structuresOf(metricAlarms), ...structuresOf(compositeAlarms)].map(toSubject);
    return { status: 'read', value: subjects.slice(0, ALARM_NAMES_MAX) };
  }
}

function toSubject(alarm: Structure): DescribedAlarm {
  const arn = textOf(alarm['AlarmArn'], LONGER_MAX_LENGTH);
  const state = textOf(alarm['StateValue'], NAME_MAX_LENGTH);
  // "Updated" is also said of what changed within the state, such as its reason (CloudWatch API, MetricAlarm).
  const changedAt = instantOf(alarm['StateTransitionedTimestamp']) ?? instantOf(alarm['StateUpdatedTimestamp']);
  const expressions = structuresOf(alarm['Metrics']).flatMap(({ Expression }) => textOf(Expression, EXPRESSION_MAX_LENGTH) ?? []);
  return {
    ...(arn === undefined ? {} : { arn }),
    ...(state === undefined ? {} : { state }),
    ...(changedAt === undefined ? {} : { changedAt }),
    ...(expressions.length === 0 ? {} : { expressions }),
    metrics: metricsOf(alarm),
    logGroups: [],
    alarmedChildren: [],
  };
}

/** An alarm has one metric of its own, or a list of entries of which the one that returns data is watched. */
function metricsOf(alarm: Structure): readonly AlarmedMetric[] {
  const entries = structuresOf(alarm['Metrics']).toSorted((one, other) => Number(isWatched(other)) - Number(isWatched(one)));
  return [
    ...toMetric(alarm),
    ...entries.flatMap((entry) =>
      toMetric(structureOf(structureOf(entry['MetricStat'])['Metric']), textOf(entry['AccountId'], NAME_MAX_LENGTH)),
    ),
  ];
}

function isWatched({ ReturnData }: Structure): boolean {
  return ReturnData === true;
}

function toMetric({ Namespace, MetricName, Dimensions }: Structure, accountId?: string): readonly AlarmedMetric[] {
  const namespace = textOf(Namespace, NAME_MAX_LENGTH);
  const metricName = textOf(MetricName, NAME_MAX_LENGTH);
  if (namespace === undefined || metricName === undefined) return [];
  const dimensions = structuresOf(Dimensions).flatMap(({ Name, Value }) => {
    const name = textOf(Name, NAME_MAX_LENGTH);
    const value = textOf(Value, LONGER_MAX_LENGTH);
    return name === undefined || value === undefined ? [] : [{ name, value }];
  });
  return [{ namespace, metricName, dimensions, ...(accountId === undefined ? {} : { accountId }) }];
}
