// Commands that were run, with answers as AWS gives them; the names are those of the golden files.
import { MASK } from '../../../catalogue/mask-sensitive.ts';
import type { RunCommand } from '../compose-result.ts';
import { aRunCommand, aSuccess } from './a-run-command.ts';
import { sampleOutcomes } from './sample-outcomes.ts';

const HOSTILE =
  '*bold* <!channel> <@U0123ABCD> @everyone `code` ```fence``` | [link](https://evil.example) &lt;b&gt; \u202Eright to left \u001B[31mred';

function instance(index: number): Readonly<Record<string, unknown>> {
  const number = String(index).padStart(2, '0');
  return {
    AmiLaunchIndex: 0,
    ImageId: 'ami-0abcdef1234567890',
    InstanceId: `i-0123456789abcde${number}`,
    InstanceType: 't3.medium',
    LaunchTime: new Date(Date.UTC(2026, 1, 1, 3, index)),
    Monitoring: { State: 'disabled' },
    Placement: { AvailabilityZone: 'eu-central-1a', GroupName: '', Tenancy: 'default' },
    PrivateDnsName: `ip-10-0-0-${index}.eu-central-1.compute.internal`,
    PrivateIpAddress: `10.0.0.${index}`,
    State: { Code: 16, Name: index % 3 === 0 ? 'stopped' : 'running' },
    SubnetId: 'subnet-0123456789abcdef0',
    VpcId: 'vpc-0123456789abcdef0',
    Architecture: 'x86_64',
    SecurityGroups: [{ GroupName: 'web', GroupId: 'sg-0123456789abcdef0' }],
    Tags: [
      { Key: 'team', Value: 'shop' },
      { Key: 'Name', Value: `web-${index}` },
    ],
  };
}

function reservation(...instances: readonly unknown[]): unknown {
  return { ReservationId: 'r-0123456789abcdef0', OwnerId: '123456789012', Groups: [], Instances: instances };
}

function database(name: string, status: string): unknown {
  return {
    DBInstanceIdentifier: name,
    DBInstanceClass: 'db.r6g.large',
    Engine: 'postgres',
    DBInstanceStatus: status,
    MasterUsername: 'app',
    Endpoint: { Address: `${name}.abc123.eu-central-1.rds.amazonaws.com`, Port: 5432, HostedZoneId: 'Z1RLNUO7B9Q6NB' },
    AllocatedStorage: 100,
    InstanceCreateTime: new Date('2025-11-20T03:00:00Z'),
    AvailabilityZone: 'eu-central-1b',
    MultiAZ: true,
    EngineVersion: '16.4',
    StorageEncrypted: true,
    DBInstanceArn: `arn:aws:rds:eu-central-1:123456789012:db:${name}`,
  };
}

function lambda(name: string): unknown {
  return {
    FunctionName: name,
    FunctionArn: `arn:aws:lambda:eu-central-1:123456789012:function:${name}`,
    Runtime: 'nodejs22.x',
    Role: 'arn:aws:iam::123456789012:role/lambda',
    Handler: 'index.handler',
    CodeSize: 10_240,
    Timeout: 30,
    MemorySize: 256,
    LastModified: '2026-02-01T03:00:00.000+0000',
    Environment: { Variables: MASK },
  };
}

/** Options of `ec2 describe-instances`, by the name of the answer. */
const QUERIES: Readonly<Record<string, string>> = {
  'instances-yaml': '--output yaml --max-items 1 --query Reservations[].Instances[].{Id:InstanceId,At:LaunchTime,Tags:Tags}',
  'instances-text': '--output text --query Reservations[].Instances[]',
  'query-scalar': '--query length(Reservations[].Instances[])',
  'query-text': '--query Reservations[0].Instances[0].PrivateDnsName',
  'query-text-json': '--query Reservations[0].Instances[0].PrivateDnsName --output json',
  'query-text-text': '--query Reservations[0].Instances[0].PrivateDnsName --output text',
  'query-values': '--query Reservations[].Instances[].InstanceId',
  'query-table': `--query "Reservations[].Instances[].{Name:Tags[?Key=='Name']|[0].Value,State:State.Name,Placement:Placement,Since:LaunchTime}"`,
  'query-lists': '--query Reservations[].Instances[].[InstanceId,State.Name,Nothing]',
  'query-one': '--query Reservations[0].Instances[0].Placement',
  'query-nothing': '--query Reservations[9]',
  'query-empty': "--query Reservations[].Instances[?State.Name=='terminated'][]",
  'query-failed': '--query length(Nothing)',
};

