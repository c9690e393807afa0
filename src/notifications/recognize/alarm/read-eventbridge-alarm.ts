// Reads the alarm out of the event that CloudWatch sends to EventBridge when an alarm changes its state.
import type { BandComparison } from '../../../domain/metric-chart.ts';
import { readInstant } from '../by-shape/read-instant.ts';
import { given } from '../given.ts';
import { isJsonObject, type JsonObject } from '../json-object.ts';
import { parseJson } from '../parse-json.ts';
import { readableText } from '../readable-text.ts';
import { readMetric, type AlarmTerm } from './alarm-term.ts';
import type { Alarm, AlarmCondition } from './alarm.ts';
import { CONFIGURATION_KEYS, EventbridgeAlarm, ReasonData } from './eventbridge-alarm-schema.ts';

type State = EventbridgeAlarm['detail']['state'];
type Configuration = NonNullable<EventbridgeAlarm['detail']['configuration']>;

/** Returns the alarm, or undefined where the event is of another kind. */
export function readEventbridgeAlarm(json: JsonObject): Alarm | undefined {
  if (json['source'] !== 'aws.cloudwatch') return undefined;
  const { data: event } = EventbridgeAlarm.safeParse(json);
  if (event === undefined) return undefined;
  const { alarmName, state, previousState, alarmContributor: contributor, configuration } = event.detail;
  const { condition, children } = readReasonData(state);
  return {
    name: readableText(alarmName),
    state: readableText(state.value),
    ...given({
      arn: event.resources[0],
      account: event.account,
      region: event.region,
      previousState: previousState?.value,
      reason: state.reason,
      changedAt: readInstant(state.timestamp ?? ''),
      contributor,
    }),
    ...readConfiguration(configuration),
    condition: { ...condition, ...readCondition(configuration) },
    children,
    rest: restOf(json['detail']),
  };
}

function readConfiguration(configuration: Configuration | undefined): Pick<Alarm, 'description' | 'rule' | 'terms'> {
  if (configuration === undefined) return { terms: [] };
  const { description, alarmRule: rule, metrics, aggregationExpression: expression } = configuration;
  // A log alarm watches what its query comes to.
  const logTerms = expression === undefined ? [] : [{ isWatched: true, expression }];
  return { ...given({ description, rule }), terms: [...metrics.map(termOf), ...logTerms] };
}

// State changes of metric alarms lack these, but their reason has them in words.
function readCondition(configuration: Configuration | undefined): AlarmCondition {
  return given({
    comparison: configuration?.comparisonOperator,
    threshold: configuration?.threshold,
    evaluationPeriods: configuration?.evaluationPeriods ?? configuration?.queryResultsToEvaluate,
    datapointsToAlarm: configuration?.datapointsToAlarm ?? configuration?.queryResultsToAlarm,
  });
}

function restOf(detail: unknown): JsonObject {
  const { configuration, muteDetail, state } = isJsonObject(detail) ? detail : {};
  const rest = Object.entries(isJsonObject(configuration) ? configuration : {}).filter(([key]) => !CONFIGURATION_KEYS.has(key));
  const suppression = isJsonObject(state) ? state['actionsSuppressedReason'] : undefined;
  return { ...Object.fromEntries(rest), ...given({ actionsSuppressedReason: suppression, muteDetail }) };
}

function readReasonData({ reason, reasonData }: State): Pick<Alarm, 'condition' | 'children'> {
  const { data } = ReasonData.safeParse(parseJson(reasonData ?? '')?.value);
  const children = data?.triggeringAlarms ?? [];
  return {
    condition: given({ threshold: data?.threshold, comparison: comparisonOf(reason ?? '') }),
    children: children.map((child) => ({
      arn: readableText(child.arn),
      ...given({ state: child.state?.value, since: readInstant(child.state?.timestamp ?? '') }),
    })),
  };
}

function termOf(term: Configuration['metrics'][number]): AlarmTerm {
  const { metricStat: stat, accountId } = term;
  const metric =
    stat === undefined
      ? undefined
      : readMetric({
          namespace: stat.metric.namespace,
          metricName: stat.metric.name,
          dimensions: Object.entries(stat.metric.dimensions).map(([name, value]) => ({ name, value })),
          statistic: stat.stat,
          period: stat.period,
          unit: stat.unit,
          accountId,
        });
  return {
    isWatched: term.returnData === true,
    ...given({ id: term.id, label: term.label, expression: term.expression, periodSeconds: term.period, metric }),
  };
}

// The event lacks the operator, but the reason says it in words: "was not greater than the threshold (50.0)".
// Match: greater than or equal to the threshold. Near miss: greater than the upper thresholds (a band).
const COMPARISON = /(greater|less) than( or equal to)? the threshold/;
// Match: less than the lower thresholds [0.37]. Near miss: less than the threshold (50.0).
const BELOW_BAND = /less than the lower thresholds/;
// Match: not greater than the upper thresholds [0.42]. Near miss: greater than the threshold (50.0).
const ABOVE_BAND = /greater than the upper thresholds/;

function comparisonOf(reason: string): string | undefined {
  const match = COMPARISON.exec(reason);
  if (match === null) return bandComparisonOf(reason);
  return `${match[1] === 'greater' ? 'Greater' : 'Less'}Than${match[2] === undefined ? '' : 'OrEqualTo'}Threshold`;
}

function bandComparisonOf(reason: string): BandComparison | undefined {
  const [isBelow, isAbove] = [BELOW_BAND.test(reason), ABOVE_BAND.test(reason)];
  if (isBelow && isAbove) return 'LessThanLowerOrGreaterThanUpperThreshold';
  if (isBelow) return 'LessThanLowerThreshold';
  return isAbove ? 'GreaterThanUpperThreshold' : undefined;
}
