// Views of deployments, of what holds data, of networks, and of what AWS keeps a record of.
import { measureText } from '../measure-text.ts';
import { column, listAt, prose, readPath, said, shortName, state, textAt, tookMs, type Structure, type View } from './view.ts';

/** `4 min 30 s`. */
function tookText(from: string, to: string): (thing: Structure) => string | undefined {
  return (thing) => measureText('DurationInMillis', tookMs(thing, from, to));
}

/** The phase in which a build failed, and what it said. */
function failedPhase(build: Structure): string | undefined {
  const phase = listAt(build, 'phases').find(
    ({ phaseStatus }) => phaseStatus === 'FAILED' || phaseStatus === 'FAULT' || phaseStatus === 'TIMED_OUT',
  );
  if (phase === undefined) return undefined;
  const [context] = listAt(phase, 'contexts');
  return [textAt(phase, 'phaseType'), context === undefined ? undefined : textAt(context, 'message')]
    .filter((part) => part !== undefined)
    .join(': ');
}

function targetOf(description: Structure): string | undefined {
  const id = textAt(description, 'Target.Id');
  const port = readPath(description, 'Target.Port');
  return id === undefined || typeof port !== 'number' ? id : `${id}:${port}`;
}

/** `postgres 17.4`. */
function engineOf({ Engine: engine, EngineVersion: version }: Structure): string | undefined {
  return typeof engine === 'string' ? [engine, typeof version === 'string' ? version : ''].join(' ').trim() : undefined;
}

function resourcesOf(event: Structure): string | undefined {
  const names = listAt(event, 'Resources').flatMap((resource) => textAt(resource, 'ResourceName') ?? []);
  return names.length === 0 ? undefined : names.join(', ');
}

/** Where messages go that nobody could work off. */
function deadLettersOf(queue: Structure): string | undefined {
  try {
    const policy = JSON.parse(textAt(queue, 'RedrivePolicy') ?? 'null') as unknown;
    if (typeof policy !== 'object' || policy === null) return undefined;
    const { deadLetterTargetArn: target, maxReceiveCount: count } = policy as Structure;
    return typeof target === 'string' ? `${shortName(target) ?? target}, after ${String(count)} tries` : undefined;
  } catch {
    return undefined;
  }
}

/** `open-orders, 342 waiting, 20 in work`. */
function fillOf(queue: Structure): string | undefined {
  const [waiting, inWork] = [textAt(queue, 'ApproximateNumberOfMessages'), textAt(queue, 'ApproximateNumberOfMessagesNotVisible')];
  const name = shortName(textAt(queue, 'QueueArn'));
  const parts = [name, waiting === undefined ? undefined : `${waiting} waiting`, inWork === undefined ? undefined : `${inWork} in work`];
  return waiting === undefined ? undefined : parts.filter((part) => part !== undefined).join(', ');
}

