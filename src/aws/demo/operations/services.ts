// ecs: the cluster and its services; the number of tasks of a service can be changed, as the runbook of the sample alarm asks.
import { answer, refuse, type DemoAnswer, type Structure } from '../demo-answer.ts';
import type { DemoOperation, DemoPaging, DemoState } from '../demo-operation.ts';
import type { DemoPlace } from '../demo-place.ts';
import { CLUSTER_NAME, listClusters, listServices } from '../data/services.ts';
import { nameInArn, readNumber, readText, readTexts } from '../read-params.ts';

/** ECS means a cluster called `default` where none is named. */
const DEFAULT_CLUSTER = 'default';

const CLUSTER_NOT_FOUND = refuse({ code: 'ClusterNotFoundException', message: 'Cluster not found.' });

function isTheCluster(params: Structure): boolean {
  return nameInArn(readText(params, 'cluster') ?? DEFAULT_CLUSTER) === CLUSTER_NAME;
}

function describeClusters(params: Structure, place: DemoPlace, { services }: DemoState): DemoAnswer {
  const asked = readTexts(params, 'clusters') ?? [DEFAULT_CLUSTER];
  const clusters = listClusters(place, services);
  return answer({
    clusters: clusters.filter(({ clusterName }) => asked.some((name) => nameInArn(name) === clusterName)),
    failures: asked
      .filter((name) => !clusters.some(({ clusterName }) => clusterName === nameInArn(name)))
      .map((name) => ({ arn: name.startsWith('arn:') ? name : place.arn('ecs', `cluster/${name}`), reason: 'MISSING' })),
  });
}

function listServiceArns(params: Structure, place: DemoPlace, { services }: DemoState): DemoAnswer {
  if (!isTheCluster(params)) return CLUSTER_NOT_FOUND;
  const launchType = readText(params, 'launchType');
  const strategy = readText(params, 'schedulingStrategy');
  const fitting = listServices(place, services).filter(
    (service) =>
      (launchType ?? service.launchType) === service.launchType && (strategy ?? service.schedulingStrategy) === service.schedulingStrategy,
  );
  return answer({ serviceArns: fitting.map(({ serviceArn }) => serviceArn) });
}

function describeServices(params: Structure, place: DemoPlace, state: DemoState): DemoAnswer {
  if (!isTheCluster(params)) return CLUSTER_NOT_FOUND;
  const asked = readTexts(params, 'services') ?? [];
  if (asked.length === 0) return refuse({ code: 'InvalidParameterException', message: 'Services cannot be empty.' });
  const services = listServices(place, state.services);
  return answer({
    services: services.filter(({ serviceName }) => asked.some((name) => nameInArn(name) === serviceName)),
    failures: asked
      .filter((name) => !services.some(({ serviceName }) => serviceName === nameInArn(name)))
      .map((name) => ({
        arn: name.startsWith('arn:') ? name : place.arn('ecs', `service/${CLUSTER_NAME}/${name}`),
        reason: 'MISSING',
      })),
  });
}

function updateService(params: Structure, place: DemoPlace, { services }: DemoState): DemoAnswer {
  if (!isTheCluster(params)) return CLUSTER_NOT_FOUND;
  const name = nameInArn(readText(params, 'service') ?? '');
  const find = () => listServices(place, services).find(({ serviceName }) => serviceName === name);
  const service = find();
  if (service === undefined) return refuse({ code: 'ServiceNotFoundException', message: 'Service not found.' });
  const desiredCount = readNumber(params, 'desiredCount') ?? service.desiredCount;
  if (!Number.isInteger(desiredCount) || desiredCount < 0) {
    return refuse({ code: 'InvalidParameterException', message: 'Desired count must be a whole number that is not negative.' });
  }
  if (desiredCount !== service.desiredCount) {
    services.scale(name, desiredCount, { runningCount: service.runningCount, now: place.now });
  }
  return answer({ service: find() });
}

function pagesOf(list: string): DemoPaging {
  return { list, limit: 'maxResults', token: 'nextToken', nextToken: 'nextToken', badToken: 'InvalidParameterException' };
}

/** The operations. */
export const serviceOperations: readonly DemoOperation[] = [
  {
    service: 'ecs',
    operation: 'ListClusters',
    honours: [],
    paging: pagesOf('clusterArns'),
    answer: (_params, place, { services }) => answer({ clusterArns: listClusters(place, services).map(({ clusterArn }) => clusterArn) }),
  },
  { service: 'ecs', operation: 'DescribeClusters', honours: ['clusters', 'include'], answer: describeClusters },
  {
    service: 'ecs',
    operation: 'ListServices',
    honours: ['cluster', 'launchType', 'schedulingStrategy'],
    paging: pagesOf('serviceArns'),
    answer: listServiceArns,
  },
  { service: 'ecs', operation: 'DescribeServices', honours: ['services', 'cluster', 'include'], answer: describeServices },
  { service: 'ecs', operation: 'UpdateService', changes: true, honours: ['service', 'cluster', 'desiredCount'], answer: updateService },
];
