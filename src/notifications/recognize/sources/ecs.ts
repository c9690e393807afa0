// Amazon ECS (developer guide, Amazon ECS events): tasks, services, deployments, container instances.
import type { EventRecipe } from '../recipe/recipe.ts';

const source = 'aws.ecs';
const servicePage = 'ecs/v2/clusters/{clusterArn:name}/services/{$.resources:name}/health?region={region}';

const thing = { kind: 'service', names: { service: '$.resources.0' } } as const;

const serviceAction: EventRecipe = {
  source,
  types: ['ECS Service Action'],
  state: 'eventName',
  cause: 'reason',
  facts: { Cluster: 'clusterArn', 'Capacity providers': 'capacityProviderArns', Event: 'eventName' },
  incident: { of: `${source}/service`, id: ['$.resources.0'], as: 'condition' },
  thing,
  consolePage: servicePage,
};
const SERVICE_ACTIONS = [
  ['SERVICE_STEADY_STATE', 'is in a steady state', 'good'],
  ['TASKSET_STEADY_STATE', 'has a task set in a steady state', 'good'],
  ['CAPACITY_PROVIDER_STEADY_STATE', 'has capacity in a steady state', 'good'],
  ['SERVICE_TASK_START_IMPAIRED', 'cannot keep its tasks running', 'bad'],
  ['SERVICE_TASK_PLACEMENT_FAILURE', 'finds no place for a task', 'bad'],
  ['SERVICE_TASK_CONFIGURATION_FAILURE', 'cannot start a task because of its configuration', 'bad'],
  ['SERVICE_DAEMON_PLACEMENT_CONSTRAINT_VIOLATED', 'has a daemon task where none may be', 'warning'],
  ['SERVICE_DISCOVERY_INSTANCE_UNHEALTHY', 'has an unhealthy instance in service discovery', 'warning'],
  ['VPC_LATTICE_TARGET_UNHEALTHY', 'has an unhealthy target of VPC Lattice', 'warning'],
  ['SERVICE_HEALTH_UNKNOWN', 'has a health that cannot be told', 'warning'],
  ['ECS_OPERATION_THROTTLED', 'is slowed down: calls of ECS are throttled', 'warning'],
  ['SERVICE_DISCOVERY_OPERATION_THROTTLED', 'is slowed down: calls of service discovery are throttled', 'warning'],
  ['SERVICE_DESIRED_COUNT_UPDATED', 'has another number of desired tasks', 'neutral'],
] as const;

/** The events of ECS. */
export const ecsEvents: readonly EventRecipe[] = [
  {
    source,
    types: ['ECS Task State Change'],
    name: 'group',
    state: 'lastStatus',
    tones: {
      PROVISIONING: 'progress',
      PENDING: 'progress',
      ACTIVATING: 'progress',
      DEACTIVATING: 'progress',
      STOPPING: 'progress',
      DEPROVISIONING: 'progress',
    },
    sentences: [
      'A task of {group} in cluster {clusterArn} {happened}: {stoppedReason}',
      'A task of {group} in cluster {clusterArn} {happened}.',
    ],
    facts: {
      'Stopped reason': 'stoppedReason',
      Containers: 'containers',
      Cluster: 'clusterArn',
      Task: 'taskArn',
      'Task definition': 'taskDefinitionArn',
      'Stop code': 'stopCode',
      'Launch type': 'launchType',
    },
    incident: { of: `${source}/task`, id: ['taskArn'], as: 'run', closedBy: { lastStatus: ['STOPPED'] } },
    consolePage: 'ecs/v2/clusters/{clusterArn:name}/tasks/{taskArn:name}/configuration?region={region}',
  },
  ...[
    ['SERVICE_DEPLOYMENT_IN_PROGRESS', 'is in progress'],
    ['SERVICE_DEPLOYMENT_COMPLETED', 'is complete'],
    ['SERVICE_DEPLOYMENT_FAILED', 'failed'],
  ].map(([event = '', happened = '']): EventRecipe => ({
    source,
    types: ['ECS Deployment State Change'],
    when: { eventName: [event] },
    state: 'eventName',
    cause: 'reason',
    sentences: [`Deployment of service {$.resources} ${happened}.`],
    facts: { 'Deployment ID': 'deploymentId' },
    incident: { of: source, id: ['deploymentId'], as: 'run' },
    thing,
  })),
  ...SERVICE_ACTIONS.map(([event, happened, tone]): EventRecipe => ({
    ...serviceAction,
    when: { eventName: [event] },
    tones: { [event]: tone },
    sentences: [`Service {$.resources} ${happened}.`],
  })),
  serviceAction,
  {
    source,
    types: ['ECS Container Instance State Change'],
    name: 'ec2InstanceId',
    state: 'status',
    tones: { ACTIVE: 'good', DRAINING: 'progress', REGISTERING: 'progress', DEREGISTERING: 'progress', REGISTRATION_FAILED: 'bad' },
    sentences: ['Container instance {ec2InstanceId} in cluster {clusterArn} {happened}.'],
    facts: {
      Cluster: 'clusterArn',
      'Agent connected': 'agentConnected',
      'Running tasks': 'runningTasksCount',
      'Pending tasks': 'pendingTasksCount',
      'Container instance': 'containerInstanceArn',
      'Agent version': 'versionInfo.agentVersion',
    },
  },
];