/** By service and operation. */
export const deliveryAndDataViews: Readonly<Record<string, View>> = {
  'cloudformation DescribeStacks': {
    isWorstFirst: true,
    columns: [
      column('Stack', 'StackName'),
      state('State', 'StackStatus'),
      column('Changed', ['LastUpdatedTime', 'CreationTime']),
      prose('Reason', 'StackStatusReason'),
    ],
  },
  'cloudformation DescribeStackEvents': {
    columns: [
      column('Resource', 'LogicalResourceId'),
      state('State', 'ResourceStatus'),
      column('Time', 'Timestamp'),
      prose('Reason', 'ResourceStatusReason'),
    ],
  },
  'cloudformation ListStackResources': {
    isWorstFirst: true,
    columns: [
      column('Resource', 'LogicalResourceId'),
      state('State', 'ResourceStatus'),
      column('Type', 'ResourceType'),
      column('Changed', 'LastUpdatedTimestamp'),
      prose('Reason', 'ResourceStatusReason'),
    ],
  },
  'codepipeline ListPipelines': {
    columns: [column('Pipeline', 'name'), column('Changed', 'updated'), column('Version', 'version'), column('Type', 'pipelineType')],
  },
  'codebuild BatchGetBuilds': {
    columns: [
      column('Build', 'id'),
      state('State', 'buildStatus'),
      { ...said('Failed in', [], failedPhase), isProse: true },
      column('Started', 'startTime'),
      said('Took', ['endTime'], tookText('startTime', 'endTime')),
      column('Of', 'sourceVersion'),
      column('By', 'initiator'),
    ],
  },
  'deploy GetDeployment': {
    columns: [
      column('Deployment', 'deploymentId'),
      state('State', 'status'),
      prose('Error', 'errorInformation.message'),
      column('Of', 'applicationName'),
      column('To', 'deploymentGroupName'),
      column('Started', ['startTime', 'createTime']),
      said('Took', ['completeTime'], tookText('createTime', 'completeTime')),
    ],
  },
  'stepfunctions ListExecutions': {
    columns: [
      column('Run', 'name'),
      state('State', 'status'),
      column('Started', 'startDate'),
      said('Took', ['stopDate'], tookText('startDate', 'stopDate')),
    ],
  },
  's3api ListObjectsV2': {
    columns: [column('Key', 'Key'), column('Size', 'Size'), column('Changed', 'LastModified'), column('Class', 'StorageClass')],
  },
  's3api ListBuckets': {
    columns: [column('Bucket', 'Name'), column('Region', 'BucketRegion'), column('Created', 'CreationDate')],
  },
  'rds DescribeDBInstances': {
    columns: [
      column('Database', 'DBInstanceIdentifier'),
      state('State', 'DBInstanceStatus'),
      said('Engine', ['Engine', 'EngineVersion'], engineOf),
      column('Class', 'DBInstanceClass'),
      column('Storage', 'AllocatedStorage'),
      column('Multi-AZ', 'MultiAZ'),
    ],
  },
  'rds DescribeEvents': {
    columns: [column('Time', 'Date'), column('Of', 'SourceIdentifier'), prose('What', 'Message')],
  },
  'dynamodb DescribeTable': {
    columns: [
      column('Table', 'TableName'),
      state('State', 'TableStatus'),
      column('Items', 'ItemCount'),
      column('Size', 'TableSizeBytes'),
      column('Billing', 'BillingModeSummary.BillingMode'),
      column('Created', 'CreationDateTime'),
    ],
  },
  'elasticache DescribeCacheClusters': {
    columns: [
      column('Cache', 'CacheClusterId'),
      state('State', 'CacheClusterStatus'),
      said('Engine', ['Engine', 'EngineVersion'], engineOf),
      column('Class', 'CacheNodeType'),
      column('Nodes', 'NumCacheNodes'),
      column('Zone', 'PreferredAvailabilityZone'),
    ],
  },
  'sqs GetQueueAttributes': {
    headline: fillOf,
    columns: [
      said('Queue', ['QueueArn'], (queue) => shortName(textAt(queue, 'QueueArn'))),
      column('Waiting', 'ApproximateNumberOfMessages'),
      column('In work', 'ApproximateNumberOfMessagesNotVisible'),
      column('Delayed', 'ApproximateNumberOfMessagesDelayed'),
      said('Dead letters to', ['RedrivePolicy'], deadLettersOf),
    ],
  },
  'elbv2 DescribeLoadBalancers': {
    columns: [
      column('Load balancer', 'LoadBalancerName'),
      state('State', 'State'),
      column('Type', 'Type'),
      column('Scheme', 'Scheme'),
      prose('Address', 'DNSName'),
    ],
  },
  'elbv2 DescribeTargetHealth': {
    isWorstFirst: true,
    columns: [
      said('Target', ['Target'], targetOf),
      state('State', 'TargetHealth.State'),
      column('Reason', 'TargetHealth.Reason'),
      prose('What', 'TargetHealth.Description'),
      column('Zone', 'Target.AvailabilityZone'),
    ],
  },
  'cloudtrail LookupEvents': {
    columns: [
      column('Event', 'EventName'),
      column('Time', 'EventTime'),
      column('By', 'Username'),
      { ...said('On', ['Resources'], resourcesOf), isProse: true },
      column('Service', 'EventSource'),
    ],
  },
  'health DescribeEvents': {
    isWorstFirst: true,
    columns: [
      column('Event', 'eventTypeCode'),
      state('State', 'statusCode'),
      column('Service', 'service'),
      column('Region', 'region'),
      column('Since', 'startTime'),
      column('Until', 'endTime'),
    ],
  },
  'route53 ListHostedZones': {
    columns: [
      column('Domain', 'Name'),
      said('Id', ['Id'], (zone) => textAt(zone, 'Id')?.split('/').at(-1)),
      column('Records', 'ResourceRecordSetCount'),
      column('Private', 'Config.PrivateZone'),
    ],
  },
  'acm ListCertificates': {
    columns: [
      column('Domain', 'DomainName'),
      state('State', 'Status'),
      column('Valid until', 'NotAfter'),
      column('In use', 'InUse'),
      column('Renewal', 'RenewalEligibility'),
    ],
  },
};
