// The policies of everything that is made, as JSON documents. Whoever writes a unit puts them in as they are.
import type { PolicyDocument } from '../domain/guardrail-policy.ts';
import { readingPolicy } from '../domain/reading-calls.ts';
import { namesOf, roleArnIn, type BootstrapPlan } from './bootstrap-plan.ts';

/** A policy document with principals, as those of resources have them. */
export interface WrittenPolicy {
  readonly Version: '2012-10-17';
  readonly Statement: readonly Readonly<Record<string, unknown>>[];
}

function policyOf(...Statement: WrittenPolicy['Statement']): WrittenPolicy {
  return { Version: '2012-10-17', Statement };
}

function rootOf(accountId: string, { partition }: BootstrapPlan): string {
  return `arn:${partition.id}:iam::${accountId}:root`;
}

function withoutEncryption(action: string, resource: string): Readonly<Record<string, unknown>> {
  return {
    Sid: 'OnlyEncrypted',
    Effect: 'Deny',
    Principal: '*',
    Action: action,
    Resource: resource,
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  };
}

/**
 * Who may take on a channel role: the server alone, with the external id. The account is the principal, and its ARN a condition, so that
 * the role can be made before the server's user or role is known everywhere in IAM.
 */
export function trustOfChannelRole(plan: BootstrapPlan): WrittenPolicy {
  const Principal = { AWS: rootOf(plan.home.accountId, plan) };
  const isServer = { ArnEquals: { 'aws:PrincipalArn': namesOf(plan).serverArn } };
  return policyOf(
    {
      Sid: 'TakeOn',
      Effect: 'Allow',
      Principal,
      Action: 'sts:AssumeRole',
      Condition: { ...isServer, StringEquals: { 'sts:ExternalId': plan.externalId } },
    },
    // There is no external id where these two are asked about (Service Authorization Reference, STS).
    { Sid: 'NameThePerson', Effect: 'Allow', Principal, Action: ['sts:TagSession', 'sts:SetSourceIdentity'], Condition: isServer },
  );
}

/** What the server may do: read its queue, take on the channel roles, read AWS's managed policies. */
export function policyOfServer(plan: BootstrapPlan): WrittenPolicy {
  const { queueArn } = namesOf(plan);
  return policyOf(
    {
      Sid: 'ReadTheQueue',
      Effect: 'Allow',
      Action: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:ChangeMessageVisibility'],
      Resource: queueArn,
    },
    {
      Sid: 'TakeOnChannelRoles',
      Effect: 'Allow',
      Action: ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'],
      Resource: [plan.home, ...plan.members].map((account) => roleArnIn(account, plan)),
    },
    {
      Sid: 'ReadManagedPolicies',
      Effect: 'Allow',
      Action: ['iam:GetPolicy', 'iam:GetPolicyVersion'],
      Resource: `arn:${plan.partition.id}:iam::aws:policy/*`,
    },
  );
}

