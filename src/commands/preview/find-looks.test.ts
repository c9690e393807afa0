import { describe, expect, it } from 'vitest';
import { catalogue, parseForTest } from '../testing/parse-for-test.ts';
import { judgeReading } from '../authorize/read-only/judge-reading.ts';
import { findLooks, IDS_MAX } from './find-looks.ts';
import { LOOKS } from './looks.ts';

const looksOf = (text: string) =>
  findLooks(parseForTest(text), catalogue).map(({ call: { service, operation, params } }) => [service, operation, params]);

describe('findLooks', () => {
  it.each([
    ['ec2 stop-instances --instance-ids i-1 i-2', 'ec2', 'DescribeInstances', { InstanceIds: ['i-1', 'i-2'] }],
    ['ec2 delete-volume --volume-id vol-1', 'ec2', 'DescribeVolumes', { VolumeIds: ['vol-1'] }],
    ['rds stop-db-instance --db-instance-identifier orders', 'rds', 'DescribeDBInstances', { DBInstanceIdentifier: 'orders' }],
    ['lambda delete-function --function-name pay', 'lambda', 'GetFunctionConfiguration', { FunctionName: 'pay' }],
    [
      'ecs update-service --cluster c --service s --desired-count 2',
      'ecs',
      'DescribeServices',
      { cluster: 'c', services: ['s'], include: ['TAGS'] },
    ],
    [
      'autoscaling set-desired-capacity --auto-scaling-group-name web --desired-capacity 2',
      'autoscaling',
      'DescribeAutoScalingGroups',
      { AutoScalingGroupNames: ['web'] },
    ],
    ['cloudformation delete-stack --stack-name shop', 'cloudformation', 'DescribeStacks', { StackName: 'shop' }],
    ['cloudwatch disable-alarm-actions --alarm-names a b', 'cloudwatch', 'DescribeAlarms', { AlarmNames: ['a', 'b'] }],
    ['dynamodb delete-table --table-name t', 'dynamodb', 'DescribeTable', { TableName: 't' }],
    ['events disable-rule --name r --event-bus-name b', 'events', 'DescribeRule', { Name: 'r', EventBusName: 'b' }],
    ['sqs purge-queue --queue-url https://q', 'sqs', 'GetQueueAttributes', { QueueUrl: 'https://q', AttributeNames: ['All'] }],
    [
      'stepfunctions start-execution --state-machine-arn arn:aws:states:eu-west-1:123456789012:stateMachine:m',
      'stepfunctions',
      'DescribeStateMachine',
      { stateMachineArn: 'arn:aws:states:eu-west-1:123456789012:stateMachine:m' },
    ],
    ['codepipeline start-pipeline-execution --name p', 'codepipeline', 'GetPipelineState', { name: 'p' }],
    ['codebuild start-build --project-name p', 'codebuild', 'BatchGetProjects', { names: ['p'] }],
    ['ssm send-command --document-name AWS-RunShellScript --instance-ids i-1', 'ec2', 'DescribeInstances', { InstanceIds: ['i-1'] }],
    ['s3api delete-object --bucket b --key k', 's3api', 'ListObjectsV2', { Bucket: 'b', Prefix: 'k', MaxKeys: 1 }],
    ['lambda update-event-source-mapping --uuid u --no-enabled', 'lambda', 'GetEventSourceMapping', { UUID: 'u' }],
    ['codebuild stop-build --id b:1', 'codebuild', 'BatchGetBuilds', { ids: ['b:1'] }],
    ['codebuild delete-project --name p', 'codebuild', 'BatchGetProjects', { names: ['p'] }],
    ['route53 delete-hosted-zone --id Z1', 'route53', 'GetHostedZone', { Id: 'Z1' }],
    ['events remove-targets --rule r --ids 1', 'events', 'DescribeRule', { Name: 'r' }],
    ['cloudtrail stop-logging --name t', 'cloudtrail', 'GetTrailStatus', { Name: 't' }],
    ['ec2 delete-security-group --group-id sg-1', 'ec2', 'DescribeSecurityGroups', { GroupIds: ['sg-1'] }],
    ['ec2 release-address --allocation-id eipalloc-1', 'ec2', 'DescribeAddresses', { AllocationIds: ['eipalloc-1'] }],
    ['batch terminate-job --job-id j --reason r', 'batch', 'DescribeJobs', { jobs: ['j'] }],
    [
      'sns unsubscribe --subscription-arn arn:aws:sns:x:1:t:s',
      'sns',
      'GetSubscriptionAttributes',
      { SubscriptionArn: 'arn:aws:sns:x:1:t:s' },
    ],
    [
      'elasticache reboot-cache-cluster --cache-cluster-id c --cache-node-ids-to-reboot 1',
      'elasticache',
      'DescribeCacheClusters',
      { CacheClusterId: 'c' },
    ],
    ['kinesis delete-stream --stream-name s', 'kinesis', 'DescribeStream', { StreamName: 's' }],
    ['eks delete-nodegroup --cluster-name c --nodegroup-name n', 'eks', 'DescribeNodegroup', { clusterName: 'c', nodegroupName: 'n' }],
    ['ecr delete-repository --repository-name r', 'ecr', 'DescribeRepositories', { repositoryNames: ['r'] }],
    ['logs delete-log-group --log-group-name /aws/a', 'logs', 'DescribeLogGroups', { logGroupNamePrefix: '/aws/a' }],
  ])('%s', (text, ...look) => {
    expect(looksOf(text)).toContainEqual(look);
  });

  it('looks at things of each kind that a command names', () => {
    const operations = looksOf('ec2 attach-volume --device /dev/sdf --instance-id i-1 --volume-id vol-1').map(([, operation]) => operation);

    expect(operations).toEqual(['DescribeInstances', 'DescribeVolumes']);
  });

  it('looks at as many of one kind as a card has room for', () => {
    const ids = Array.from({ length: IDS_MAX + 5 }, (_, index) => `i-${index}`);

    expect(looksOf(`ec2 stop-instances --instance-ids ${ids.join(' ')}`)).toEqual([
      ['ec2', 'DescribeInstances', { InstanceIds: ids.slice(0, IDS_MAX) }],
    ]);
  });

  it.each([
    'ec2 create-key-pair --key-name k --key-type rsa --output json',
    'ssm put-inventory --instance-id i-1 --items TypeName=a,SchemaVersion=1,CaptureTime=x',
  ])('never needs what was not given: %s', (text) => {
    for (const { call } of findLooks(parseForTest(text), catalogue)) {
      const input = catalogue.service(call.service)?.operation(call.operation)?.input;
      const missing = [...(input?.members.values() ?? [])].filter(({ name, isRequired }) => isRequired && call.params[name] === undefined);
      expect(missing).toEqual([]);
    }
  });

  it('looks at a bucket with several reads, and at whether it is empty before it is deleted', () => {
    const operations = (text: string) => looksOf(text).map(([, operation]) => operation);

    expect(operations('s3api delete-bucket --bucket b')).toEqual(['HeadBucket', 'ListObjectsV2', 'GetBucketVersioning']);
    expect(operations('s3api put-bucket-acl --bucket b --acl private')).toEqual(['HeadBucket', 'GetBucketVersioning']);
  });

  it('makes only reads that are surely harmless', async () => {
    for (const { service, with: shown } of LOOKS) {
      const operation = catalogue.service(shown.service ?? service)?.operation(shown.operation);
      const command = {
        ...parseForTest('ec2 describe-vpcs'),
        service: shown.service ?? service,
        operation: shown.operation,
        cliOperation: operation?.cliName ?? '',
      };
      expect({ operation: shown.operation, ...(await judgeReading(command)) }).toMatchObject({
        operation: shown.operation,
        isReadOnly: true,
      });
    }
  });

  it('is a table of operations and parameters that there are', () => {
    for (const { service, parameter, with: shown, as, beside = {}, fixed = {} } of LOOKS) {
      const input = catalogue.service(shown.service ?? service)?.operation(shown.operation)?.input;
      expect([...(input?.members.keys() ?? [])], `${service} ${parameter}`).toEqual(
        expect.arrayContaining([as, ...Object.values(beside), ...Object.keys(fixed)]),
      );
    }
  });
});
