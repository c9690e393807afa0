// How the things that a command names are looked at where the rule of find-look.ts does not find it: the names differ.

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
  { service: 'ssm', parameter: 'InstanceIds', with: { service: 'ec2', operation: 'DescribeInstances' }, as: 'InstanceIds', isList: true },
];
