// Events about the account itself: AWS Support cases, AWS Trusted Advisor, AWS Cost Anomaly Detection and AWS Budgets;
// each from its user guide.
import type { EventRecipe, MessageRecipe, Recipe } from '../recipe/recipe.ts';

const anomaly: Recipe = {
  name: 'monitorName | subscriptionName',
  sentences: [
    'Unexpected spend of {impact.totalImpact} USD in {rootCauses.0.service} ({impact.totalImpactPercentage} % more than expected).',
    'Unexpected spend of {impact.totalImpact} USD in {rootCauses.0.service}.',
    'Unexpected spend of {impact.totalImpact} USD.',
  ],
  account: 'accountId',
  tone: 'warning',
  facts: {
    'Total impact (USD)': 'impact.totalImpact',
    'Actual spend (USD)': 'impact.totalActualSpend',
    'Expected spend (USD)': 'impact.totalExpectedSpend',
    'Impact (%)': 'impact.totalImpactPercentage',
    'Root causes': 'rootCauses',
    Service: 'rootCauses.0.service',
    'Linked account': 'rootCauses.0.linkedAccountName | rootCauses.0.linkedAccount',
    'In Region': 'rootCauses.0.region',
    'Usage type': 'rootCauses.0.usageType',
    From: 'anomalyStartDate',
    To: 'anomalyEndDate',
    Details: 'anomalyDetailsLink',
  },
  incident: { of: 'cost-anomaly', id: ['anomalyId'], as: 'condition' },
};

/** The events of an account. */
export const accountEvents: readonly EventRecipe[] = [
  {
    source: 'aws.support',
    types: ['Support Case Update'],
    name: 'display-id',
    state: 'event-name',
    tones: { CreateCase: 'progress', AddCommunicationToCase: 'neutral', ResolveCase: 'good', ReopenCase: 'progress' },
    sentences: ['{event-name} for support case {display-id} by {origin}.', '{event-name} for support case {display-id}.'],
    facts: { Case: 'display-id', Origin: 'origin', 'Case ID': 'case-id', 'Communication ID': 'communication-id' },
    incident: { of: 'aws.support', id: ['case-id'], as: 'condition', closedBy: { 'event-name': ['ResolveCase'] } },
    thing: { kind: 'support-case', names: { case: 'case-id' } },
    consolePage: 'support/home?region={region}#/case/?displayId={display-id}',
  },
  {
    source: 'aws.trustedadvisor',
    types: ['Trusted Advisor Check Item Refresh Notification'],
    // Trusted Advisor sends everything from one Region.
    region: 'check-item-detail.Region | $.region',
    name: 'check-name',
    state: 'status',
    tones: { OK: 'good', WARN: 'warning', ERROR: 'bad' },
    sentences: ['{check-name}: {status} for {resource_id}.', '{check-name}: {status}.'],
    facts: {
      Resource: 'resource_id',
      'Limit name': 'check-item-detail.Limit Name',
      'Limit amount': 'check-item-detail.Limit Amount',
      'Current usage': 'check-item-detail.Current Usage',
      Service: 'check-item-detail.Service',
      User: 'check-item-detail.User Name (IAM or Root)',
      'Access key': 'check-item-detail.Access Key ID',
      'Found at': 'check-item-detail.Location',
      Deadline: 'check-item-detail.Deadline',
      Reason: 'check-item-detail.Reason',
    },
    leftOut: ['check-item-detail.Status', 'check-item-detail.Region', 'uuid'],
    incident: { of: 'aws.trustedadvisor', id: ['$.account', 'check-name', 'resource_id | uuid'], as: 'condition' },
    consolePage: 'trustedadvisor/home?region={region}#/dashboard',
  },
  { ...anomaly, source: 'aws.ce', types: ['Anomaly Detected'] },
];

/** What Cost Anomaly Detection and Budgets send to a topic. */
export const accountMessages: readonly MessageRecipe[] = [
  { ...anomaly, kind: 'Cost Anomaly', when: { anomalyId: true, impact: true }, at: 'anomalyEndDate' },
  { ...anomaly, kind: 'Cost Anomaly', when: { 'impact.totalImpact': true, monitorName: true }, at: 'anomalyEndDate' },
  {
    kind: 'AWS Budget Alert',
    when: { Letter: ['Budget alert'] },
    name: 'Budget Name',
    tone: 'warning',
    cause: 'Sentence',
    sentences: [
      '{ACTUAL Amount} of the {Budgeted Amount} of budget {Budget Name} are used.',
      'Budget {Budget Name} of {Budgeted Amount} is expected to come to {FORECASTED Amount}.',
    ],
    facts: {
      'Budget type': 'Budget Type',
      'Budgeted amount': 'Budgeted Amount',
      'Alert type': 'Alert Type',
      'Alert threshold': 'Alert Threshold',
      'Actual amount': 'ACTUAL Amount',
      'Forecasted amount': 'FORECASTED Amount',
    },
    limit: { amount: 'ACTUAL Amount', of: 'Budgeted Amount' },
    account: 'Account',
    incident: { of: 'budget', id: ['Account', 'Budget Name', 'Alert Threshold | Budget Name'], as: 'condition' },
  },
];
