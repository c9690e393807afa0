// Services that run applications, beside containers and functions: AWS App Runner, AWS AppConfig, AWS Elastic Beanstalk,
// Amazon EKS, AWS CloudFormation; each from its guide's page on EventBridge or notifications.
import type { EventRecipe, MessageRecipe, Recipe } from '../recipe/recipe.ts';

const appConfig: Recipe = {
  name: 'Application.Name',
  facts: {
    Environment: 'Environment.Name',
    Profile: 'ConfigurationProfile.Name',
    Version: 'ConfigurationVersion',
    Deployment: 'DeploymentNumber',
    Description: 'Description',
  },
};
function appConfigEvent(type: string, happened: string, tone: EventRecipe['tone']): EventRecipe {
  return {
    ...appConfig,
    source: 'aws.appconfig',
    types: [type],
    ...(tone === undefined ? {} : { tone }),
    sentences: [`Deployment {DeploymentNumber} of {ConfigurationProfile.Name} to {Environment.Name} ${happened}.`],
    incident: { of: 'aws.appconfig', id: ['$.account', '$.region', 'Application.Id', 'Environment.Id', 'DeploymentNumber'], as: 'run' },
  };
}
const beanstalk: Recipe = {
  name: 'EnvironmentName',
  state: 'Status',
  cause: 'Message',
  severity: { at: 'Severity', words: { FATAL: 'critical', ERROR: 'high', WARN: 'medium', INFO: 'info', DEBUG: 'info', TRACE: 'info' } },
  facts: { Application: 'ApplicationName', Environment: 'EnvironmentName' },
};

/** The events of these services. */
export const applicationEvents: readonly EventRecipe[] = [
  {
    source: 'aws.apprunner',
    types: ['AppRunner Service Status Change'],
    name: 'serviceName',
    state: 'currentServiceStatus',
    tones: { RUNNING: 'good', CREATE_FAILED: 'bad', DELETE_FAILED: 'bad', PAUSED: 'warning', OPERATION_IN_PROGRESS: 'progress' },
    cause: 'message',
    sentences: ['Service {serviceName} {happened}; it was {previousServiceStatus}.'],
    facts: { 'Previous status': 'previousServiceStatus', 'Service ID': 'serviceId' },
    incident: { of: 'aws.apprunner', id: ['serviceId'], as: 'run' },
  },
  {
    source: 'aws.apprunner',
    types: ['AppRunner Service Operation Status Change'],
    name: 'serviceName',
    state: 'operationStatus',
    cause: 'message',
    facts: { 'Service ID': 'serviceId' },
    incident: { of: 'aws.apprunner', id: ['serviceId'], as: 'run' },
  },
  appConfigEvent('On Deployment Start', 'started', 'progress'),
  appConfigEvent('On Deployment Complete', 'is complete', 'good'),
  appConfigEvent('On Deployment Rolled Back', 'was rolled back', 'bad'),
  { ...beanstalk, source: 'aws.elasticbeanstalk' },
  {
    source: 'aws.cloudformation',
    types: ['CloudFormation Stack Status Change'],
    name: 'stack-id',
    state: 'status-details.status',
    cause: 'status-details.status-reason',
    sentences: ['Stack {stack-id} {happened}.'],
    facts: { Stack: 'stack-id', 'Detailed status': 'status-details.detailed-status' },
    incident: { of: 'cloudformation', id: ['stack-id'], as: 'run' },
    consolePage: 'cloudformation/home?region={region}#/stacks/stackinfo?stackId={stack-id}',
  },
  {
    source: 'aws.cloudformation',
    types: ['CloudFormation Resource Status Change'],
    name: 'logical-resource-id',
    state: 'status-details.status',
    cause: 'status-details.status-reason',
    sentences: ['Resource {logical-resource-id} of stack {stack-id} {happened}.'],
    facts: { Stack: 'stack-id', 'Resource type': 'resource-type', 'Physical ID': 'physical-resource-id' },
    incident: { of: 'cloudformation', id: ['stack-id'], as: 'run', isPart: true },
    consolePage: 'cloudformation/home?region={region}#/stacks/stackinfo?stackId={stack-id}',
  },
  {
    source: 'aws.cloudformation',
    types: ['CloudFormation Drift Detection Status Change'],
    name: 'stack-id',
    state: 'status-details.stack-drift-status',
    tones: { DRIFTED: 'warning', IN_SYNC: 'good' },
    sentences: ['Stack {stack-id}: {status-details.stack-drift-status}.'],
    facts: { Stack: 'stack-id', 'Detection status': 'status-details.detection-status' },
  },
];

/** What an environment of Elastic Beanstalk sends to its topic, as lines of labels and values. */
export const beanstalkMessages: readonly MessageRecipe[] = [
  {
    kind: 'Elastic Beanstalk Environment',
    when: { Environment: true, Message: true, NotificationProcessId: true, Health: true },
    name: 'Environment',
    cause: 'Message',
    state: 'Health',
    tones: { Severe: 'bad', Degraded: 'warning', Warning: 'warning', Ok: 'good', Info: 'good' },
    facts: {
      Application: 'Application',
      'Health before': 'Health before',
      Page: 'Environment URL',
      Request: 'RequestId',
      Time: 'Timestamp',
    },
    incident: { of: 'aws.elasticbeanstalk', id: ['Environment URL | Environment', 'Application'], as: 'condition' },
  },
  {
    kind: 'Elastic Beanstalk Environment',
    when: { Environment: true, Message: true, NotificationProcessId: true },
    name: 'Environment',
    cause: 'Message',
    judgesCause: true,
    facts: { Application: 'Application', Page: 'Environment URL', Request: 'RequestId', Time: 'Timestamp' },
  },
];
