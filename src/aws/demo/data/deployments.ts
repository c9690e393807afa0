// How the shop is put into operation: pipelines, stacks, load balancers.
import type { PipelineExecutions, PipelineRun } from '../pipeline-executions.ts';
import type { DemoPlace } from '../demo-place.ts';
import { SECURITY_GROUPS, SUBNETS, VPC_ID } from './network.ts';
import { CHECKOUT_DEPLOYED_MINUTES_AGO } from './services.ts';

type StageStatus = 'InProgress' | 'Succeeded' | 'Failed';

interface StageRecord {
  readonly name: string;
  readonly action: string;
  readonly status: StageStatus;
  readonly minutesAgo: number;
  readonly summary: string;
}

interface PipelineRecord {
  readonly name: string;
  readonly version: number;
  readonly executionId: string;
  readonly stages: readonly StageRecord[];
}

const PIPELINES: readonly PipelineRecord[] = [
  {
    name: 'cart',
    version: 7,
    executionId: '2b9c1f60-7d3e-4a58-9c41-0e6f5d8a7b32',
    stages: [
      { name: 'Source', action: 'Repository', status: 'Succeeded', minutesAgo: 4_321, summary: 'Remember carts for 30 days' },
      { name: 'Build', action: 'Image', status: 'Succeeded', minutesAgo: 4_312, summary: '' },
      { name: 'Deploy', action: 'Service', status: 'Succeeded', minutesAgo: 4_299, summary: 'Deployment Succeeded' },
    ],
  },
  {
    name: 'checkout-api',
    version: 12,
    executionId: '8d41f7c2-0a6b-4e93-b5d7-1c2e3f4a5b60',
    stages: [
      {
        name: 'Source',
        action: 'Repository',
        status: 'Succeeded',
        minutesAgo: CHECKOUT_DEPLOYED_MINUTES_AGO + 14,
        summary: 'Ask for prices at every step',
      },
      { name: 'Build', action: 'Image', status: 'Succeeded', minutesAgo: CHECKOUT_DEPLOYED_MINUTES_AGO + 5, summary: '' },
      {
        name: 'Deploy',
        action: 'Service',
        status: 'Succeeded',
        minutesAgo: CHECKOUT_DEPLOYED_MINUTES_AGO - 3,
        summary: 'Deployment Succeeded',
      },
    ],
  },
  {
    name: 'storefront',
    version: 31,
    executionId: 'c7e5a3b1-9f8d-4c62-8e70-5a4b3c2d1e0f',
    stages: [
      { name: 'Source', action: 'Repository', status: 'Succeeded', minutesAgo: 171, summary: 'New pictures for the spring' },
      { name: 'Build', action: 'Image', status: 'Failed', minutesAgo: 164, summary: 'Build terminated with state: FAILED' },
      { name: 'Deploy', action: 'Instances', status: 'Succeeded', minutesAgo: 10_020, summary: 'Deployment Succeeded' },
    ],
  },
];

/** Returns the pipelines as CodePipeline lists them. */
export function listPipelines(place: DemoPlace) {
  return PIPELINES.map(({ name, version }) => ({
    name,
    version,
    pipelineType: 'V2',
    executionMode: 'QUEUED',
    created: place.daysAgo(365, '13:00:00'),
    updated: place.daysAgo(30, '16:45:00'),
  }));
}

/** Starts a pipeline and returns the id of the run; undefined where there is none of the name. */
export function startPipeline(name: string, { now }: DemoPlace, executions: PipelineExecutions): string | undefined {
  const pipeline = PIPELINES.find((candidate) => candidate.name === name);
  if (pipeline === undefined) return undefined;
  const failingStage = pipeline.stages.find(({ status }) => status === 'Failed')?.name;
  const stageNames = pipeline.stages.map((stage) => stage.name);
  return executions.start({ pipelineName: name, stageNames, ...(failingStage === undefined ? {} : { failingStage }) }, now);
}

/** Returns a run of a pipeline; undefined where there is none of the id. */
export function findPipelineExecution(
  { pipelineName, pipelineExecutionId }: { readonly pipelineName: string; readonly pipelineExecutionId: string },
  place: DemoPlace,
  executions: PipelineExecutions,
) {
  const pipeline = PIPELINES.find(({ name }) => name === pipelineName);
  if (pipeline === undefined) return undefined;
  const run = executions.find(pipelineName, place.now, pipelineExecutionId);
  if (run === undefined && pipelineExecutionId !== pipeline.executionId) return undefined;
  const last = pipeline.stages.some(({ status }) => status === 'Failed') ? 'Failed' : 'Succeeded';
  return {
    pipelineName,
    pipelineVersion: pipeline.version,
    pipelineExecutionId,
    status: run?.status ?? last,
    ...(run === undefined ? {} : { statusSummary: run.stages.map(({ name, status }) => `${name}: ${status}`).join(', ') }),
    executionMode: 'QUEUED',
    executionType: 'STANDARD',
  };
}

