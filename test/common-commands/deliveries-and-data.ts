// Common commands about deployments, containers, data and networks, with their answers.
import { ARN, at, type SampleLine } from './sample-line.ts';

const TASK = `arn:aws:ecs:${ARN}:task/shop/7a1c0d5e3b2f4a6c8d9e0f1a2b3c4d5e`;

/** The answers, by command line. */
export const deliveryAndDataLines: Readonly<Record<string, SampleLine>> = {
  'cloudformation describe-stack-events --stack-name shop-services': {
    purpose: 'what happens to a stack',
    output: {
      StackEvents: [
        {
          StackId: `arn:aws:cloudformation:${ARN}:stack/shop-services/1`,
          EventId: 'e-2',
          StackName: 'shop-services',
          LogicalResourceId: 'CheckoutService',
          ResourceType: 'AWS::ECS::Service',
          Timestamp: at('02:59:10'),
          ResourceStatus: 'UPDATE_FAILED',
          ResourceStatusReason: 'Resource handler returned message: service checkout-api did not stabilize',
        },
        {
          StackId: `arn:aws:cloudformation:${ARN}:stack/shop-services/1`,
          EventId: 'e-1',
          StackName: 'shop-services',
          LogicalResourceId: 'shop-services',
          ResourceType: 'AWS::CloudFormation::Stack',
          Timestamp: at('02:40:00'),
          ResourceStatus: 'UPDATE_IN_PROGRESS',
          ResourceStatusReason: 'User Initiated',
        },
      ],
    },
  },
  'cloudformation list-stack-resources --stack-name shop-services': {
    purpose: 'what a stack is made of',
    output: {
      StackResourceSummaries: [
        {
          LogicalResourceId: 'CheckoutService',
          PhysicalResourceId: `arn:aws:ecs:${ARN}:service/shop/checkout-api`,
          ResourceType: 'AWS::ECS::Service',
          LastUpdatedTimestamp: at('02:59:10'),
          ResourceStatus: 'UPDATE_FAILED',
        },
        {
          LogicalResourceId: 'Alarms',
          PhysicalResourceId: `arn:aws:sns:${ARN}:alarms`,
          ResourceType: 'AWS::SNS::Topic',
          LastUpdatedTimestamp: at('00:05:00'),
          ResourceStatus: 'CREATE_COMPLETE',
        },
      ],
    },
  },
  'codebuild list-builds-for-project --project-name storefront': {
    purpose: 'builds of a project',
    output: { ids: ['storefront:9d8c7b6a-1111-4444-8888-000000000002', 'storefront:9d8c7b6a-1111-4444-8888-000000000001'] },
  },
  'codebuild batch-get-builds --ids storefront:9d8c7b6a-1111-4444-8888-000000000002': {
    purpose: 'how a build went',
    output: {
      builds: [
        {
          id: 'storefront:9d8c7b6a-1111-4444-8888-000000000002',
          projectName: 'storefront',
          buildNumber: 41,
          buildStatus: 'FAILED',
          currentPhase: 'COMPLETED',
          startTime: at('02:20:00'),
          endTime: at('02:24:30'),
          initiator: 'codepipeline/storefront',
          sourceVersion: 'main',
          timeoutInMinutes: 60,
          logs: { groupName: '/aws/codebuild/storefront', streamName: '9d8c7b6a' },
        },
      ],
      buildsNotFound: [],
    },
  },
  'deploy get-deployment --deployment-id d-A1B2C3111': {
    purpose: 'how a deployment goes',
    output: {
      deploymentInfo: {
        applicationName: 'storefront',
        deploymentGroupName: 'production',
        deploymentId: 'd-A1B2C3111',
        status: 'InProgress',
        createTime: at('02:50:00'),
        startTime: at('02:50:05'),
        deploymentOverview: { Pending: 1, InProgress: 1, Succeeded: 2, Failed: 0, Skipped: 0, Ready: 0 },
        creator: 'user',
      },
    },
  },
  'ecs list-tasks --cluster shop --service-name checkout-api': { purpose: 'tasks of a service', output: { taskArns: [TASK] } },
  'ecs describe-tasks --cluster shop --tasks 7a1c0d5e3b2f4a6c8d9e0f1a2b3c4d5e 00000000000000000000000000000000': {
    purpose: 'why a task stopped',
    output: {
      tasks: [
        {
          taskArn: TASK,
          clusterArn: `arn:aws:ecs:${ARN}:cluster/shop`,
          taskDefinitionArn: `arn:aws:ecs:${ARN}:task-definition/checkout-api:17`,
          lastStatus: 'STOPPED',
          desiredStatus: 'STOPPED',
          stopCode: 'EssentialContainerExited',
          stoppedReason: 'Essential container in task exited',
          cpu: '512',
          memory: '1024',
          launchType: 'FARGATE',
          startedAt: at('02:40:00'),
          stoppedAt: at('02:58:20'),
          containers: [
            {
              name: 'checkout-api',
              lastStatus: 'STOPPED',
              exitCode: 137,
              reason: 'OutOfMemoryError: Container killed due to memory usage',
            },
          ],
        },
      ],
      failures: [{ arn: `arn:aws:ecs:${ARN}:task/shop/00000000000000000000000000000000`, reason: 'MISSING' }],
    },
  },
  'eks describe-cluster --name tools': {
    purpose: 'a Kubernetes cluster',
    output: {
      cluster: {
        name: 'tools',
        arn: `arn:aws:eks:${ARN}:cluster/tools`,
        createdAt: at('00:00:00'),
        version: '1.33',
        endpoint: 'https://A1B2C3.gr7.us-east-1.eks.amazonaws.com',
        status: 'ACTIVE',
        platformVersion: 'eks.9',
      },
    },
  },
  's3api list-objects-v2 --bucket shop-assets --prefix img/': {
    purpose: 'what is in a bucket',
    output: {
      IsTruncated: false,
      Contents: [
        {
          Key: 'img/logo.svg',
          LastModified: at('00:01:00'),
          ETag: '"70ee1738b6b21e2c8a43f3a5ab0eee71"',
          Size: 3411,
          StorageClass: 'STANDARD',
        },
        {
          Key: 'img/hero.jpg',
          LastModified: at('00:02:00'),
          ETag: '"9c8af9a76df052144598c115ef33e511"',
          Size: 7_340_032,
          StorageClass: 'STANDARD',
        },
      ],
      Name: 'shop-assets',
      Prefix: 'img/',
      MaxKeys: 1000,
      KeyCount: 2,
    },
  },
  'rds describe-events --duration 60': {
    purpose: 'what happened to databases',
    output: {
      Events: [
        {
          SourceIdentifier: 'shop-orders',
          SourceType: 'db-instance',
          Message: 'Multi-AZ instance failover started.',
          EventCategories: ['failover'],
          Date: at('02:45:00'),
          SourceArn: `arn:aws:rds:${ARN}:db:shop-orders`,
        },
        {
          SourceIdentifier: 'shop-orders',
          SourceType: 'db-instance',
          Message: 'Multi-AZ instance failover completed',
          EventCategories: ['failover'],
          Date: at('02:46:10'),
          SourceArn: `arn:aws:rds:${ARN}:db:shop-orders`,
        },
      ],
    },
  },
  'elbv2 describe-target-health --target-group-arn arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/checkout/73e2d6bc24d8a067':
    {
      purpose: 'which targets are well',
      output: {
        TargetHealthDescriptions: [
          { Target: { Id: '10.0.1.17', Port: 8080 }, HealthCheckPort: '8080', TargetHealth: { State: 'healthy' } },
          {
            Target: { Id: '10.0.2.41', Port: 8080 },
            HealthCheckPort: '8080',
            TargetHealth: { State: 'unhealthy', Reason: 'Target.Timeout', Description: 'Request timed out' },
          },
        ],
      },
    },
  'cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=StopInstances --max-items 1': {
    purpose: 'who did that',
    output: {
      Events: [
        {
          EventId: '2d5d6b1e-0000-4000-8000-000000000001',
          EventName: 'StopInstances',
          ReadOnly: 'false',
          EventTime: at('02:30:00'),
          EventSource: 'ec2.amazonaws.com',
          Username: 'ana',
          Resources: [{ ResourceType: 'AWS::EC2::Instance', ResourceName: 'i-0a3c5e7f91b2d4680' }],
        },
      ],
    },
  },
  'route53 list-hosted-zones': {
    purpose: 'domains',
    output: {
      HostedZones: [
        {
          Id: '/hostedzone/Z0123456789ABCDEFGHIJ',
          Name: 'shop.example.',
          CallerReference: 'r1',
          Config: { PrivateZone: false },
          ResourceRecordSetCount: 14,
        },
        {
          Id: '/hostedzone/Z1123456789ABCDEFGHIJ',
          Name: 'internal.shop.example.',
          CallerReference: 'r2',
          Config: { PrivateZone: true },
          ResourceRecordSetCount: 5,
        },
      ],
      Marker: '',
      IsTruncated: false,
      MaxItems: 100,
    },
  },
  'acm list-certificates': {
    purpose: 'certificates and when they end',
    output: {
      CertificateSummaryList: [
        {
          CertificateArn: `arn:aws:acm:${ARN}:certificate/11111111-2222-3333-4444-555555555555`,
          DomainName: 'shop.example',
          Status: 'ISSUED',
          Type: 'AMAZON_ISSUED',
          InUse: true,
          NotAfter: new Date('2026-03-12T23:59:59Z'),
          RenewalEligibility: 'ELIGIBLE',
        },
      ],
    },
  },
  'elasticache describe-cache-clusters': {
    purpose: 'caches',
    output: {
      CacheClusters: [
        {
          CacheClusterId: 'shop-sessions-001',
          CacheNodeType: 'cache.t4g.small',
          Engine: 'redis',
          EngineVersion: '7.1.0',
          CacheClusterStatus: 'available',
          NumCacheNodes: 1,
          PreferredAvailabilityZone: 'us-east-1a',
          CacheClusterCreateTime: at('00:00:00'),
        },
      ],
    },
  },
  'stepfunctions list-executions --state-machine-arn arn:aws:states:us-east-1:111122223333:stateMachine:refunds --status-filter FAILED': {
    purpose: 'runs that failed',
    output: {
      executions: [
        {
          executionArn: `arn:aws:states:${ARN}:execution:refunds:r-17`,
          stateMachineArn: `arn:aws:states:${ARN}:stateMachine:refunds`,
          name: 'r-17',
          status: 'FAILED',
          startDate: at('02:10:00'),
          stopDate: at('02:10:09'),
        },
      ],
    },
  },
};
