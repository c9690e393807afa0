// How the things that a command names are looked at where the rule of find-looks.ts does not find it: the names differ.
import { isStructure, type Structure } from './find-thing.ts';

/** A row: what shows the thing that a parameter names. */
export interface Look {
  /** The service and the parameter that names the thing. */
  readonly service: string;
  readonly parameter: string;
  /** Only for operations of this name, where a parameter means different things (`name` of CodePipeline). */
  readonly operations?: RegExp;
  /** What shows it, of the same service unless said otherwise. */
  readonly with: { readonly service?: string; readonly operation: string };
  /** The parameter that takes the name, and whether it takes a list. */
  readonly as: string;
  readonly isList?: boolean;
  /** Parameters that are handed on under another name where they are given, such as the cluster of a service. */
  readonly beside?: Readonly<Record<string, string>>;
  readonly fixed?: Readonly<Record<string, unknown>>;
  /** True where the whole answer is about the thing, and does not repeat its name. */
  readonly isWhole?: boolean;
  /** Says what the answer tells of the thing, where its members do not say it by themselves; undefined where there is no such thing. */
  readonly tell?: (answer: Structure, id: string) => readonly string[] | undefined;
}

/** A key of Amazon S3 is looked for by its beginning, and its object is the first that begins so. */
function tellObject({ Contents: contents }: Structure, key: string): readonly string[] | undefined {
  const [first] = Array.isArray(contents) ? (contents as readonly unknown[]) : [];
  if (!isStructure(first) || first['Key'] !== key) return undefined;
  const { Size: size } = first;
  return typeof size === 'number' ? [`${size.toLocaleString('en-US')} bytes`] : [];
}

/** Amazon S3 says nothing of versioning that never was on. */
function tellVersioning({ Status: status }: Structure): readonly string[] {
  return [status === 'Enabled' ? 'keeps versions' : status === 'Suspended' ? 'keeps no new versions' : 'keeps no versions'];
}

function tellZone({ HostedZone: zone }: Structure): readonly string[] | undefined {
  if (!isStructure(zone)) return undefined;
  const { Name: name, ResourceRecordSetCount: count } = zone;
  return [...(typeof name === 'string' ? [name] : []), ...(typeof count === 'number' ? [`${count} records`] : [])];
}