/** Returns the state of a pipeline; undefined where there is none of the name. */
export function findPipelineState(name: string, place: DemoPlace, executions: PipelineExecutions) {
  const pipeline = PIPELINES.find((candidate) => candidate.name === name);
  if (pipeline === undefined) return undefined;
  return {
    pipelineName: name,
    pipelineVersion: pipeline.version,
    stageStates: pipeline.stages.map((stage) => toStageOf(stage, pipeline, { place, run: executions.find(name, place.now) })),
    created: place.daysAgo(365, '13:00:00'),
    updated: place.daysAgo(30, '16:45:00'),
  };
}

/** A stage that a run has reached shows that run; the others, the one before. */
function toStageOf(
  stage: StageRecord,
  { executionId }: PipelineRecord,
  { place, run }: { readonly place: DemoPlace; readonly run: PipelineRun | undefined },
) {
  const reached = run?.stages.find(({ name }) => name === stage.name);
  if (run === undefined || reached === undefined) return toStage(stage, executionId, place);
  const minutesAgo = (place.now.getTime() - reached.at.getTime()) / 60_000;
  const summary = reached.status === 'Succeeded' || reached.status === stage.status ? stage.summary : '';
  return toStage({ ...stage, status: reached.status, minutesAgo, summary }, run.executionId, place);
}

function toStage({ name, action, status, minutesAgo, summary }: StageRecord, pipelineExecutionId: string, place: DemoPlace) {
  return {
    stageName: name,
    ...(name === 'Source' ? {} : { inboundTransitionState: { enabled: true } }),
    actionStates: [
      {
        actionName: action,
        latestExecution: {
          status,
          ...(summary === '' ? {} : { summary }),
          lastStatusChange: place.minutesAgo(minutesAgo),
          ...(status === 'Failed' ? { errorDetails: { code: 'JobFailed', message: 'Build terminated with state: FAILED' } } : {}),
        },
      },
    ],
    latestExecution: { pipelineExecutionId, status },
  };
}

const STACKS: readonly (readonly [name: string, status: string, description: string, updatedMinutesAgo: number, statusReason?: string])[] =
  [
    ['shop-services', 'UPDATE_COMPLETE', 'Services and functions of the shop', CHECKOUT_DEPLOYED_MINUTES_AGO],
    ['shop-data', 'UPDATE_COMPLETE', 'Databases, tables and buckets of the shop', 69_120],
    ['shop-network', 'CREATE_COMPLETE', 'VPC, subnets and load balancer of the shop', 532_800],
    [
      'reporting-staging',
      'UPDATE_ROLLBACK_COMPLETE',
      'Reports, to try things out',
      8_790,
      'The following resource(s) failed to update: [ReportSchedule].',
    ],
  ];

/** Returns the stacks as CloudFormation describes them. */
export function listStacks(place: DemoPlace) {
  return STACKS.map(([name, status, description, updatedMinutesAgo, statusReason], at) => ({
    StackId: place.arn('cloudformation', `stack/${name}/${at}f1e2d3c-4b5a-11f0-8a69-0e7f6a5b4c3d`),
    StackName: name,
    Description: description,
    CreationTime: place.daysAgo(372, '09:00:00'),
    ...(status === 'CREATE_COMPLETE' ? {} : { LastUpdatedTime: place.minutesAgo(updatedMinutesAgo) }),
    StackStatus: status,
    ...(statusReason === undefined ? {} : { StackStatusReason: statusReason }),
    DisableRollback: false,
    NotificationARNs: [place.arn('sns', 'shop-deployments')],
    Capabilities: ['CAPABILITY_IAM'],
    Outputs: [],
    Tags: [{ Key: 'environment', Value: name.endsWith('staging') ? 'staging' : 'production' }],
    EnableTerminationProtection: name !== 'reporting-staging',
    DriftInformation: { StackDriftStatus: 'NOT_CHECKED' },
  }));
}

const LOAD_BALANCERS: readonly (readonly [name: string, id: string, scheme: string])[] = [
  ['shop-public', '50dc6c495c0c9188', 'internet-facing'],
  ['shop-internal', '7c1e9a2b4d6f8035', 'internal'],
];

/** Returns the load balancers as Elastic Load Balancing describes them. */
export function listLoadBalancers(place: DemoPlace) {
  return LOAD_BALANCERS.map(([name, id, scheme]) => {
    const isPublic = scheme === 'internet-facing';
    const subnets = isPublic ? [SUBNETS['public-a'], SUBNETS['public-b']] : [SUBNETS['private-a'], SUBNETS['private-b']];
    return {
      LoadBalancerArn: place.arn('elasticloadbalancing', `loadbalancer/app/${name}/${id}`),
      DNSName: `${isPublic ? '' : 'internal-'}${name}-1234567890.${place.region}.elb.${place.dnsSuffix}`,
      CanonicalHostedZoneId: 'Z35SXDOTRQ7X7K',
      CreatedTime: place.daysAgo(371, '10:44:00'),
      LoadBalancerName: name,
      Scheme: scheme,
      VpcId: VPC_ID,
      State: { Code: 'active' },
      Type: 'application',
      AvailabilityZones: subnets.map(({ subnetId, zone }) => ({
        ZoneName: place.zone(zone),
        SubnetId: subnetId,
        LoadBalancerAddresses: [],
      })),
      SecurityGroups: [SECURITY_GROUPS[isPublic ? 'shop-public' : 'checkout-api'].groupId],
      IpAddressType: 'ipv4',
    };
  });
}
