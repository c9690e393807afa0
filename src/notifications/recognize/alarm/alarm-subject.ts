// What an alarm watches, for whoever asks at AWS about it: names only, bounded, whether AWS would take them or not.
import type { AlarmedMetric, AlarmSubject } from '../../../domain/alarm-subject.ts';
import { parseArn } from '../../../domain/arn.ts';
import { given } from '../given.ts';
import { readableText } from '../readable-text.ts';
import type { Alarm } from './alarm.ts';
import { watchedTerm } from './watched-term.ts';

/** Most metrics that are named; CloudWatch's own bound for an expression is ten (CloudWatch user guide, metric math limits). */
const METRICS_MAX = 10;
/** Most log groups that are named: nobody looks into more for one message. Our own bound, as is that of the children. */
const LOG_GROUPS_MAX = 5;
const CHILDREN_MAX = 5;
/** Longest name of a log group (CloudWatch Logs API, logGroupName: 512). */
const LOG_GROUP_MAX_LENGTH = 512;

/** Returns the subject of an alarm. */
export function alarmSubject(alarm: Alarm): AlarmSubject {
  const watched = watchedTerm(alarm);
  const terms = [...alarm.terms].sort((one, other) => Number(other === watched) - Number(one === watched));
  const metrics = terms.flatMap(({ metric }): AlarmedMetric[] => {
    if (metric === undefined) return [];
    const { namespace, metricName, dimensions, accountId } = metric;
    return [{ namespace, metricName, dimensions, ...given({ accountId: accountId === alarm.account ? undefined : accountId }) }];
  });
  const children = alarm.children.filter(({ arn, state }) => parseArn(arn) !== undefined && (state === undefined || state === 'ALARM'));
  return {
    ...given({ arn: alarm.arn }),
    metrics: metrics.slice(0, METRICS_MAX),
    logGroups: readLogGroups(alarm.rest['logGroupIdentifiers']),
    alarmedChildren: children.slice(0, CHILDREN_MAX).map(({ arn }) => arn),
  };
}

// Names, or ARNs of groups in other accounts, which only those could read (CloudWatch user guide, alarms on log queries).
function readLogGroups(identifiers: unknown): readonly string[] {
  if (!Array.isArray(identifiers)) return [];
  const names = identifiers
    .filter((identifier) => typeof identifier === 'string')
    .map((identifier) => readableText(identifier))
    .filter((name) => name !== '' && name.length <= LOG_GROUP_MAX_LENGTH && parseArn(name) === undefined);
  return names.slice(0, LOG_GROUPS_MAX);
}
