// Everything that the demo account answers.
import type { DemoOperation } from './demo-operation.ts';
import { costOperations } from './operations/costs.ts';
import { deploymentOperations } from './operations/deployments.ts';
import { functionOperations } from './operations/functions.ts';
import { instanceOperations } from './operations/instances.ts';
import { monitoringOperations } from './operations/monitoring.ts';
import { metricOperations } from './operations/metrics.ts';
import { networkOperations } from './operations/network.ts';
import { queueAndTopicOperations } from './operations/queues-and-topics.ts';
import { serviceOperations } from './operations/services.ts';
import { storageOperations } from './operations/storage.ts';
import { supportOperations } from './operations/support.ts';

/** The operations. */
export const demoOperations: readonly DemoOperation[] = [
  ...instanceOperations,
  ...networkOperations,
  ...monitoringOperations,
  ...metricOperations,
  ...serviceOperations,
  ...functionOperations,
  ...storageOperations,
  ...supportOperations,
  ...queueAndTopicOperations,
  ...deploymentOperations,
  ...costOperations,
];
