// What the shop's alarms went through: their changes of state, and the mail that each sent. The last change is the one that
// describe-alarms tells of.
import type { DemoPlace } from '../demo-place.ts';
import { alarmRecords } from './alarms.ts';

type State = 'ALARM' | 'OK' | 'INSUFFICIENT_DATA';

/** Changes before the last one, the newest first: how many minutes ago each was, and into which state. */
const EARLIER_CHANGES: Readonly<Record<string, readonly (readonly [minutesAgo: number, state: State])[]>> = {
  'checkout-api-high-cpu': [
    [1386, 'OK'],
    [1412, 'ALARM'],
    [4261, 'OK'],
    [4398, 'ALARM'],
    [7190, 'OK'],
    [7204, 'ALARM'],
  ],
  'open-orders-backlog': [
    [3012, 'ALARM'],
    [9040, 'OK'],
    [9102, 'ALARM'],
  ],
  'shop-public-server-errors': [[12_436, 'ALARM']],
  'nightly-report-errors': [
    [604, 'OK'],
    [1984, 'INSUFFICIENT_DATA'],
    [2044, 'OK'],
    [3424, 'INSUFFICIENT_DATA'],
    [3484, 'OK'],
  ],
};

/** What each alarm was in before the first change. */
const STATE_AT_FIRST: Readonly<Record<string, State>> = { 'nightly-report-errors': 'INSUFFICIENT_DATA' };

/** CloudWatch keeps the history so long (CloudWatch API, DescribeAlarmHistory). */
const KEPT_MINUTES = 30 * 24 * 60;

/** Returns the history of metrics' alarms, the newest first. */
export function listAlarmHistory(place: DemoPlace) {
  return alarmRecords
    .flatMap(({ name, state, reason, minutesInState }) => {
      const changes = [[minutesInState, state] as const, ...(EARLIER_CHANGES[name] ?? [])];
      return changes.flatMap(([minutesAgo, newState], index) => {
        const oldState = changes[index + 1]?.[1] ?? STATE_AT_FIRST[name] ?? 'OK';
        const at = place.minutesAgo(minutesAgo);
        const stateReason = index === 0 ? reason : `The state changed from ${oldState} to ${newState}.`;
        const item = { AlarmName: name, AlarmType: 'MetricAlarm', Timestamp: at };
        const update = {
          ...item,
          HistoryItemType: 'StateUpdate',
          HistorySummary: `Alarm updated from ${oldState} to ${newState}`,
          HistoryData: JSON.stringify({
            version: '1.0',
            oldState: { stateValue: oldState },
            newState: { stateValue: newState, stateReason },
          }),
        };
        const topicArn = place.arn('sns', 'shop-alarms');
        const action = {
          ...item,
          HistoryItemType: 'Action',
          HistorySummary: `Successfully executed action ${topicArn}`,
          HistoryData: JSON.stringify({ actionState: 'Succeeded', notificationResource: topicArn, stateUpdateTimestamp: at.getTime() }),
        };
        return newState === 'INSUFFICIENT_DATA'
          ? [{ minutesAgo, item: update }]
          : [
              { minutesAgo, item: action },
              { minutesAgo, item: update },
            ];
      });
    })
    .filter(({ minutesAgo }) => minutesAgo <= KEPT_MINUTES)
    .toSorted((left, right) => left.minutesAgo - right.minutesAgo)
    .map(({ item }) => item);
}
