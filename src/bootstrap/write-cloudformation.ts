// The unit as one CloudFormation template, in YAML.
import { stringify } from 'yaml';
import { hasMembers, namesOf, type BootstrapPlan } from './bootstrap-plan.ts';
import { channelRole, eventRule, ruleId, tagList, type CloudFormationResource } from './cloudformation-parts.ts';
import {
  policyOfDeadLetters,
  policyOfKey,
  policyOfQueue,
  policyOfServer,
  policyOfTopic,
  statementOfBus,
  trustOfServer,
} from './policies.ts';
import { DEAD_LETTER_SECONDS, MAX_RECEIVE_COUNT, QUEUE_SECONDS, VISIBILITY_SECONDS } from './queue-settings.ts';
import { listInstances, writeMemberTemplate } from './write-member-template.ts';

type Resources = Readonly<Record<string, CloudFormationResource>>;

/** Writes the template. */
export function writeCloudFormation(plan: BootstrapPlan): string {
  const template = {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: `Signalbox (${plan.name}): principal, channel role, queue, topic and events.`,
    Resources: {
      ...topicResources(plan),
      ...queueResources(plan),
      ...Object.fromEntries(
        plan.sources.map((source) => [ruleId(source), eventRule(plan, source, { Id: 'signalbox', Arn: { Ref: 'Topic' } })]),
      ),
      ...serverResources(plan),
      ChannelRole: channelRole(plan),
      ...(hasMembers(plan) ? memberResources(plan) : {}),
    },
    Outputs: {
      QueueUrl: { Value: { Ref: 'Queue' } },
      TopicArn: { Value: { Ref: 'Topic' } },
      ChannelRoleArn: { Value: { 'Fn::GetAtt': ['ChannelRole', 'Arn'] } },
      ServerArn: { Value: { 'Fn::GetAtt': ['Server', 'Arn'] } },
    },
  };
  return stringify(template, { lineWidth: 0, aliasDuplicateObjects: false, version: '1.1' });
}

function topicResources(plan: BootstrapPlan): Resources {
  const { topicName, keyAlias } = namesOf(plan);
  return {
    Key: {
      Type: 'AWS::KMS::Key',
      DeletionPolicy: 'Delete',
      UpdateReplacePolicy: 'Delete',
      Properties: {
        Description: `Topic ${topicName} of Signalbox`,
        EnableKeyRotation: true,
        KeyPolicy: policyOfKey(plan),
        Tags: tagList(plan),
      },
    },
    KeyAlias: { Type: 'AWS::KMS::Alias', Properties: { AliasName: keyAlias, TargetKeyId: { Ref: 'Key' } } },
    Topic: {
      Type: 'AWS::SNS::Topic',
      Properties: { TopicName: topicName, KmsMasterKeyId: { Ref: 'Key' }, Tags: tagList(plan) },
    },
    TopicPolicy: { Type: 'AWS::SNS::TopicPolicy', Properties: { Topics: [{ Ref: 'Topic' }], PolicyDocument: policyOfTopic(plan) } },
    Subscription: {
      Type: 'AWS::SNS::Subscription',
      DependsOn: 'QueuePolicy',
      Properties: {
        TopicArn: { Ref: 'Topic' },
        Protocol: 'sqs',
        Endpoint: { 'Fn::GetAtt': ['Queue', 'Arn'] },
        RawMessageDelivery: false,
        ...(plan.filterPolicy === undefined ? {} : { FilterPolicy: plan.filterPolicy }),
      },
    },
  };
}

function queueResources(plan: BootstrapPlan): Resources {
  const { queueName, deadLettersName } = namesOf(plan);
  return {
    DeadLetters: {
      Type: 'AWS::SQS::Queue',
      DeletionPolicy: 'Delete',
      UpdateReplacePolicy: 'Delete',
      Properties: {
        QueueName: deadLettersName,
        MessageRetentionPeriod: DEAD_LETTER_SECONDS,
        SqsManagedSseEnabled: true,
        Tags: tagList(plan),
      },
    },
    DeadLettersPolicy: {
      Type: 'AWS::SQS::QueuePolicy',
      Properties: { Queues: [{ Ref: 'DeadLetters' }], PolicyDocument: policyOfDeadLetters(plan) },
    },
    Queue: {
      Type: 'AWS::SQS::Queue',
      DeletionPolicy: 'Delete',
      UpdateReplacePolicy: 'Delete',
      Properties: {
        QueueName: queueName,
        MessageRetentionPeriod: QUEUE_SECONDS,
        VisibilityTimeout: VISIBILITY_SECONDS,
        SqsManagedSseEnabled: true,
        RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['DeadLetters', 'Arn'] }, maxReceiveCount: MAX_RECEIVE_COUNT },
        Tags: tagList(plan),
      },
    },
    QueuePolicy: { Type: 'AWS::SQS::QueuePolicy', Properties: { Queues: [{ Ref: 'Queue' }], PolicyDocument: policyOfQueue(plan) } },
  };
}

function serverResources(plan: BootstrapPlan): Resources {
  const { serverName } = namesOf(plan);
  const Policies = [{ PolicyName: 'signalbox', PolicyDocument: policyOfServer(plan) }];
  if (plan.principal === 'user') {
    return { Server: { Type: 'AWS::IAM::User', Properties: { UserName: serverName, Policies, Tags: tagList(plan) } } };
  }
  const role: CloudFormationResource = {
    Type: 'AWS::IAM::Role',
    Properties: { RoleName: serverName, AssumeRolePolicyDocument: trustOfServer(plan), Policies, Tags: tagList(plan) },
  };
  if (plan.principal === 'ecs') return { Server: role };
  const profile: CloudFormationResource = {
    Type: 'AWS::IAM::InstanceProfile',
    Properties: { InstanceProfileName: serverName, Roles: [{ Ref: 'Server' }] },
  };
  return { Server: role, ServerProfile: profile };
}

function memberResources(plan: BootstrapPlan): Resources {
  const { stackSetName } = namesOf(plan);
  const ofOrganization = plan.organizationalUnitIds.length > 0;
  return {
    ...(plan.members.length === 0
      ? {}
      : {
          BusPolicy: {
            Type: 'AWS::Events::EventBusPolicy',
            Properties: { EventBusName: 'default', StatementId: `${plan.name}-members`, Statement: statementOfBus(plan) },
          },
        }),
    Members: {
      Type: 'AWS::CloudFormation::StackSet',
      ...(plan.members.length === 0 ? {} : { DependsOn: 'BusPolicy' }),
      Properties: {
        StackSetName: stackSetName,
        Description: 'Signalbox in other accounts and Regions',
        Capabilities: ['CAPABILITY_NAMED_IAM'],
        ...(ofOrganization
          ? { PermissionModel: 'SERVICE_MANAGED', AutoDeployment: { Enabled: false } }
          : {
              PermissionModel: 'SELF_MANAGED',
              AdministrationRoleARN: `arn:${plan.partition.id}:iam::${plan.home.accountId}:role/AWSCloudFormationStackSetAdministrationRole`,
              ExecutionRoleName: 'AWSCloudFormationStackSetExecutionRole',
            }),
        StackInstancesGroup: listInstances(plan).map(({ accountIds, regions }) => ({
          Regions: regions,
          DeploymentTargets: ofOrganization
            ? { OrganizationalUnitIds: plan.organizationalUnitIds, Accounts: accountIds, AccountFilterType: 'INTERSECTION' }
            : { Accounts: accountIds },
        })),
        TemplateBody: JSON.stringify(writeMemberTemplate(plan)),
        Tags: tagList(plan),
      },
    },
  };
}