/** The rows. */
export const LOOKS: readonly Look[] = [
  { service: 'lambda', parameter: 'FunctionName', with: { operation: 'GetFunctionConfiguration' }, as: 'FunctionName' },
  {
    service: 'ecs',
    parameter: 'service',
    with: { operation: 'DescribeServices' },
    as: 'services',
    isList: true,
    beside: { cluster: 'cluster' },
    fixed: { include: ['TAGS'] },
  },
  {
    service: 'ecs',
    parameter: 'task',
    with: { operation: 'DescribeTasks' },
    as: 'tasks',
    isList: true,
    beside: { cluster: 'cluster' },
    fixed: { include: ['TAGS'] },
  },
  {
    service: 'ecs',
    parameter: 'cluster',
    operations: /Cluster|^RunTask$/,
    with: { operation: 'DescribeClusters' },
    as: 'clusters',
    isList: true,
    fixed: { include: ['TAGS'] },
  },
  { service: 'eks', parameter: 'clusterName', with: { operation: 'DescribeCluster' }, as: 'name' },
  { service: 'eks', parameter: 'name', operations: /Cluster/, with: { operation: 'DescribeCluster' }, as: 'name' },
  { service: 'codebuild', parameter: 'projectName', with: { operation: 'BatchGetProjects' }, as: 'names', isList: true },
  { service: 'codepipeline', parameter: 'pipelineName', with: { operation: 'GetPipelineState' }, as: 'name' },
  { service: 'codepipeline', parameter: 'name', operations: /Pipeline/, with: { operation: 'GetPipelineState' }, as: 'name' },
  { service: 'logs', parameter: 'logGroupName', with: { operation: 'DescribeLogGroups' }, as: 'logGroupNamePrefix' },
  {
    service: 'sqs',
    parameter: 'QueueUrl',
    with: { operation: 'GetQueueAttributes' },
    as: 'QueueUrl',
    fixed: { AttributeNames: ['All'] },
    isWhole: true,
  },
  { service: 'sns', parameter: 'TopicArn', with: { operation: 'GetTopicAttributes' }, as: 'TopicArn' },
  { service: 'sns', parameter: 'SubscriptionArn', with: { operation: 'GetSubscriptionAttributes' }, as: 'SubscriptionArn', isWhole: true },
  {
    service: 's3api',
    parameter: 'Bucket',
    operations: /Bucket|PublicAccessBlock|ObjectLockConfiguration/,
    with: { operation: 'HeadBucket' },
    as: 'Bucket',
    isWhole: true,
    tell: ({ BucketRegion: region }) => (typeof region === 'string' ? [region] : []),
  },
  {
    service: 's3api',
    parameter: 'Bucket',
    operations: /^DeleteBucket$/,
    with: { operation: 'ListObjectsV2' },
    as: 'Bucket',
    fixed: { MaxKeys: 1 },
    isWhole: true,
    tell: ({ Contents: contents }) => [Array.isArray(contents) && contents.length > 0 ? 'not empty' : 'empty'],
  },
  {
    service: 's3api',
    parameter: 'Bucket',
    with: { operation: 'GetBucketVersioning' },
    as: 'Bucket',
    isWhole: true,
    tell: tellVersioning,
  },
  {
    service: 's3api',
    parameter: 'Key',
    operations: /^(?:Delete|Put|Copy|Restore)Object/,
    with: { operation: 'ListObjectsV2' },
    as: 'Prefix',
    beside: { Bucket: 'Bucket' },
    fixed: { MaxKeys: 1 },
    isWhole: true,
    tell: tellObject,
  },
  { service: 'lambda', parameter: 'UUID', with: { operation: 'GetEventSourceMapping' }, as: 'UUID', isWhole: true },
  { service: 'codebuild', parameter: 'name', operations: /Project$/, with: { operation: 'BatchGetProjects' }, as: 'names', isList: true },
  { service: 'codebuild', parameter: 'id', operations: /Build$/, with: { operation: 'BatchGetBuilds' }, as: 'ids', isList: true },
  {
    service: 'codebuild',
    parameter: 'id',
    operations: /BuildBatch$/,
    with: { operation: 'BatchGetBuildBatches' },
    as: 'ids',
    isList: true,
  },
  {
    service: 'route53',
    parameter: 'HostedZoneId',
    with: { operation: 'GetHostedZone' },
    as: 'Id',
    isWhole: true,
    tell: tellZone,
  },
  {
    service: 'route53',
    parameter: 'Id',
    operations: /HostedZone/,
    with: { operation: 'GetHostedZone' },
    as: 'Id',
    isWhole: true,
    tell: tellZone,
  },
  { service: 'events', parameter: 'Rule', with: { operation: 'DescribeRule' }, as: 'Name', beside: { EventBusName: 'EventBusName' } },
  { service: 'cloudfront', parameter: 'DistributionId', with: { operation: 'GetDistribution' }, as: 'Id' },
  {
    service: 'cloudtrail',
    parameter: 'Name',
    operations: /Logging$/,
    with: { operation: 'GetTrailStatus' },
    as: 'Name',
    isWhole: true,
    tell: ({ IsLogging: isLogging }) => [isLogging === true ? 'is logging' : 'is not logging'],
  },
  {
    service: 'application-autoscaling',
    parameter: 'ResourceId',
    with: { operation: 'DescribeScalableTargets' },
    as: 'ResourceIds',
    isList: true,
    beside: { ServiceNamespace: 'ServiceNamespace', ScalableDimension: 'ScalableDimension' },
  },
  {
    service: 'autoscaling',
    parameter: 'InstanceId',
    with: { service: 'ec2', operation: 'DescribeInstances' },
    as: 'InstanceIds',
    isList: true,
  },
  { service: 'batch', parameter: 'jobId', with: { operation: 'DescribeJobs' }, as: 'jobs', isList: true },
  { service: 'batch', parameter: 'jobQueue', with: { operation: 'DescribeJobQueues' }, as: 'jobQueues', isList: true },
  {
    service: 'batch',
    parameter: 'computeEnvironment',
    with: { operation: 'DescribeComputeEnvironments' },
    as: 'computeEnvironments',
    isList: true,
  },
  { service: 'ec2', parameter: 'GroupId', with: { operation: 'DescribeSecurityGroups' }, as: 'GroupIds', isList: true },
  { service: 'ec2', parameter: 'AllocationId', with: { operation: 'DescribeAddresses' }, as: 'AllocationIds', isList: true },
  { service: 'ssm', parameter: 'InstanceIds', with: { service: 'ec2', operation: 'DescribeInstances' }, as: 'InstanceIds', isList: true },
];
