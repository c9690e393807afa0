// Common commands about machines, functions, metrics and logs, with their answers.
import { ARN, at, type SampleLine } from './sample-line.ts';

/** The answers, by command line. */
export const machineLines: Readonly<Record<string, SampleLine>> = {
  'ec2 describe-instance-status --instance-ids i-0a3c5e7f91b2d4680': {
    purpose: 'checks of an instance',
    output: {
      InstanceStatuses: [
        {
          AvailabilityZone: 'us-east-1a',
          InstanceId: 'i-0a3c5e7f91b2d4680',
          InstanceState: { Code: 16, Name: 'running' },
          InstanceStatus: { Details: [{ Name: 'reachability', Status: 'passed' }], Status: 'ok' },
          SystemStatus: { Details: [{ Name: 'reachability', Status: 'failed', ImpairedSince: at('02:41:00') }], Status: 'impaired' },
        },
      ],
    },
  },
  'ec2 describe-volumes': {
    purpose: 'disks',
    output: {
      Volumes: [
        {
          Attachments: [
            {
              AttachTime: at('01:00:00'),
              Device: '/dev/xvda',
              InstanceId: 'i-0a3c5e7f91b2d4680',
              State: 'attached',
              VolumeId: 'vol-0a1b2c3d4e5f60718',
            },
          ],
          AvailabilityZone: 'us-east-1a',
          CreateTime: at('01:00:00'),
          Encrypted: true,
          Size: 30,
          State: 'in-use',
          VolumeId: 'vol-0a1b2c3d4e5f60718',
          Iops: 3000,
          VolumeType: 'gp3',
          Tags: [{ Key: 'Name', Value: 'shop-web-1' }],
        },
        {
          Attachments: [],
          AvailabilityZone: 'us-east-1b',
          CreateTime: at('00:10:00'),
          Encrypted: false,
          Size: 2048,
          State: 'available',
          VolumeId: 'vol-0f9e8d7c6b5a40312',
          Iops: 6000,
          VolumeType: 'gp3',
        },
      ],
    },
  },
  'ec2 describe-addresses': {
    purpose: 'fixed addresses',
    output: {
      Addresses: [
        {
          PublicIp: '198.51.100.7',
          AllocationId: 'eipalloc-0a1b2c3d',
          Domain: 'vpc',
          InstanceId: 'i-0a3c5e7f91b2d4680',
          NetworkBorderGroup: 'us-east-1',
        },
        { PublicIp: '198.51.100.8', AllocationId: 'eipalloc-0e5f6a7b', Domain: 'vpc', NetworkBorderGroup: 'us-east-1' },
      ],
    },
  },
  'autoscaling describe-auto-scaling-groups': {
    purpose: 'groups of instances',
    output: {
      AutoScalingGroups: [
        {
          AutoScalingGroupName: 'shop-web',
          AutoScalingGroupARN: `arn:aws:autoscaling:${ARN}:autoScalingGroup:1:autoScalingGroupName/shop-web`,
          MinSize: 2,
          MaxSize: 6,
          DesiredCapacity: 3,
          DefaultCooldown: 300,
          AvailabilityZones: ['us-east-1a', 'us-east-1b'],
          HealthCheckType: 'ELB',
          HealthCheckGracePeriod: 300,
          CreatedTime: at('00:00:00'),
          Instances: [
            {
              InstanceId: 'i-0a3c5e7f91b2d4680',
              AvailabilityZone: 'us-east-1a',
              LifecycleState: 'InService',
              HealthStatus: 'Healthy',
              ProtectedFromScaleIn: false,
            },
          ],
        },
      ],
    },
  },
  'cloudwatch describe-alarm-history --alarm-name checkout-5xx': {
    purpose: 'what an alarm did',
    output: {
      AlarmHistoryItems: [
        {
          AlarmName: 'checkout-5xx',
          AlarmType: 'MetricAlarm',
          Timestamp: at('02:58:00'),
          HistoryItemType: 'StateUpdate',
          HistorySummary: 'Alarm updated from OK to ALARM',
          HistoryData: '{"version":"1.0"}',
        },
        {
          AlarmName: 'checkout-5xx',
          AlarmType: 'MetricAlarm',
          Timestamp: at('02:58:01'),
          HistoryItemType: 'Action',
          HistorySummary: 'Successfully executed action arn:aws:sns:us-east-1:111122223333:alarms',
          HistoryData: '{}',
        },
      ],
    },
  },
  'cloudwatch get-metric-statistics --namespace AWS/EC2 --metric-name CPUUtilization --dimensions Name=InstanceId,Value=i-0a3c5e7f91b2d4680 --start-time 2026-03-01T02:00:00Z --end-time 2026-03-01T03:00:00Z --period 1800 --statistics Average Maximum':
    {
      purpose: 'values of a metric',
      output: {
        Label: 'CPUUtilization',
        Datapoints: [
          { Timestamp: at('02:00:00'), Average: 12.375, Maximum: 34.2, Unit: 'Percent' },
          { Timestamp: at('02:30:00'), Average: 71.9333333333333, Maximum: 99.8, Unit: 'Percent' },
        ],
      },
    },
  'cloudwatch list-metrics --namespace AWS/SQS': {
    purpose: 'metrics there are',
    output: {
      Metrics: [
        {
          Namespace: 'AWS/SQS',
          MetricName: 'ApproximateNumberOfMessagesVisible',
          Dimensions: [{ Name: 'QueueName', Value: 'open-orders' }],
        },
        { Namespace: 'AWS/SQS', MetricName: 'ApproximateAgeOfOldestMessage', Dimensions: [{ Name: 'QueueName', Value: 'open-orders' }] },
      ],
    },
  },
  'logs describe-log-streams --log-group-name /aws/lambda/payment-webhook --order-by LastEventTime --descending --max-items 2': {
    purpose: 'streams of a log group',
    output: {
      logStreams: [
        {
          logStreamName: '2026/03/01/[$LATEST]8f1c',
          creationTime: 1_772_333_000_000,
          lastEventTimestamp: 1_772_333_940_000,
          storedBytes: 0,
          arn: `arn:aws:logs:${ARN}:log-group:/aws/lambda/payment-webhook:log-stream:a`,
        },
        {
          logStreamName: '2026/03/01/[$LATEST]1a2b',
          creationTime: 1_772_320_000_000,
          lastEventTimestamp: 1_772_330_000_000,
          storedBytes: 0,
          arn: `arn:aws:logs:${ARN}:log-group:/aws/lambda/payment-webhook:log-stream:b`,
        },
      ],
    },
  },
  'lambda invoke --function-name payment-webhook --log-type Tail response.json': {
    purpose: 'run a function',
    output: {
      StatusCode: 200,
      FunctionError: 'Unhandled',
      ExecutedVersion: '$LATEST',
      LogResult: Buffer.from(
        'START RequestId: 3f1c Version: $LATEST\nERROR payment provider did not answer\nEND RequestId: 3f1c\nREPORT RequestId: 3f1c\tDuration: 3004.51 ms\tBilled Duration: 3005 ms\tMemory Size: 256 MB\tMax Memory Used: 91 MB\t\n',
      ).toString('base64'),
      Payload: Buffer.from('{"errorType":"Error","errorMessage":"payment provider did not answer"}'),
    },
  },
  'lambda list-event-source-mappings --function-name order-worker': {
    purpose: 'what feeds a function',
    output: {
      EventSourceMappings: [
        {
          UUID: 'a1b2c3d4-5678-90ab-cdef-11111EXAMPLE',
          BatchSize: 10,
          MaximumBatchingWindowInSeconds: 5,
          EventSourceArn: `arn:aws:sqs:${ARN}:open-orders`,
          FunctionArn: `arn:aws:lambda:${ARN}:function:order-worker`,
          LastModified: at('00:30:00'),
          State: 'Enabled',
          StateTransitionReason: 'USER_INITIATED',
        },
      ],
    },
  },
};
