// The shop's ECS cluster and its services. The checkout API was deployed a little while ago, which is where the trouble began.
import type { DemoPlace } from '../demo-place.ts';
import type { ServiceScales } from '../service-scales.ts';
import { SECURITY_GROUPS, SUBNETS } from './network.ts';

/** The one cluster. */
export const CLUSTER_NAME = 'shop';

/** Minutes since the checkout API was deployed; logs and pipeline tell of it as well. */
export const CHECKOUT_DEPLOYED_MINUTES_AGO = 38;

interface ServiceRecord {
  readonly name: string;
  readonly taskCount: number;
  readonly revision: number;
  readonly deployedMinutesAgo: number;
}

const SERVICES: readonly ServiceRecord[] = [
  { name: 'checkout-api', taskCount: 4, revision: 118, deployedMinutesAgo: CHECKOUT_DEPLOYED_MINUTES_AGO },
  { name: 'cart', taskCount: 2, revision: 64, deployedMinutesAgo: 4_302 },
  { name: 'recommendations', taskCount: 1, revision: 23, deployedMinutesAgo: 31_877 },
];

/** A service as ECS describes it. */
export type DemoService = ReturnType<typeof toService>;

/** Returns the services as they are now. */
export function listServices(place: DemoPlace, scales: ServiceScales): readonly DemoService[] {
  return SERVICES.map((record) => toService(record, place, scales));
}

function toService({ name, taskCount, revision, deployedMinutesAgo }: ServiceRecord, place: DemoPlace, scales: ServiceScales) {
  const { desiredCount, runningCount, pendingCount, changedAt } = scales.find(name, taskCount, place.now);
  const deployedAt = place.minutesAgo(deployedMinutesAgo);
  const taskDefinition = place.arn('ecs', `task-definition/${name}:${revision}`);
  const networkConfiguration = {
    awsvpcConfiguration: {
      subnets: [SUBNETS['private-a'].subnetId, SUBNETS['private-b'].subnetId],
      securityGroups: [SECURITY_GROUPS['checkout-api'].groupId],
      assignPublicIp: 'DISABLED',
    },
  };
  return {
    serviceArn: place.arn('ecs', `service/${CLUSTER_NAME}/${name}`),
    serviceName: name,
    clusterArn: place.arn('ecs', `cluster/${CLUSTER_NAME}`),
    loadBalancers: [],
    serviceRegistries: [],
    status: 'ACTIVE',
    desiredCount,
    runningCount,
    pendingCount,
    launchType: 'FARGATE',
    platformVersion: 'LATEST',
    platformFamily: 'Linux',
    taskDefinition,
    deploymentConfiguration: {
      deploymentCircuitBreaker: { enable: true, rollback: false },
      maximumPercent: 200,
      minimumHealthyPercent: 100,
    },
    deployments: [
      {
        id: `ecs-svc/${revision}0045678901234567`,
        status: 'PRIMARY',
        taskDefinition,
        desiredCount,
        pendingCount,
        runningCount,
        failedTasks: 0,
        createdAt: deployedAt,
        updatedAt: changedAt ?? deployedAt,
        launchType: 'FARGATE',
        platformVersion: '1.4.0',
        platformFamily: 'Linux',
        networkConfiguration,
        rolloutState: pendingCount > 0 ? 'IN_PROGRESS' : 'COMPLETED',
        rolloutStateReason: pendingCount > 0 ? 'ECS deployment in progress.' : 'ECS deployment completed.',
      },
    ],
    events: listEvents(name, place, { deployedMinutesAgo, desiredCount, changedAt }),
    createdAt: place.daysAgo(370, '09:55:10'),
    placementConstraints: [],
    placementStrategy: [],
    networkConfiguration,
    healthCheckGracePeriodSeconds: 0,
    schedulingStrategy: 'REPLICA',
    deploymentController: { type: 'ECS' },
    enableECSManagedTags: true,
    propagateTags: 'SERVICE',
    enableExecuteCommand: false,
  };
}

function listEvents(
  name: string,
  place: DemoPlace,
  { deployedMinutesAgo, desiredCount, changedAt }: { deployedMinutesAgo: number; desiredCount: number; changedAt: Date | undefined },
) {
  const said: readonly (readonly [at: Date, message: string])[] = [
    ...(changedAt === undefined ? [] : [[changedAt, `has changed its desired count to ${desiredCount}.`] as const]),
    [place.minutesAgo(deployedMinutesAgo - 3), 'has reached a steady state.'],
    [place.minutesAgo(deployedMinutesAgo - 2.5), 'has stopped 4 running tasks.'],
    [place.minutesAgo(deployedMinutesAgo - 0.5), 'has started 4 tasks.'],
  ];
  return said.map(([createdAt, message], at) => ({
    id: `e${at}a1b2c3-d4e5-4f60-8a1b-2c3d4e5f6071`,
    createdAt,
    message: `(service ${name}) ${message}`,
  }));
}

/** Returns the cluster as ECS describes it. */
export function listClusters(place: DemoPlace, scales: ServiceScales) {
  const services = listServices(place, scales);
  const sum = (read: (service: DemoService) => number): number => services.reduce((total, service) => total + read(service), 0);
  return [
    {
      clusterArn: place.arn('ecs', `cluster/${CLUSTER_NAME}`),
      clusterName: CLUSTER_NAME,
      status: 'ACTIVE',
      registeredContainerInstancesCount: 0,
      runningTasksCount: sum(({ runningCount }) => runningCount),
      pendingTasksCount: sum(({ pendingCount }) => pendingCount),
      activeServicesCount: services.length,
      statistics: [],
      tags: [],
      settings: [{ name: 'containerInsights', value: 'enabled' }],
      capacityProviders: ['FARGATE', 'FARGATE_SPOT'],
      defaultCapacityProviderStrategy: [],
    },
  ];
}
