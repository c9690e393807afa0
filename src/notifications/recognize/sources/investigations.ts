// Services that look into incidents by themselves: AWS DevOps Agent (user guide, events detail reference) and Amazon DevOps Guru (user guide,
// Working with Amazon EventBridge; blog post on its messages by SNS).
import type { EventRecipe, IncidentRule, MessageRecipe, Recipe } from '../recipe/recipe.ts';

const agent: Recipe = {
  name: 'metadata.task_id',
  // What is to be found out may be bad, and has a priority; that one looks into it is neither.
  state: 'data.status',
  tones: { COMPLETED: 'good', PENDING_TRIAGE: 'progress', LINKED: 'neutral', SKIPPED: 'neutral' },
  facts: {
    Priority: 'data.priority',
    Created: 'data.created_at',
    Updated: 'data.updated_at',
    'Agent space': 'metadata.agent_space_id',
    Task: 'metadata.task_id',
    'Summary record': 'data.summary_record_id',
  },
  leftOut: ['version', 'metadata.execution_id', 'data.task_type'],
  thing: {
    kind: 'investigation',
    names: { space: 'metadata.agent_space_id', task: 'metadata.task_id', execution: 'metadata.execution_id' },
  },
};

/** The detail types of AWS DevOps Agent, and what became of the investigation or of what was to be done about it. */
const INVESTIGATIONS = [
  ['Investigation Created', 'Investigation {metadata.task_id} was created'],
  ['Investigation Pending Triage', 'Investigation {metadata.task_id} waits for triage'],
  ['Investigation Priority Updated', 'Investigation {metadata.task_id} has another priority: {data.priority}'],
  ['Investigation In Progress', 'Investigation {metadata.task_id} is in progress'],
  ['Investigation Completed', 'Investigation {metadata.task_id} is complete'],
  ['Investigation Failed', 'Investigation {metadata.task_id} failed'],
  ['Investigation Timed Out', 'Investigation {metadata.task_id} timed out'],
  ['Investigation Cancelled', 'Investigation {metadata.task_id} was canceled'],
  ['Investigation Linked', 'Investigation {metadata.task_id} was linked to another one'],
  ['Investigation Skipped', 'Investigation {metadata.task_id} was skipped'],
  ['Mitigation In Progress', 'The mitigation after investigation {metadata.task_id} is in progress'],
  ['Mitigation Completed', 'The mitigation after investigation {metadata.task_id} is complete'],
  ['Mitigation Failed', 'The mitigation after investigation {metadata.task_id} failed'],
  ['Mitigation Timed Out', 'The mitigation after investigation {metadata.task_id} timed out'],
  ['Mitigation Cancelled', 'The mitigation after investigation {metadata.task_id} was canceled'],
] as const;

const insightOfEvent: IncidentRule = {
  of: 'aws.devops-guru',
  id: ['insightId'],
  as: 'condition',
  closedBy: { messageType: ['CLOSED_INSIGHT'] },
};
const insightEvent: Recipe = {
  name: 'insightDescription',
  state: '',
  account: 'accountId',
  region: 'region',
  sentences: ['DevOps Guru sees something unusual: {anomalies.sourceDetails.dataIdentifiers.name}.'],
  facts: {
    Severity: 'insightSeverity',
    Metric: 'anomalies.sourceDetails.dataIdentifiers.name',
    Namespace: 'anomalies.sourceDetails.dataIdentifiers.namespace',
    'Insight type': 'insightType',
    Started: 'startTime',
    Page: 'insightUrl',
    'Insight ID': 'insightId',
  },
  leftOut: [
    'anomalies.sourceDetails.dataIdentifiers.period',
    'anomalies.sourceDetails.dataIdentifiers.stat',
    'anomalies.sourceDetails.dataIdentifiers.unit',
    'messageType',
    'anomalies.id',
    'anomalies.startTime',
    'anomalies.sourceDetails.dataSource',
  ],
  incident: insightOfEvent,
};

/** The events of investigations and insights. */
export const investigationEvents: readonly EventRecipe[] = [
  ...INVESTIGATIONS.map(([type, happened]): EventRecipe => ({
    ...agent,
    source: 'aws.aidevops',
    types: [type],
    sentences: [`${happened}.`],
    ...(/Failed|Timed Out/.test(type) ? { severity: { at: 'data.priority', words: { MINIMAL: 'info' } } } : {}),
    incident: { of: 'aws.aidevops', id: ['metadata.task_id'], as: 'run' },
  })),
  {
    ...insightEvent,
    source: 'aws.devops-guru',
    types: ['DevOps Guru Insight Closed'],
    tone: 'good',
    incident: { ...insightOfEvent, closedBy: { insightId: true } },
    sentences: ['DevOps Guru has closed the insight.'],
  },
  { ...insightEvent, source: 'aws.devops-guru', tone: 'warning', severity: { at: 'insightSeverity' } },
];

/** What DevOps Guru sends to a topic: the same in other letters. */
export const investigationMessages: readonly MessageRecipe[] = [
  {
    kind: 'DevOps Guru Insight',
    when: { InsightId: true, MessageType: true },
    name: 'InsightDescription',
    state: 'MessageType',
    tones: { CLOSED_INSIGHT: 'good' },
    tone: 'warning',
    account: 'AccountId',
    region: 'Region',
    severity: { at: 'InsightSeverity' },
    sentences: ['DevOps Guru sees something unusual: {Anomalies.SourceDetails.DataIdentifiers.name}.'],
    facts: {
      Severity: 'InsightSeverity',
      Metric: 'Anomalies.SourceDetails.DataIdentifiers.name',
      Namespace: 'Anomalies.SourceDetails.DataIdentifiers.namespace',
      'Insight type': 'InsightType',
      Started: 'StartTime',
      Page: 'InsightUrl',
      'Insight ID': 'InsightId',
    },
    leftOut: [
      'Anomalies.SourceDetails.DataIdentifiers.period',
      'Anomalies.SourceDetails.DataIdentifiers.stat',
      'Anomalies.SourceDetails.DataIdentifiers.unit',
      'Anomalies.Id',
      'Anomalies.StartTime',
      'Anomalies.SourceDetails.DataSource',
    ],
    incident: { of: 'aws.devops-guru', id: ['InsightId'], as: 'condition', closedBy: { MessageType: ['CLOSED_INSIGHT'] } },
    at: 'StartTime',
  },
];
