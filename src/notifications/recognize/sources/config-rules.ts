// AWS Config (developer guide, Monitoring AWS Config with EventBridge, and Notifications that AWS Config sends to an Amazon SNS topic).
import type { EventRecipe, MessageRecipe, Recipe } from '../recipe/recipe.ts';

const compliance: Recipe = {
  name: 'configRuleName',
  state: 'newEvaluationResult.complianceType',
  tones: { NON_COMPLIANT: 'bad', COMPLIANT: 'good', NOT_APPLICABLE: 'neutral' },
  cause: 'newEvaluationResult.annotation',
  account: 'awsAccountId',
  region: 'awsRegion',
  sentences: ['{resourceType} {resourceId} is {newEvaluationResult.complianceType} under rule {configRuleName}.'],
  leftOut: [
    'messageType',
    'notificationCreationTime',
    'newEvaluationResult.configRuleInvokedTime',
    'oldEvaluationResult.resultRecordedTime',
    'oldEvaluationResult.configRuleInvokedTime',
    'newEvaluationResult.evaluationResultIdentifier.orderingTimestamp',
    'oldEvaluationResult.evaluationResultIdentifier.orderingTimestamp',
  ],
  facts: {
    Resource: 'resourceId',
    'Resource type': 'resourceType',
    Rule: 'configRuleARN',
    'Compliance before': 'oldEvaluationResult.complianceType',
    'Evaluated at': 'newEvaluationResult.resultRecordedTime',
  },
  incident: { of: 'aws.config', id: ['awsAccountId', 'awsRegion', 'configRuleName', 'resourceId'], as: 'condition' },
  consolePage: 'config/home?region={region}#/rules/details?configRuleName={configRuleName}',
};
const item: Recipe = {
  // Its status is what Config thinks of its record, not of the resource.
  state: '',
  tone: 'neutral',
  leftOut: [
    'messageType',
    'notificationCreationTime',
    'configurationItem.configurationStateId',
    'configurationItem.configurationItemStatus',
    'configurationItem.configurationItemVersion',
    'configurationItem.resourceId',
  ],
  name: 'configurationItem.resourceName | configurationItem.resourceId',
  sentences: ['{configurationItem.resourceType} {configurationItem.resourceId} was changed ({configurationItemDiff.changeType}).'],
  account: 'configurationItem.awsAccountId',
  region: 'configurationItem.awsRegion',
  facts: {
    Change: 'configurationItemDiff.changeType',
    'Resource type': 'configurationItem.resourceType',
    Resource: 'configurationItem.ARN | configurationItem.resourceId',
    'Recorded at': 'configurationItem.configurationItemCaptureTime',
  },
};

// What it writes into its bucket, by topic and by EventBridge.
const DELIVERIES = [
  ['ConfigurationSnapshotDeliveryStarted', 'A snapshot of the configuration is on its way to bucket {s3Bucket}.', 'progress'],
  ['ConfigurationSnapshotDeliveryCompleted', 'A snapshot of the configuration is in bucket {s3Bucket}.', 'good'],
  ['ConfigurationSnapshotDeliveryFailed', 'A snapshot of the configuration could not be written.', 'bad'],
  ['ConfigurationHistoryDeliveryStarted', 'The history of the configuration is on its way to bucket {s3Bucket}.', 'progress'],
  ['ConfigurationHistoryDeliveryCompleted', 'The history of the configuration is in bucket {s3Bucket}.', 'good'],
  ['ConfigRulesEvaluationStarted', 'Config evaluates its rules: {configRuleNames}.', 'progress'],
] as const;
const deliveries = DELIVERIES.map(([messageType, sentence, tone]) => ({
  when: { messageType: [messageType] },
  state: '',
  tone,
  name: 's3Bucket',
  cause: 'errorMessage | errorCode',
  account: 'awsAccountId',
  region: 'awsRegion',
  sentences: [sentence],
  facts: { Bucket: 's3Bucket', Object: 's3ObjectKey', Rules: 'configRuleNames', Snapshot: 'configSnapshotId' },
  leftOut: ['messageType', 'notificationCreationTime'],
}));

/** The events of Config. */
export const configEvents: readonly EventRecipe[] = [
  { ...compliance, source: 'aws.config', types: ['Config Rules Compliance Change'] },
  { ...item, source: 'aws.config', types: ['Config Configuration Item Change'] },
  ...deliveries.map((delivery): EventRecipe => ({ ...delivery, source: 'aws.config' })),
];

/** What Config sends to the topic of its delivery channel. */
export const configMessages: readonly MessageRecipe[] = [
  {
    ...compliance,
    kind: 'Config Rules Compliance Change',
    when: { messageType: ['ComplianceChangeNotification'] },
    at: 'notificationCreationTime',
  },
  {
    ...item,
    kind: 'Config Configuration Item Change',
    when: { messageType: ['ConfigurationItemChangeNotification', 'OversizedConfigurationItemChangeNotification'] },
    at: 'notificationCreationTime',
  },
  ...deliveries.map((delivery): MessageRecipe => ({ ...delivery, kind: 'Config Delivery', at: 'notificationCreationTime' })),
];
