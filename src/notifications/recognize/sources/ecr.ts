// Amazon ECR (user guide, Amazon ECR events and EventBridge): images pushed, scanned, replicated.
import type { EventRecipe } from '../recipe/recipe.ts';

const source = 'aws.ecr';
const page = 'ecr/repositories/private/{account}/{repository-name}/_/image/{image-digest}/details?region={region}';

/** The events of ECR. */
export const ecrEvents: readonly EventRecipe[] = [
  {
    source,
    types: ['ECR Image Action'],
    name: 'repository-name',
    state: 'result',
    sentences: [
      '{action-type} of image {repository-name}:{image-tag} {happened}.',
      '{action-type} of an image of {repository-name} {happened}.',
    ],
    facts: { Action: 'action-type', Tag: 'image-tag', Digest: 'image-digest' },
    consolePage: page,
  },
  {
    source,
    types: ['ECR Image Scan'],
    name: 'repository-name',
    state: 'scan-status',
    sentences: [
      'The scan of image {repository-name}:{image-tags} found critical weaknesses: {finding-severity-counts.CRITICAL}.',
      'The scan of image {repository-name}:{image-tags} found weaknesses of high severity: {finding-severity-counts.HIGH}.',
      'Scan of image {repository-name}:{image-tags} {happened}.',
      'Scan of an image of {repository-name} {happened}.',
    ],
    facts: {
      Critical: 'finding-severity-counts.CRITICAL',
      High: 'finding-severity-counts.HIGH',
      Medium: 'finding-severity-counts.MEDIUM',
      Low: 'finding-severity-counts.LOW',
      Tags: 'image-tags',
      Digest: 'image-digest',
    },
    incident: { of: source, id: ['$.account', '$.region', 'repository-name', 'image-digest'], as: 'condition' },
    consolePage: page,
  },
  {
    source,
    types: ['ECR Replication Action', 'ECR Pull Through Cache Action', 'ECR Referrer Action'],
    name: 'repository-name',
    state: 'result | sync-status',
    cause: 'failure-reason | failure-code',
    facts: { Tag: 'image-tag', Digest: 'image-digest', 'From account': 'source-account', Upstream: 'upstream-registry-url' },
  },
];