/** Who may be the server: an instance or a task of the account. A user needs no such policy. */
export function trustOfServer({ principal, home }: BootstrapPlan): WrittenPolicy {
  if (principal === 'ec2') {
    return policyOf({ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' });
  }
  return policyOf({
    Effect: 'Allow',
    Principal: { Service: 'ecs-tasks.amazonaws.com' },
    Action: 'sts:AssumeRole',
    Condition: { StringEquals: { 'aws:SourceAccount': home.accountId } },
  });
}

/** The lock on the door: what is in the queue is trusted, so the topic alone may send, and only encrypted. */
export function policyOfQueue(plan: BootstrapPlan): WrittenPolicy {
  const { queueArn, topicArn } = namesOf(plan);
  return policyOf(
    {
      Sid: 'FromTheTopic',
      Effect: 'Allow',
      Principal: { Service: 'sns.amazonaws.com' },
      Action: 'sqs:SendMessage',
      Resource: queueArn,
      Condition: { ArnEquals: { 'aws:SourceArn': topicArn } },
    },
    withoutEncryption('sqs:*', queueArn),
  );
}

/** The dead letters come from the queue by themselves. */
export function policyOfDeadLetters(plan: BootstrapPlan): WrittenPolicy {
  return policyOf(withoutEncryption('sqs:*', namesOf(plan).deadLettersArn));
}

/** Who may publish. EventBridge says nothing that a condition could hold ("You can't use Condition blocks", EventBridge User Guide). */
export function policyOfTopic(plan: BootstrapPlan): WrittenPolicy {
  const { topicArn } = namesOf(plan);
  const accountIds = [plan.home, ...plan.members].map(({ accountId }) => accountId);
  return policyOf(
    {
      Sid: 'Alarms',
      Effect: 'Allow',
      Principal: { Service: 'cloudwatch.amazonaws.com' },
      Action: 'sns:Publish',
      Resource: topicArn,
      Condition: { StringEquals: { 'aws:SourceAccount': accountIds } },
    },
    { Sid: 'Events', Effect: 'Allow', Principal: { Service: 'events.amazonaws.com' }, Action: 'sns:Publish', Resource: topicArn },
    {
      Sid: 'Owner',
      Effect: 'Allow',
      Principal: { AWS: rootOf(plan.home.accountId, plan) },
      Action: ['sns:Publish', 'sns:Subscribe', 'sns:GetTopicAttributes', 'sns:ListSubscriptionsByTopic'],
      Resource: topicArn,
    },
    withoutEncryption('sns:Publish', topicArn),
  );
}

/**
 * Whoever publishes to an encrypted topic needs its key, or events vanish without a word. Conditions on the source "are not supported for
 * EventBridge-to-encrypted topics" (SNS Developer Guide, key management); the topic's own policy says who may publish.
 */
export function policyOfKey(plan: BootstrapPlan): WrittenPolicy {
  return policyOf(
    { Sid: 'Owner', Effect: 'Allow', Principal: { AWS: rootOf(plan.home.accountId, plan) }, Action: 'kms:*', Resource: '*' },
    {
      Sid: 'Publishers',
      Effect: 'Allow',
      Principal: { Service: ['cloudwatch.amazonaws.com', 'events.amazonaws.com'] },
      Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
      Resource: '*',
    },
  );
}

/** The statement that lets the members send their events. */
export function statementOfBus(plan: BootstrapPlan): Readonly<Record<string, unknown>> {
  return {
    Sid: `${plan.name}-members`,
    Effect: 'Allow',
    Principal: { AWS: plan.members.map(({ accountId }) => rootOf(accountId, plan)) },
    Action: 'events:PutEvents',
    Resource: namesOf(plan).busArn,
  };
}

/** Who sends events on from elsewhere. */
export function trustOfForwarding(): WrittenPolicy {
  return policyOf({ Effect: 'Allow', Principal: { Service: 'events.amazonaws.com' }, Action: 'sts:AssumeRole' });
}

/** To where. */
export function policyOfForwarding(plan: BootstrapPlan): WrittenPolicy {
  return policyOf({ Effect: 'Allow', Action: 'events:PutEvents', Resource: namesOf(plan).busArn });
}

/** The name of the policy that lets alarms be shown with what explains them; no template has it. */
const READING_POLICY_NAME = 'notification-context';

/** What a channel role may do: ARNs of the templates' managed policies, and documents by name, with what is read for notifications. */
export function policiesOfChannelRole({ templates, partition }: BootstrapPlan): {
  readonly managedPolicyArns: readonly string[];
  readonly documents: readonly { readonly name: string; readonly document: PolicyDocument }[];
} {
  const names = [...new Set(templates.flatMap(({ managedPolicyNames }) => managedPolicyNames))];
  return {
    managedPolicyArns: names.map((name) => `arn:${partition.id}:iam::aws:policy/${name}`),
    documents: [
      ...templates.flatMap(({ name, document }) => (document === undefined ? [] : [{ name, document }])),
      { name: READING_POLICY_NAME, document: readingPolicy },
    ],
  };
}
