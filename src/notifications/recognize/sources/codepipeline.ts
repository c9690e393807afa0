// CodePipeline (user guide, Monitoring CodePipeline events): executions of pipelines, their stages and actions, approvals among them.
import type { EventRecipe, IncidentRule, MessageRecipe, ThingRule } from '../recipe/recipe.ts';

const source = 'aws.codepipeline';
const incident: IncidentRule = { of: source, id: ['execution-id'], as: 'run' };
const part: IncidentRule = { ...incident, isPart: true };
const consolePage = 'codesuite/codepipeline/pipelines/{pipeline}/executions/{execution-id}/timeline?region={region}';
const tones = { STOPPING: 'progress', STOPPED: 'warning', ABANDONED: 'warning', CANCELED: 'warning' } as const;
const thing: ThingRule = { kind: 'pipeline', names: { pipeline: 'pipeline', execution: 'execution-id', stage: 'stage | failedStage' } };
const approval: ThingRule = { kind: 'approval', names: { ...thing.names, action: 'action' } };
const ACTION = 'CodePipeline Action Execution State Change';
const trigger = {
  Trigger: 'execution-trigger.trigger-type | execution-trigger.provider-type',
  'Started by': 'execution-trigger.trigger-detail | execution-trigger.author-display-name',
  Commit: 'execution-trigger.commit-message | sourceActions.sourceActionVariables.CommitId',
};
const approvalFacts = {
  Stage: 'stage',
  Action: 'action',
  'Custom data': 'customData',
  'To review': 'externalEntityLink',
  Comment: 'approvalSummary | execution-result.external-execution-summary',
  'Execution ID': 'execution-id',
};

// What is so of nearly all executions.
const leftOut = ['failedActionCount=1', 'pipeline-execution-attempt=1'];
/** Failed actions that say why: each stands before its cause. */
const explained = {
  when: { 'failedActions.action': true, 'failedActions.additionalInformation': true },
  cause: 'failedActions.action: additionalInformation',
  leftOut: [...leftOut, 'failedActionCount', 'failedActions.action', 'failedActions.additionalInformation'],
} as const;

const execution: EventRecipe = {
  source,
  types: ['CodePipeline Pipeline Execution State Change'],
  name: 'pipeline',
  state: 'state',
  tones,
  cause: 'failedActions.additionalInformation | stop-execution-comments',
  sentences: ['Pipeline {pipeline} {happened} in stage {failedStage}.', 'Pipeline {pipeline} {happened}.'],
  facts: {
    'Failed stage': 'failedStage',
    'Failed action': 'failedActions.action',
    ...trigger,
    Started: 'start-time',
    'Execution ID': 'execution-id',
  },
  leftOut,
  incident,
  thing,
  consolePage,
};

const stage: EventRecipe = {
  source,
  types: ['CodePipeline Stage Execution State Change'],
  name: 'pipeline',
  state: 'state',
  tones,
  cause: 'failedActions.additionalInformation',
  sentences: ['Stage {stage} of pipeline {pipeline} {happened}.'],
  facts: { Stage: 'stage', 'Failed action': 'failedActions.action', ...trigger, 'Execution ID': 'execution-id' },
  leftOut,
  incident: part,
  thing,
  consolePage,
};

/** The events of pipelines. */
export const codepipelineEvents: readonly EventRecipe[] = [
  { ...execution, ...explained, facts: withoutFailedAction(execution) },
  execution,
  { ...stage, ...explained, facts: withoutFailedAction(stage) },
  stage,
  {
    source,
    types: [ACTION],
    when: { 'type.category': ['Approval'], state: ['STARTED'] },
    name: 'pipeline',
    state: 'state',
    sentences: ['Pipeline {pipeline} waits for approval {action} in stage {stage}.'],
    facts: approvalFacts,
    incident: part,
    thing: approval,
    consolePage,
  },
  {
    source,
    types: [ACTION],
    when: { 'type.category': ['Approval'] },
    name: 'pipeline',
    state: 'state',
    tones,
    sentences: ['Approval {action} in stage {stage} of pipeline {pipeline} {happened}.'],
    facts: approvalFacts,
    incident: part,
    thing,
    consolePage,
  },
  {
    source,
    types: [ACTION],
    name: 'pipeline',
    state: 'state',
    tones,
    cause: 'additionalInformation | execution-result.external-execution-summary',
    sentences: ['Action {action} in stage {stage} of pipeline {pipeline} {happened}.'],
    facts: {
      Stage: 'stage',
      Action: 'action',
      Provider: 'type.provider',
      'Error code': 'execution-result.error-code',
      Details: 'execution-result.external-execution-url',
      'Execution ID': 'execution-id',
    },
    incident: part,
    thing,
    consolePage,
  },
];

/** What an approval action sends to its own topic (user guide, JSON data format for manual approval notifications). */
export const codepipelineMessages: readonly MessageRecipe[] = [
  {
    kind: 'CodePipeline Approval Needed',
    when: { 'approval.pipelineName': true, 'approval.token': true },
    name: 'approval.pipelineName',
    tone: 'progress',
    cause: 'approval.customData',
    sentences: ['Pipeline {approval.pipelineName} waits for approval {approval.actionName} in stage {approval.stageName}.'],
    facts: {
      Stage: 'approval.stageName',
      Action: 'approval.actionName',
      'To review': 'approval.externalEntityLink',
      'Approve or reject': 'approval.approvalReviewLink',
      Expires: 'approval.expires',
    },
    region: 'region',
    thing: {
      kind: 'approval',
      names: { pipeline: 'approval.pipelineName', stage: 'approval.stageName', action: 'approval.actionName', token: 'approval.token' },
    },
    consolePage: 'codesuite/codepipeline/pipelines/{approval.pipelineName}/view?region={region}',
  },
];

function withoutFailedAction({ facts = {} }: EventRecipe): NonNullable<EventRecipe['facts']> {
  return Object.fromEntries(Object.entries(facts).filter(([label]) => label !== 'Failed action'));
}
