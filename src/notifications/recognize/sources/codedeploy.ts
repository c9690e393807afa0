// CodeDeploy (user guide, Monitoring deployments with Amazon EventBridge, and JSON data formats for CodeDeploy triggers).
import type { EventRecipe, IncidentRule, MessageRecipe } from '../recipe/recipe.ts';

const source = 'aws.codedeploy';
const incident: IncidentRule = { of: source, id: ['deploymentId'], as: 'run' };
const part: IncidentRule = { ...incident, isPart: true };
const thing = { kind: 'deployment', names: { deployment: 'deploymentId' } } as const;
const consolePage = 'codesuite/codedeploy/deployments/{deploymentId}?region={region}';
// Triggers write the states in other words than events do.
const tones = {
  START: 'progress',
  STOP: 'warning',
  READY: 'progress',
  Created: 'progress',
  InProgress: 'progress',
  Stopped: 'warning',
} as const;

/** The events of deployments and of the instances in them. */
export const codedeployEvents: readonly EventRecipe[] = [
  {
    source,
    types: ['CodeDeploy Deployment State-change Notification'],
    name: 'application',
    state: 'state',
    tones,
    cause: 'errorInformation.ErrorMessage | errorInformation.message',
    sentences: ['Deployment of {application} to {deploymentGroup} {happened}.', 'Deployment of {application} {happened}.'],
    facts: { 'Deployment group': 'deploymentGroup', 'Deployment ID': 'deploymentId', 'Error code': 'errorInformation.ErrorCode' },
    incident,
    thing,
    consolePage,
  },
  {
    source,
    types: ['CodeDeploy Instance State-change Notification'],
    name: 'instanceId',
    state: 'state',
    tones,
    sentences: ['Deployment of {application} to instance {instanceId} {happened}.'],
    facts: { Application: 'application', 'Deployment group': 'deploymentGroup', 'Deployment ID': 'deploymentId' },
    incident: part,
    thing,
    consolePage,
  },
];

/** What the triggers of a deployment group send to a topic. */
export const codedeployMessages: readonly MessageRecipe[] = [
  {
    kind: 'CodeDeploy Deployment',
    when: { eventTriggerName: true, deploymentId: true, status: true },
    name: 'applicationName',
    state: 'status',
    tones,
    cause: 'errorInformation.ErrorMessage',
    sentences: ['Deployment of {applicationName} to {deploymentGroupName} {happened}.'],
    facts: {
      'Deployment group': 'deploymentGroupName',
      'Deployment ID': 'deploymentId',
      'Error code': 'errorInformation.ErrorCode',
      'Instances failed': 'deploymentOverview.Failed',
      'Instances succeeded': 'deploymentOverview.Succeeded',
      Trigger: 'eventTriggerName',
      Started: 'createTime',
      Ended: 'completeTime',
    },
    account: 'accountId',
    region: 'region',
    incident,
    thing,
    consolePage,
  },
  {
    kind: 'CodeDeploy Instance',
    when: { eventTriggerName: true, deploymentId: true, instanceStatus: true },
    name: 'instanceId',
    state: 'instanceStatus',
    tones,
    sentences: ['Deployment to instance {instanceId} {happened}.'],
    facts: { 'Deployment ID': 'deploymentId', Trigger: 'eventTriggerName', Steps: 'lifecycleEvents', Updated: 'lastUpdatedAt' },
    account: 'accountId',
    region: 'region',
    incident: part,
    thing,
    consolePage,
  },
];
