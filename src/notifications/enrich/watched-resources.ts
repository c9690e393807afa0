// Which resource stands behind a metric of an AWS service: its ARN, what CloudTrail calls it, and where it writes its log by convention.
// A placeholder is the value of a dimension; a text counts where the metric has all dimensions that it names. `:name` takes the name out of an
// ARN, `:middle` the second part of `app/shop/50dc6c49`; `{arn}` is the ARN of the row.

/** What is known of the metrics of one kind of resource. */
export interface WatchedResource {
  readonly namespace: string;
  /** What CloudTrail may call the resource, the likeliest first. */
  readonly names: readonly string[];
  /** Service and resource of the ARN, or the whole of it where a dimension has it. */
  readonly arn?: string;
  /** Where it logs unless somebody has set it otherwise; several where that depends on what the metric does not tell. */
  readonly logGroups?: readonly string[];
}

/**
 * The rows, the most telling resource of a namespace first. Sources: dimensions: "AWS services that publish CloudWatch metrics" and the pages
 * it links; ARNs: Service Authorization Reference, "Resource types defined by ..."; log groups: the page named beside them.
 */
export const WATCHED_RESOURCES: readonly WatchedResource[] = [
  {
    namespace: 'AWS/Lambda',
    names: ['{FunctionName}'],
    arn: 'lambda:function:{FunctionName}',
    // Lambda developer guide, "Using CloudWatch Logs with Lambda".
    logGroups: ['/aws/lambda/{FunctionName}'],
  },
  {
    namespace: 'AWS/ECS',
    names: ['{ServiceName}', '{ClusterName}'],
    arn: 'ecs:service/{ClusterName}/{ServiceName}',
    // ECS developer guide, "awslogs log driver": the console makes /ecs/ and the family, which most people name like the service.
    logGroups: ['/ecs/{ServiceName}', '/aws/ecs/{ServiceName}'],
  },
  { namespace: 'AWS/ECS', names: ['{ClusterName}'], arn: 'ecs:cluster/{ClusterName}' },
  {
    namespace: 'ECS/ContainerInsights',
    names: ['{ServiceName}', '{ClusterName}'],
    arn: 'ecs:service/{ClusterName}/{ServiceName}',
    logGroups: ['/ecs/{ServiceName}', '/aws/ecs/{ServiceName}'],
  },
  {
    namespace: 'ECS/ContainerInsights',
    names: ['{TaskDefinitionFamily}', '{ClusterName}'],
    arn: 'ecs:cluster/{ClusterName}',
    logGroups: ['/ecs/{TaskDefinitionFamily}'],
  },
  { namespace: 'ECS/ContainerInsights', names: ['{ClusterName}'], arn: 'ecs:cluster/{ClusterName}' },
  {
    namespace: 'ContainerInsights',
    names: ['{ClusterName}'],
    arn: 'eks:cluster/{ClusterName}',
    // CloudWatch user guide, "Set up Fluent Bit ... to send logs to CloudWatch Logs".
    logGroups: ['/aws/containerinsights/{ClusterName}/application'],
  },
  {
    namespace: 'AWS/RDS',
    names: ['{DBInstanceIdentifier}'],
    arn: 'rds:db:{DBInstanceIdentifier}',
    // RDS user guide, "Publishing database logs to Amazon CloudWatch Logs": by engine.
    logGroups: ['/aws/rds/instance/{DBInstanceIdentifier}/error', '/aws/rds/instance/{DBInstanceIdentifier}/postgresql'],
  },
  {
    namespace: 'AWS/RDS',
    names: ['{DBClusterIdentifier}'],
    arn: 'rds:cluster:{DBClusterIdentifier}',
    // Aurora user guide, "Publishing Aurora ... logs to Amazon CloudWatch Logs".
    logGroups: ['/aws/rds/cluster/{DBClusterIdentifier}/error', '/aws/rds/cluster/{DBClusterIdentifier}/postgresql'],
  },
  {
    namespace: 'AWS/CodeBuild',
    names: ['{ProjectName}'],
    arn: 'codebuild:project/{ProjectName}',
    // CodeBuild user guide, "View build details": the group without a name of one's own.
    logGroups: ['/aws/codebuild/{ProjectName}'],
  },
  {
    namespace: 'AWS/States',
    names: ['{StateMachineArn}'],
    arn: '{StateMachineArn}',
    // Step Functions developer guide, "Logging using CloudWatch Logs": the console's name for it.
    logGroups: ['/aws/vendedlogs/states/{StateMachineArn:name}-Logs'],
  },
  {
    namespace: 'AWS/ApiGateway',
    names: ['{ApiId}'],
    // API Gateway developer guide, "Configure logging for WebSocket APIs"; the id of a REST API is in none of its metrics.
    logGroups: ['/aws/apigateway/{ApiId}/{Stage}'],
  },
  { namespace: 'AWS/ApiGateway', names: ['{ApiName}'] },
  {
    namespace: 'AWS/AppSync',
    names: ['{GraphQLAPIId}'],
    arn: 'appsync:apis/{GraphQLAPIId}',
    // AppSync developer guide, "Monitoring and logging".
    logGroups: ['/aws/appsync/apis/{GraphQLAPIId}'],
  },
  {
    namespace: 'AWS/Firehose',
    names: ['{DeliveryStreamName}'],
    arn: 'firehose:deliverystream/{DeliveryStreamName}',
    // Firehose developer guide, "Monitor Amazon Data Firehose using CloudWatch Logs".
    logGroups: ['/aws/kinesisfirehose/{DeliveryStreamName}'],
  },
  {
    namespace: 'AWS/SageMaker',
    names: ['{EndpointName}'],
    arn: 'sagemaker:endpoint/{EndpointName}',
    // SageMaker developer guide, "Log groups and streams that Amazon SageMaker AI sends to Amazon CloudWatch Logs".
    logGroups: ['/aws/sagemaker/Endpoints/{EndpointName}'],
  },
  { namespace: 'AWS/Logs', names: ['{LogGroupName}'], arn: 'logs:log-group:{LogGroupName}', logGroups: ['{LogGroupName}'] },
  { namespace: 'AWS/EC2', names: ['{InstanceId}'], arn: 'ec2:instance/{InstanceId}' },
  { namespace: 'AWS/EC2', names: ['{AutoScalingGroupName}'] },
  { namespace: 'AWS/AutoScaling', names: ['{AutoScalingGroupName}'] },
  { namespace: 'CWAgent', names: ['{InstanceId}'], arn: 'ec2:instance/{InstanceId}' },
  { namespace: 'AWS/EBS', names: ['{VolumeId}'], arn: 'ec2:volume/{VolumeId}' },
  {
    namespace: 'AWS/ApplicationELB',
    names: ['{LoadBalancer:middle}', '{arn}'],
    arn: 'elasticloadbalancing:loadbalancer/{LoadBalancer}',
  },
  {
    namespace: 'AWS/NetworkELB',
    names: ['{LoadBalancer:middle}', '{arn}'],
    arn: 'elasticloadbalancing:loadbalancer/{LoadBalancer}',
  },
  { namespace: 'AWS/ELB', names: ['{LoadBalancerName}'], arn: 'elasticloadbalancing:loadbalancer/{LoadBalancerName}' },
  { namespace: 'AWS/SQS', names: ['{QueueName}'], arn: 'sqs:{QueueName}' },
  { namespace: 'AWS/SNS', names: ['{TopicName}'], arn: 'sns:{TopicName}' },
  { namespace: 'AWS/DynamoDB', names: ['{TableName}'], arn: 'dynamodb:table/{TableName}' },
  { namespace: 'AWS/Kinesis', names: ['{StreamName}'], arn: 'kinesis:stream/{StreamName}' },
  { namespace: 'AWS/ElastiCache', names: ['{CacheClusterId}'], arn: 'elasticache:cluster:{CacheClusterId}' },
  { namespace: 'AWS/Redshift', names: ['{ClusterIdentifier}'], arn: 'redshift:cluster:{ClusterIdentifier}' },
  { namespace: 'AWS/ES', names: ['{DomainName}'], arn: 'es:domain/{DomainName}' },
  { namespace: 'AWS/Kafka', names: ['{Cluster Name}'] },
  { namespace: 'AWS/EFS', names: ['{FileSystemId}'], arn: 'elasticfilesystem:file-system/{FileSystemId}' },
  { namespace: 'AWS/Events', names: ['{RuleName}'], arn: 'events:rule/{RuleName}' },
  { namespace: 'AWS/S3', names: ['{BucketName}'] },
  { namespace: 'AWS/NATGateway', names: ['{NatGatewayId}'], arn: 'ec2:natgateway/{NatGatewayId}' },
  { namespace: 'AWS/Backup', names: ['{BackupVaultName}'], arn: 'backup:backup-vault:{BackupVaultName}' },
];
