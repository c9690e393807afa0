// The eight role templates of AWS Chatbot and its protection policy, as guardrails.
import type { PolicyDocument, PolicyStatement } from '../domain/guardrail-policy.ts';
import type { GuardrailTemplate } from './guardrail-template.ts';

/** AWS Chatbot Administrator Guide. */
const GUIDE = 'https://docs.aws.amazon.com/chatbot/latest/adminguide';
const IAM_POLICIES = `${GUIDE}/chatbot-iam-policies.html`;

function policyOf(...Statement: readonly PolicyStatement[]): PolicyDocument {
  return { Version: '2012-10-17', Statement };
}

function allow(...Action: readonly string[]): PolicyStatement {
  return { Effect: 'Allow', Action, Resource: ['*'] };
}

// The list as it is with ssm:*, which one page of the guide leaves out: the narrower of two.
const DENIED_READS: PolicyStatement = {
  Effect: 'Deny',
  Action: [
    'iam:*',
    's3:GetBucketPolicy',
    'ssm:*',
    'sts:*',
    'kms:*',
    'cognito-idp:GetSigningCertificate',
    'ec2:GetPasswordData',
    'ecr:GetAuthorizationToken',
    'gamelift:RequestUploadCredentials',
    'gamelift:GetInstanceAccess',
    'lightsail:DownloadDefaultKeyPair',
    'lightsail:GetInstanceAccessDetails',
    'lightsail:GetKeyPair',
    'lightsail:GetKeyPairs',
    'redshift:GetClusterCredentials',
    'storagegateway:DescribeChapCredentials',
  ],
  Resource: ['*'],
};

/** All templates, in the order of the guide; the protection policy last. */
export const guardrailTemplates: readonly GuardrailTemplate[] = [
  {
    name: 'notifications',
    title: 'Notification permissions',
    summary: 'Look at alarms, metrics and dashboards of CloudWatch.',
    document: policyOf(allow('cloudwatch:Describe*', 'cloudwatch:Get*', 'cloudwatch:List*')),
    documentName: 'AWS-Chatbot-NotificationsOnly-Policy',
    managedPolicyNames: [],
    source: IAM_POLICIES,
  },
  {
    name: 'read-only-commands',
    title: 'Read-only command permissions',
    summary: 'Look at everything in the account but identities, keys, parameters and credentials.',
    document: policyOf(DENIED_READS),
    documentName: 'AWS-Chatbot-ReadOnly-Commands-Policy',
    managedPolicyNames: ['ReadOnlyAccess'],
    source: IAM_POLICIES,
  },
  {
    name: 'lambda-invoke',
    title: 'Lambda-invoke command permissions',
    summary: 'Invoke Lambda functions.',
    document: policyOf(allow('lambda:invokeAsync', 'lambda:invokeFunction')),
    documentName: 'AWS-Chatbot-LambdaInvoke-Policy',
    managedPolicyNames: [],
    source: IAM_POLICIES,
  },
  {
    name: 'support',
    title: 'AWS Support command permissions',
    summary: 'Open, read and answer support cases.',
    managedPolicyNames: ['AWSSupportAccess'],
    source: IAM_POLICIES,
  },
  {
    name: 'incident-manager',
    title: 'Incident Manager permissions',
    summary: 'Start incidents, and read and write their records and timelines.',
    managedPolicyNames: ['AWSIncidentManagerResolverAccess'],
    source: IAM_POLICIES,
  },
  {
    name: 'resource-explorer',
    title: 'Resource Explorer permissions',
    summary: 'Search for resources in all Regions.',
    managedPolicyNames: ['AWSResourceExplorerReadOnlyAccess'],
    source: IAM_POLICIES,
  },
  {
    name: 'amazon-q',
    title: 'Amazon Q permissions',
    summary: 'Ask Amazon Q.',
    managedPolicyNames: ['AmazonQFullAccess'],
    source: IAM_POLICIES,
  },
  {
    name: 'operations-assistant',
    title: 'Amazon Q operations assistant permissions',
    summary: 'Take part in operational investigations.',
    managedPolicyNames: ['AIOpsOperatorAccess'],
    source: IAM_POLICIES,
  },
  {
    name: 'protection',
    title: 'Protection policy',
    summary: 'Look at everything, invoke functions, and work with support cases and incidents.',
    document: policyOf(allow('lambda:Invoke*', 'support:*', 'ssm-incidents:*')),
    documentName: 'protection policy',
    managedPolicyNames: ['ReadOnlyAccess'],
    source: `${GUIDE}/understanding-permissions.html`,
  },
];

/** Finds a template by its name. */
export function findGuardrailTemplate(name: string): GuardrailTemplate | undefined {
  return guardrailTemplates.find((template) => template.name === name);
}

/** Lists the managed policies that templates name, each once. */
export function listManagedPolicyNames(): readonly string[] {
  return [...new Set(guardrailTemplates.flatMap(({ managedPolicyNames }) => managedPolicyNames))];
}
