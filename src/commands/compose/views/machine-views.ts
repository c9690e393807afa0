// Views of machines, groups of them, containers, functions, and of what watches them.
import { measureText } from '../measure-text.ts';
import { column, listAt, prose, readPath, said, shortName, state, textAt, type Structure, type View } from './view.ts';

/** How CloudWatch compares. */
const COMPARISONS: Readonly<Record<string, string>> = {
  GreaterThanThreshold: '>',
  GreaterThanOrEqualToThreshold: '≥',
  LessThanThreshold: '<',
  LessThanOrEqualToThreshold: '≤',
};

/** `CPUUtilization > 80`; of an alarm over alarms its rule. */
function alarmCondition(alarm: Structure): string | undefined {
  const rule = textAt(alarm, 'AlarmRule');
  if (rule !== undefined) return rule;
  const comparison = COMPARISONS[textAt(alarm, 'ComparisonOperator') ?? ''];
  const metric = textAt(alarm, 'MetricName');
  const threshold = readPath(alarm, 'Threshold');
  return comparison === undefined || typeof threshold !== 'number'
    ? undefined
    : `${metric ?? 'metric math'} ${comparison} ${threshold.toLocaleString('en-US')}`;
}

// What each of these sentences begins with. Match: Threshold Crossed: 5 out of the last 5 datapoints. Near miss: Unchecked: Initial alarm creation.
const CROSSED = /^Threshold Crossed: /;

/** `CPUUtilization > 80: 5 out of the last 5 datapoints were greater than the threshold (80.0).` Why it is well is nobody's question. */
function alarmReason(alarm: Structure): string | undefined {
  const reason = alarm['StateValue'] === 'OK' ? undefined : textAt(alarm, 'StateReason')?.replace(CROSSED, '');
  const parts = [alarmCondition(alarm), reason].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(': ');
}

/** `4 of 4`, and what is on its way. */
function runningOf({ runningCount, desiredCount, pendingCount }: Structure): string | undefined {
  if (typeof runningCount !== 'number' || typeof desiredCount !== 'number') return undefined;
  const mark = runningCount === desiredCount ? '' : '🟠 ';
  return `${mark}${runningCount} of ${desiredCount}${typeof pendingCount === 'number' && pendingCount > 0 ? `, ${pendingCount} pending` : ''}`;
}

/** The state of the newest deployment. */
function deploymentOf(service: Structure): string | undefined {
  const [newest] = listAt(service, 'deployments');
  return newest === undefined ? undefined : textAt(newest, 'rolloutState');
}

/** `(service cart) has reached a steady state.` without the service, which stands beside it. */
function lastEventOf(service: Structure): string | undefined {
  const [newest] = listAt(service, 'events');
  // Match: (service cart) of "(service cart) has started". Near miss: (port 8080) within the sentence.
  return newest === undefined ? undefined : textAt(newest, 'message')?.replace(/^\(service [^)]+\) /, '');
}

/** `2 of 3 healthy`. */
function healthOf(group: Structure): string | undefined {
  const desired = readPath(group, 'DesiredCapacity');
  const well = listAt(group, 'Instances').filter(
    (one) => one['LifecycleState'] === 'InService' && one['HealthStatus'] === 'Healthy',
  ).length;
  if (typeof desired !== 'number') return undefined;
  return `${well === desired ? '' : '🟠 '}${well} of ${desired}`;
}

function boundsOf({ MinSize: least, MaxSize: most }: Structure): string | undefined {
  return typeof least === 'number' && typeof most === 'number' ? `${least} to ${most}` : undefined;
}

/** Why the containers of a task ended, the first that says it. */
function containerReason(task: Structure): string | undefined {
  const ended = listAt(task, 'containers').find((one) => textAt(one, 'reason') !== undefined || (one['exitCode'] ?? 0) !== 0);
  if (ended === undefined) return undefined;
  const code = ended['exitCode'];
  const parts = [textAt(ended, 'reason'), typeof code === 'number' ? `exit code ${code}` : undefined];
  return `${textAt(ended, 'name') ?? 'container'}: ${parts.filter((part) => part !== undefined).join(', ')}`;
}

/** When a check of an instance began to fail. */
function impairedSince(status: Structure): unknown {
  const details = ['SystemStatus.Details', 'InstanceStatus.Details', 'AttachedEbsStatus.Details'].flatMap((path) => listAt(status, path));
  return details.map((detail) => detail['ImpairedSince']).find((since) => since instanceof Date);
}

function eventsOf(status: Structure): string | undefined {
  const events = listAt(status, 'Events').flatMap((event) => textAt(event, 'Description') ?? textAt(event, 'Code') ?? []);
  return events.length === 0 ? undefined : events.join('; ');
}

const PERMANENT = 'for ever';

const serviceColumns = [
  column('Service', 'serviceName'),
  said('Running', ['runningCount', 'desiredCount', 'pendingCount'], runningOf),
  state('State', 'status'),
  { ...said('Deployment', [], deploymentOf), isState: true },
  said('Version', ['taskDefinition'], (service) => shortName(textAt(service, 'taskDefinition'))),
  { ...said('Last event', [], lastEventOf), isProse: true },
];

