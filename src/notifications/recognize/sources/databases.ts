// Databases that tell what they do in a message of their own: Amazon RDS and its kin, Amazon Redshift, AWS DMS;
// each from its guide's pages on events, event notification and EventBridge.
import type { EventRecipe, MessageRecipe, SeverityRule } from '../recipe/recipe.ts';
import type { StateTone } from '../by-shape/judge-state.ts';

// Categories in the words of EventBridge and of SNS; several may stand in one event, the first counts.
const categoryTones: Readonly<Record<string, StateTone>> = {
  availability: 'neutral',
  failover: 'warning',
  failure: 'bad',
  Failure: 'bad',
  'low storage': 'bad',
  LowStorage: 'bad',
  maintenance: 'neutral',
  recovery: 'good',
  notification: 'neutral',
  Failover: 'warning',
};
const redshiftSeverity: SeverityRule = { at: 'Severity | severity', words: { ERROR: 'high', INFO: 'info' } };

/** The events of databases. */
export const databaseEvents: readonly EventRecipe[] = [
  {
    source: 'aws.rds',
    name: 'SourceIdentifier',
    state: 'EventCategories.0',
    tones: categoryTones,
    cause: 'Message',
    facts: { Category: 'EventCategories', 'Source type': 'SourceType', 'Event ID': 'EventID', Source: 'SourceArn' },
  },
  {
    source: 'aws.dms',
    name: '$.resources.0',
    state: 'eventType',
    cause: 'detailMessage',
    facts: { Category: 'category', Kind: 'type', Page: 'resourceLink', Resource: '$.resources' },
    incident: { of: 'aws.dms', id: ['$.resources.0'], as: 'run' },
  },
  {
    source: 'aws.redshift-data',
    types: ['Redshift Data Statement Status Change'],
    name: 'statementName | statementId',
    state: 'state',
    sentences: ['Statement {statementName} {happened}.', 'Statement {statementId} {happened}.'],
    facts: { Cluster: '$.resources.0', Workgroup: 'workgroupName', By: 'principal', Rows: 'rows', 'Statement ID': 'statementId' },
    leftOut: ['redshiftQueryId', 'expireAt'],
    incident: { of: 'aws.redshift-data', id: ['statementId'], as: 'run' },
  },
  {
    source: 'aws.redshift',
    types: ['Redshift Integration Monitoring'],
    name: '$.resources.0',
    state: 'integrationStatus',
    tones: { SYNCING: 'progress', ACTIVE: 'good', NEEDS_ATTENTION: 'warning' },
    cause: 'eventDescription',
    severity: { at: 'severity' },
    facts: { From: 'sourceArn', Into: 'destinationArn' },
    leftOut: ['statusCode'],
    incident: { of: 'aws.redshift', id: ['$.resources.0'], as: 'condition' },
  },
  {
    source: 'aws.redshift',
    name: 'SourceIdentifier | clusterIdentifier | statementName',
    state: 'state | status',
    cause: 'message | Message',
    severity: redshiftSeverity,
    facts: { Category: 'eventCategories', 'Event ID': 'eventId | EventID' },
  },
];

/** What event subscriptions send to their topic. */
export const databaseMessages: readonly MessageRecipe[] = [
  {
    kind: 'RDS Event',
    when: { 'Event Source': true, 'Event Message': true, 'Source ID': true },
    name: 'Source ID',
    cause: 'Event Message',
    judgesCause: true,
    facts: {
      'Event source': 'Event Source',
      Source: 'Source ARN',
      'Event ID': 'Event ID',
      Page: 'Identifier Link',
      Category: 'Event Categories',
    },
    arn: 'Source ARN',
    at: 'Event Time',
  },
  {
    kind: 'DMS Event',
    when: { 'Event Source': true, 'Event Message': true, SourceId: true },
    name: 'SourceId',
    cause: 'Event Message',
    judgesCause: true,
    facts: { 'Event source': 'Event Source', 'Event ID': 'Event ID', Page: 'Identifier Link' },
    at: 'Event Time',
  },
  {
    kind: 'Redshift Event',
    when: {
      'Event Source': ['cluster', 'cluster-parameter-group', 'cluster-security-group', 'cluster-snapshot', 'scheduled-action'],
      Resource: true,
    },
    name: 'Resource',
    cause: 'Event Message | Message | About this Event',
    severity: redshiftSeverity,
    facts: {
      Severity: 'Severity',
      'Event source': 'Event Source',
      'Event ID': 'Event ID',
      Category: 'Event Category',
      Page: 'Identifier Link',
    },
    at: 'Event Time',
  },
];