/** Commands with their answers, by name. */
export function sampleAnswers(): Readonly<Record<string, RunCommand>> {
  const instances = aRunCommand.bind(undefined, 'ec2 describe-instances');
  return {
    instances: instances(aSuccess({ Reservations: [reservation(instance(1), instance(2)), reservation(instance(3))] })),
    'instances-none': instances(aSuccess({ Reservations: [] })),
    'instances-many': instances(
      aSuccess(
        { Reservations: Array.from({ length: 1000 }, (_, index) => reservation(instance(index % 100))), NextToken: 'x' },
        { hasMore: true },
      ),
    ),
    'instances-json': aRunCommand('ec2 describe-instances --output json', aSuccess({ Reservations: [reservation(instance(1))] })),
    ...Object.fromEntries(
      Object.entries(QUERIES).map(([name, options]) => [
        name,
        aRunCommand(
          `ec2 describe-instances ${options}`,
          aSuccess({ Reservations: [reservation(instance(1), instance(2)), reservation(instance(3))] }),
        ),
      ]),
    ),
    buckets: aRunCommand(
      's3api list-buckets',
      aSuccess({
        Buckets: [
          { Name: 'shop-assets', CreationDate: new Date('2025-01-02T03:04:05Z'), BucketRegion: 'eu-central-1' },
          { Name: 'shop-logs', CreationDate: new Date('2025-02-03T04:05:06Z') },
        ],
        Owner: { ID: '79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be' },
      }),
    ),
    functions: aRunCommand('lambda list-functions', aSuccess({ Functions: [lambda('orders'), lambda('invoices')] }, { maskedCount: 2 })),
    user: aRunCommand(
      'iam get-user --user-name ana',
      aSuccess({
        User: {
          Path: '/',
          UserName: 'ana',
          UserId: 'AIDACKCEVSQ6C2EXAMPLE',
          Arn: 'arn:aws:iam::123456789012:user/ana',
          CreateDate: new Date('2024-05-06T07:08:09Z'),
          PasswordLastUsed: null,
          Tags: [{ Key: 'team', Value: 'shop' }],
        },
      }),
    ),
    databases: aRunCommand(
      'rds describe-db-instances',
      aSuccess({ DBInstances: [database('orders', 'available'), database('invoices', 'storage-optimization')] }),
    ),
    tables: aRunCommand('dynamodb list-tables', aSuccess({ TableNames: ['orders', 'invoices', 'users'] })),
    'tables-many': aRunCommand(
      'dynamodb list-tables',
      aSuccess({ TableNames: Array.from({ length: 100 }, (_, index) => `table-${index}`) }),
    ),
    'queue-attributes': aRunCommand(
      'sqs get-queue-attributes --queue-url https://sqs.eu-central-1.amazonaws.com/123456789012/orders --attribute-names All',
      aSuccess({ Attributes: { ApproximateNumberOfMessages: '17', VisibilityTimeout: '30', CreatedTimestamp: '1772334000' } }),
    ),
    distributions: aRunCommand(
      'cloudfront list-distributions',
      aSuccess({
        DistributionList: {
          Marker: '',
          MaxItems: 100,
          IsTruncated: false,
          Quantity: 1,
          Items: [{ Id: 'E2QWRUHAPOMQZL', DomainName: 'd111111abcdef8.cloudfront.net', Status: 'Deployed', Enabled: true }],
        },
      }),
    ),
    'caller-nested': aRunCommand(
      'ecs describe-clusters',
      aSuccess({
        clusters: [
          {
            clusterName: 'shop',
            status: 'ACTIVE',
            runningTasksCount: 12,
            settings: [{ name: 'containerInsights', value: 'enabled' }],
            configuration: { executeCommandConfiguration: { logging: 'DEFAULT', logConfiguration: { s3EncryptionEnabled: false } } },
          },
        ],
        failures: [],
      }),
    ),
    ...sampleOutcomes(),
    'one-long-text': aRunCommand(
      'logs get-log-events --log-group-name app --log-stream-name one',
      aSuccess({
        events: [
          { timestamp: 1_772_334_000_000, message: `ERROR ${'a long line of a log '.repeat(400)}`, ingestionTime: 1_772_334_001_000 },
        ],
      }),
    ),
    unicode: aRunCommand(
      'ec2 describe-instances',
      aSuccess({ Reservations: [reservation({ ...instance(1), Tags: [{ Key: 'Name', Value: '日本語のサーバー 👩🏽‍🚀 e\u0301' }] })] }),
    ),
    'markup-and-mentions': aRunCommand(
      'ec2 describe-instances',
      aSuccess({
        Reservations: [reservation({ ...instance(1), Tags: [{ Key: 'Name', Value: HOSTILE }], State: { Name: HOSTILE } })],
      }),
    ),
    'null-members': aRunCommand(
      'rds describe-db-instances',
      aSuccess({
        DBInstances: [{ DBInstanceIdentifier: 'orders', Engine: null, Endpoint: null, MultiAZ: false, DBSubnetGroup: undefined }],
      }),
    ),
    masked: aRunCommand(
      'ssm get-parameter --name /prod/db',
      aSuccess({ Parameter: { Name: '/prod/db', Type: 'SecureString', Value: MASK, Version: 3 } }, { maskedCount: 1 }),
    ),
    'masked-list': aRunCommand('lambda list-functions', aSuccess({ Functions: MASK }, { maskedCount: 1 })),
    wide: aRunCommand(
      'ec2 describe-instances',
      aSuccess({
        Reservations: [reservation(Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`Member${index}`, `value ${index}`])))],
      }),
    ),
    'wide-single': aRunCommand(
      'iam get-user --user-name ana',
      aSuccess({ User: Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`Member${index}`, `value ${index}`])) }),
    ),
    done: aRunCommand('ec2 reboot-instances --instance-ids i-1', aSuccess({}), true),
    stopped: aRunCommand(
      'ec2 stop-instances --instance-ids i-0123456789abcdef0',
      aSuccess({
        StoppingInstances: [
          { InstanceId: 'i-0123456789abcdef0', CurrentState: { Code: 64, Name: 'stopping' }, PreviousState: { Code: 16, Name: 'running' } },
        ],
      }),
      true,
    ),
    'nothing-to-say': aRunCommand('s3api get-bucket-location --bucket shop', aSuccess({ LocationConstraint: undefined })),
    notes: aRunCommand(
      'ec2 describe-regions --query Regions[].RegionName --no-cli-pager',
      aSuccess({
        Regions: [{ RegionName: 'eu-central-1', Endpoint: 'ec2.eu-central-1.amazonaws.com', OptInStatus: 'opt-in-not-required' }],
      }),
    ),
    metrics: aRunCommand(
      'cloudwatch get-metric-data --metric-data-queries Id=a --start-time 2026-03-01T00:00:00Z --end-time 2026-03-01T01:00:00Z',
      aSuccess({
        MetricDataResults: [
          { Id: 'a', Label: 'CPUUtilization', Timestamps: [new Date('2026-03-01T00:00:00Z')], Values: [12.5], StatusCode: 'Complete' },
        ],
        Messages: [],
      }),
    ),
    alarms: aRunCommand(
      'cloudwatch describe-alarms',
      aSuccess({
        MetricAlarms: [
          {
            AlarmName: 'orders-5xx',
            StateValue: 'ALARM',
            StateReason: 'Threshold Crossed: 3 datapoints were greater than the threshold (5.0).',
            StateUpdatedTimestamp: new Date('2026-03-01T02:58:00Z'),
            Namespace: 'AWS/ApplicationELB',
            MetricName: 'HTTPCode_Target_5XX_Count',
            Threshold: 5,
          },
        ],
        CompositeAlarms: [],
      }),
    ),
  };
}
