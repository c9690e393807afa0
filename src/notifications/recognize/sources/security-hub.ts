// AWS Security Hub (user guide, EventBridge event formats): findings in ASFF and in OCSF, custom actions, insight results.
import type { EventRecipe, IncidentRule } from '../recipe/recipe.ts';

const source = 'aws.securityhub';
const incident: IncidentRule = {
  of: source,
  id: ['findings.0.Id'],
  as: 'condition',
  closedBy: { 'findings.0.RecordState': ['ARCHIVED'], 'findings.0.Workflow.Status': ['RESOLVED', 'SUPPRESSED'] },
};
const finding = {
  source,
  name: 'findings.0.Title',
  state: 'findings.0.Compliance.Status | findings.0.Workflow.Status | findings.0.RecordState',
  // What a control thinks of a resource; its severity says how much that matters.
  tones: { PASSED: 'good', RESOLVED: 'good' },
  cause: 'findings.0.Description',
  // An administrator account gets the findings of its members, an aggregation Region those of others.
  account: 'findings.0.AwsAccountId',
  region: 'findings.0.Region',
  severity: { at: 'findings.0.Severity.Label | findings.0.Severity.Normalized' },
  facts: {
    Findings: 'findings.Title',
    Resource: 'findings.0.Resources.Id',
    'Resource type': 'findings.0.Resources.Type',
    Product: 'findings.0.ProductName | findings.0.ProductArn',
    Standard: 'findings.0.Compliance.SecurityControlId | findings.0.GeneratorId',
    'What to do': 'findings.0.Remediation.Recommendation.Text',
    Workflow: 'findings.0.Workflow.Status',
    'First observed': 'findings.0.FirstObservedAt',
  },
  leftOut: ['findings.WorkflowState', 'findings.Severity.Normalized', 'findings.Severity.Label'],
  runbook: 'findings.0.Remediation.Recommendation.Url',
} as const;

/** The events of Security Hub. */
export const securityHubEvents: readonly EventRecipe[] = [
  { ...finding, types: ['Security Hub Findings - Imported'], incident },
  {
    ...finding,
    types: ['Security Hub Findings - Custom Action'],
    sentences: ['Somebody chose {actionName} for a finding.'],
    facts: { Action: 'actionName', 'About the action': 'actionDescription', ...finding.facts },
    incident: { ...incident, isPart: true },
  },
  {
    source,
    types: ['Security Hub Insight Results'],
    name: 'insightName',
    cause: 'actionDescription',
    sentences: ['Somebody chose {actionName} for insight {insightName}.'],
    facts: { Action: 'actionName', 'Grouped by': 'resultType', Insight: 'insightArn', Results: 'insightResults' },
  },
  {
    source,
    types: ['Findings Imported V2'],
    name: 'findings.0.finding_info.title',
    state: 'findings.0.status',
    tones: { Resolved: 'good', Archived: 'good' },
    cause: 'findings.0.finding_info.desc',
    account: 'findings.0.cloud.account.uid',
    region: 'findings.0.cloud.region',
    severity: { at: 'findings.0.severity', words: { Fatal: 'critical', Informational: 'info', Unknown: 'info', Other: 'info' } },
    facts: {
      Resource: 'findings.0.resources.uid',
      'Resource type': 'findings.0.resources.type',
      Kind: 'findings.0.finding_info.types',
      Product: 'findings.0.metadata.product.name',
      'What to do': 'findings.0.remediation.desc',
      Activity: 'findings.0.activity_name',
      'First seen': 'findings.0.finding_info.first_seen_time_dt',
    },
    leftOut: ['findings.activity_id', 'findings.severity_id', 'findings.severity', 'findings.status_id', 'findings.class_uid'],
    runbook: 'findings.0.remediation.references.0 | findings.0.remediation.references',
    incident: {
      of: `${source}/v2`,
      id: ['findings.0.finding_info.uid'],
      as: 'condition',
      closedBy: { 'findings.0.status': ['Resolved', 'Archived', 'Suppressed'] },
    },
  },
];