/** By service and operation. */
export const machineViews: Readonly<Record<string, View>> = {
  'ec2 DescribeInstances': {
    columns: [
      column('InstanceId', 'InstanceId'),
      said('Name', [], nameTagOf),
      state('State', 'State'),
      column('Type', 'InstanceType'),
      column('Zone', 'Placement.AvailabilityZone'),
      column('Private IP', 'PrivateIpAddress'),
    ],
  },
  'ec2 DescribeRegions': { columns: [column('Region', 'RegionName'), column('Opt-in', 'OptInStatus')] },
  'ec2 DescribeSecurityGroups': {
    columns: [column('Group', 'GroupName'), column('GroupId', 'GroupId'), prose('Description', 'Description'), column('VPC', 'VpcId')],
  },
  'ec2 DescribeAddresses': {
    columns: [
      column('Address', 'PublicIp'),
      said(
        'Used by',
        ['InstanceId', 'NetworkInterfaceId'],
        ({ InstanceId, NetworkInterfaceId }) => InstanceId ?? NetworkInterfaceId ?? 'nothing',
      ),
      said('Name', [], nameTagOf),
      column('AllocationId', 'AllocationId'),
      column('Private IP', 'PrivateIpAddress'),
    ],
  },
  'ec2 DescribeInstanceStatus': {
    isWorstFirst: true,
    columns: [
      column('InstanceId', 'InstanceId'),
      state('Instance', 'InstanceState'),
      state('System check', 'SystemStatus.Status'),
      state('Instance check', 'InstanceStatus.Status'),
      state('Disk check', 'AttachedEbsStatus.Status'),
      said('Impaired since', [], impairedSince),
      { ...said('Events', ['Events'], eventsOf), isProse: true },
      column('Zone', 'AvailabilityZone'),
    ],
  },
  'autoscaling DescribeAutoScalingGroups': {
    columns: [
      column('Group', 'AutoScalingGroupName'),
      said('Healthy', [], healthOf),
      column('Desired', 'DesiredCapacity'),
      said('Bounds', ['MinSize', 'MaxSize'], boundsOf),
      column('Zones', 'AvailabilityZones'),
    ],
  },
  'cloudwatch DescribeAlarms': {
    isWorstFirst: true,
    columns: [
      column('Alarm', 'AlarmName'),
      state('State', 'StateValue'),
      column('Since', ['StateTransitionedTimestamp', 'StateUpdatedTimestamp']),
      { ...said('Why', ['AlarmRule', 'MetricName', 'ComparisonOperator', 'Threshold', 'StateReason'], alarmReason), isProse: true },
    ],
  },
  'cloudwatch DescribeAlarmHistory': {
    columns: [column('Time', 'Timestamp'), prose('What', 'HistorySummary'), column('Alarm', 'AlarmName')],
  },
  'cloudwatch ListMetrics': {
    columns: [column('Metric', 'MetricName'), column('Dimensions', 'Dimensions'), column('Namespace', 'Namespace')],
  },
  'ecs DescribeServices': { isEnough: true, columns: serviceColumns },
  'ecs UpdateService': { isEnough: true, columns: serviceColumns },
  'ecs DescribeTasks': {
    columns: [
      said('Task', ['taskArn'], (task) => shortName(textAt(task, 'taskArn'))?.split('/').at(-1)),
      state('State', 'lastStatus'),
      prose('Stopped because', 'stoppedReason'),
      { ...said('Container', [], containerReason), isProse: true },
      column('Started', 'startedAt'),
      column('Stopped', 'stoppedAt'),
      said('Version', ['taskDefinitionArn'], (task) => shortName(textAt(task, 'taskDefinitionArn'))),
    ],
  },
  'ecs DescribeClusters': {
    columns: [
      column('Cluster', 'clusterName'),
      state('State', 'status'),
      column('Services', 'activeServicesCount'),
      column('Tasks', 'runningTasksCount'),
      column('Pending', 'pendingTasksCount'),
    ],
  },
  'eks DescribeCluster': {
    columns: [column('Cluster', 'name'), state('State', 'status'), column('Version', 'version'), column('Created', 'createdAt')],
  },
  'lambda ListFunctions': {
    columns: [
      column('Function', 'FunctionName'),
      column('Runtime', ['Runtime', 'PackageType']),
      column('Changed', 'LastModified'),
      column('Memory', 'MemorySize'),
      said('Timeout', ['Timeout'], (one) => measureText('Timeout', one['Timeout'])),
      said('Code', ['CodeSize'], (one) => measureText('CodeSize', one['CodeSize'])),
    ],
  },
  'lambda GetFunctionConfiguration': {
    columns: [
      column('Function', 'FunctionName'),
      state('State', 'State'),
      prose('Reason', 'StateReason'),
      state('Last update', 'LastUpdateStatus'),
      prose('Why it failed', 'LastUpdateStatusReason'),
      column('Changed', 'LastModified'),
      column('Runtime', 'Runtime'),
      column('Memory', 'MemorySize'),
      column('Timeout', 'Timeout'),
    ],
  },
  'lambda ListEventSourceMappings': {
    columns: [
      said('Function', ['FunctionArn'], (mapping) => shortName(textAt(mapping, 'FunctionArn'))),
      state('State', 'State'),
      said('Source', ['EventSourceArn'], (mapping) => shortName(textAt(mapping, 'EventSourceArn'))),
      column('Last result', 'LastProcessingResult'),
      column('Changed', 'LastModified'),
      column('UUID', 'UUID'),
    ],
  },
  'logs DescribeLogGroups': {
    columns: [
      column('Log group', 'logGroupName'),
      column('Size', 'storedBytes'),
      said('Kept', ['retentionInDays'], ({ retentionInDays }) => measureText('retentionInDays', retentionInDays) ?? PERMANENT),
    ],
  },
  'logs DescribeLogStreams': {
    columns: [column('Stream', 'logStreamName'), column('Last event', 'lastEventTimestamp'), column('Created', 'creationTime')],
  },
};

/** The value of the tag `Name`. */
function nameTagOf(thing: Structure): string | undefined {
  const tag = listAt(thing, 'Tags').find(({ Key: key }) => key === 'Name');
  return tag === undefined ? undefined : textAt(tag, 'Value');
}
