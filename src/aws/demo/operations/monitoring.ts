// cloudwatch and logs: what is wrong, and what was written meanwhile.
import { answer, refuse, tooSimple, type DemoAnswer, type Structure } from '../demo-answer.ts';
import type { DemoOperation } from '../demo-operation.ts';
import type { DemoPlace } from '../demo-place.ts';
import { listCompositeAlarms, listMetricAlarms } from '../data/alarms.ts';
import { listLogEvents, listLogGroups } from '../data/logs.ts';
import { readFilterPattern } from '../read-filter-pattern.ts';
import { nameInArn, readNumber, readText, readTexts } from '../read-params.ts';

function describeAlarms(params: Structure, place: DemoPlace): DemoAnswer {
  const names = readTexts(params, 'AlarmNames');
  const prefix = readText(params, 'AlarmNamePrefix');
  const state = readText(params, 'StateValue');
  const actionPrefix = readText(params, 'ActionPrefix');
  if (names !== undefined && prefix !== undefined) {
    return refuse({ code: 'ValidationError', message: 'AlarmNames and AlarmNamePrefix cannot be given together.' });
  }
  // CloudWatch tells of metrics' alarms alone unless others are asked for.
  const types = readTexts(params, 'AlarmTypes') ?? ['MetricAlarm'];
  const fits = ({
    AlarmName,
    StateValue,
    AlarmActions,
  }: {
    AlarmName: string;
    StateValue: string;
    AlarmActions: readonly string[];
  }): boolean =>
    (names?.includes(AlarmName) ?? true) &&
    AlarmName.startsWith(prefix ?? '') &&
    (state ?? StateValue) === StateValue &&
    (actionPrefix === undefined || AlarmActions.some((action) => action.startsWith(actionPrefix)));
  return answer({
    MetricAlarms: types.includes('MetricAlarm') ? listMetricAlarms(place).filter(fits) : [],
    CompositeAlarms: types.includes('CompositeAlarm') ? listCompositeAlarms(place).filter(fits) : [],
  });
}

function describeLogGroups(params: Structure, place: DemoPlace): DemoAnswer {
  const prefix = readText(params, 'logGroupNamePrefix') ?? '';
  const pattern = readText(params, 'logGroupNamePattern')?.toLowerCase();
  const logGroupClass = readText(params, 'logGroupClass') ?? 'STANDARD';
  const groups = listLogGroups(place).filter(
    (group) =>
      group.logGroupName.startsWith(prefix) &&
      (pattern === undefined || group.logGroupName.toLowerCase().includes(pattern)) &&
      group.logGroupClass === logGroupClass,
  );
  return answer({ logGroups: groups });
}

function filterLogEvents(params: Structure, place: DemoPlace): DemoAnswer {
  const name = readText(params, 'logGroupName') ?? logGroupIn(readText(params, 'logGroupIdentifier') ?? '');
  if (!listLogGroups(place).some(({ logGroupName }) => logGroupName === name)) {
    return refuse({ code: 'ResourceNotFoundException', message: 'The specified log group does not exist.' });
  }
  const matches = readFilterPattern(readText(params, 'filterPattern') ?? '');
  if (matches === undefined) {
    return tooSimple(
      'The demo account understands filter patterns of words alone, such as ERROR, "timed out", ?ERROR ?WARN or ERROR -payment. Leave the pattern out to see everything.',
    );
  }
  const streams = readTexts(params, 'logStreamNames');
  const streamPrefix = readText(params, 'logStreamNamePrefix') ?? '';
  const from = readNumber(params, 'startTime') ?? 0;
  const to = readNumber(params, 'endTime') ?? Number.MAX_SAFE_INTEGER;
  const events = listLogEvents(name, place).filter(
    ({ message, timestamp, logStreamName }) =>
      timestamp >= from &&
      timestamp < to &&
      (streams?.includes(logStreamName) ?? true) &&
      logStreamName.startsWith(streamPrefix) &&
      matches(message),
  );
  return answer({ events: params['startFromHead'] === false ? events.toReversed() : events, searchedLogStreams: [] });
}

/** An identifier is a name or an ARN: arn:aws:logs:us-east-1:111122223333:log-group:/ecs/cart. */
function logGroupIn(identifier: string): string {
  return identifier.startsWith('/') ? identifier : nameInIdentifier(identifier);
}

function nameInIdentifier(identifier: string): string {
  const [, name] = identifier.split(':log-group:');
  return name?.replace(/:\*$/, '') ?? nameInArn(identifier);
}

/** The operations. */
export const monitoringOperations: readonly DemoOperation[] = [
  {
    service: 'cloudwatch',
    operation: 'DescribeAlarms',
    honours: ['AlarmNames', 'AlarmNamePrefix', 'AlarmTypes', 'StateValue', 'ActionPrefix'],
    paging: { list: 'MetricAlarms', limit: 'MaxRecords', token: 'NextToken', nextToken: 'NextToken', badToken: 'InvalidNextToken' },
    answer: describeAlarms,
  },
  {
    service: 'logs',
    operation: 'DescribeLogGroups',
    honours: ['logGroupNamePrefix', 'logGroupNamePattern', 'logGroupClass'],
    paging: { list: 'logGroups', limit: 'limit', token: 'nextToken', nextToken: 'nextToken', badToken: 'InvalidParameterException' },
    answer: describeLogGroups,
  },
  {
    service: 'logs',
    operation: 'FilterLogEvents',
    honours: [
      'logGroupName',
      'logGroupIdentifier',
      'logStreamNames',
      'logStreamNamePrefix',
      'startTime',
      'endTime',
      'filterPattern',
      'startFromHead',
      'interleaved',
    ],
    paging: { list: 'events', limit: 'limit', token: 'nextToken', nextToken: 'nextToken', badToken: 'InvalidParameterException' },
    answer: filterLogEvents,
  },
];
