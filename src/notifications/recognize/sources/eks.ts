// Amazon EKS (user guide, Fargate OS patching events): Pods that are in the way of a patch. Its add-ons' events are read by their shape.
import type { EventRecipe } from '../recipe/recipe.ts';

const source = 'aws.eks';

/** The events of EKS. */
export const eksEvents: readonly EventRecipe[] = [
  {
    source,
    types: ['EKS Fargate Pod Scheduled Termination'],
    name: 'podName',
    tone: 'warning',
    cause: 'evictErrorMessage',
    sentences: ['Pod {podName} of cluster {clusterName} could not be moved for a patch, and will be ended.'],
    facts: {
      'Ended at': 'scheduledTerminationTime',
      Cluster: 'clusterName',
      Namespace: 'podNamespace',
      'Fargate profile': 'fargateProfileName',
    },
    incident: { of: source, id: ['$.account', '$.region', 'clusterName', 'podNamespace', 'podName'], as: 'condition' },
    consolePage: 'eks/home?region={region}#/clusters/{clusterName}',
  },
];
