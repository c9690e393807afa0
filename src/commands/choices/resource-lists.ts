// Which reading call lists what a parameter can name: the things that people start, stop and look at most.

/** A list of things to choose from. */
export interface ResourceList {
  /** The AWS CLI's names of the services whose parameter this is. */
  readonly services: readonly string[];
  /** API names of the parameter, in any case. */
  readonly parameters: readonly string[];
  /** The call; its service is that of the command unless said otherwise. */
  readonly service?: string;
  readonly operation: string;
  readonly params?: Readonly<Record<string, unknown>>;
  /** Where the things lie in the answer: lists within lists. */
  readonly path: readonly string[];
  /** The member that is the value; absent where the things are texts. */
  readonly value?: string;
  /** The member that people know the thing by, where that is no tag. */
  readonly label?: string;
}

/** The lists. */
export const RESOURCE_LISTS: readonly ResourceList[] = [
  {
    services: ['ec2', 'ssm'],
    parameters: ['InstanceId', 'InstanceIds'],
    service: 'ec2',
    operation: 'DescribeInstances',
    params: { MaxResults: 50 },
    path: ['Reservations', 'Instances'],
    value: 'InstanceId',
  },
  {
    services: ['lambda'],
    parameters: ['FunctionName'],
    operation: 'ListFunctions',
    params: { MaxItems: 50 },
    path: ['Functions'],
    value: 'FunctionName',
  },
  { services: ['logs'], parameters: ['logGroupName'], operation: 'DescribeLogGroups', path: ['logGroups'], value: 'logGroupName' },
  {
    services: ['rds'],
    parameters: ['DBInstanceIdentifier'],
    operation: 'DescribeDBInstances',
    path: ['DBInstances'],
    value: 'DBInstanceIdentifier',
  },
  {
    services: ['rds'],
    parameters: ['DBClusterIdentifier'],
    operation: 'DescribeDBClusters',
    path: ['DBClusters'],
    value: 'DBClusterIdentifier',
  },
  { services: ['ecs'], parameters: ['cluster', 'clusters'], operation: 'ListClusters', path: ['clusterArns'] },
  { services: ['ecs'], parameters: ['service', 'services'], operation: 'ListServices', path: ['serviceArns'] },
  { services: ['eks'], parameters: ['clusterName'], operation: 'ListClusters', path: ['clusters'] },
  { services: ['codepipeline'], parameters: ['name', 'pipelineName'], operation: 'ListPipelines', path: ['pipelines'], value: 'name' },
  { services: ['codebuild'], parameters: ['projectName'], operation: 'ListProjects', path: ['projects'] },
  { services: ['cloudformation'], parameters: ['StackName'], operation: 'DescribeStacks', path: ['Stacks'], value: 'StackName' },
  { services: ['s3api'], parameters: ['Bucket'], operation: 'ListBuckets', path: ['Buckets'], value: 'Name' },
  { services: ['sqs'], parameters: ['QueueUrl'], operation: 'ListQueues', path: ['QueueUrls'] },
  { services: ['sns'], parameters: ['TopicArn'], operation: 'ListTopics', path: ['Topics'], value: 'TopicArn' },
  {
    services: ['stepfunctions'],
    parameters: ['stateMachineArn'],
    operation: 'ListStateMachines',
    path: ['stateMachines'],
    value: 'stateMachineArn',
  },
  {
    services: ['cloudwatch'],
    parameters: ['AlarmName', 'AlarmNames'],
    operation: 'DescribeAlarms',
    params: { MaxRecords: 50 },
    path: ['MetricAlarms'],
    value: 'AlarmName',
  },
  {
    services: ['autoscaling'],
    parameters: ['AutoScalingGroupName', 'AutoScalingGroupNames'],
    operation: 'DescribeAutoScalingGroups',
    path: ['AutoScalingGroups'],
    value: 'AutoScalingGroupName',
  },
  {
    services: ['ssm-incidents'],
    parameters: ['responsePlanArn'],
    operation: 'ListResponsePlans',
    path: ['responsePlanSummaries'],
    value: 'arn',
    label: 'name',
  },
  {
    services: ['ssm-incidents'],
    parameters: ['incidentRecordArn'],
    operation: 'ListIncidentRecords',
    path: ['incidentRecordSummaries'],
    value: 'arn',
    label: 'title',
  },
  { services: ['dynamodb'], parameters: ['TableName'], operation: 'ListTables', path: ['TableNames'] },
];

/** Operations whose parameter names what is to be made: there is nothing to choose. */
const MAKING = /^(?:Create|Put|Register|Import)(?=[A-Z])/;

/** Finds the list for a parameter of an operation. */
export function findResourceList(service: string, parameter: string, operation: string): ResourceList | undefined {
  if (MAKING.test(operation)) return undefined;
  return RESOURCE_LISTS.find(({ services, parameters }) => services.includes(service) && parameters.includes(parameter));
}
