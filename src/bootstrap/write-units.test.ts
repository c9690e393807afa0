import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { evaluatePolicies } from '../commands/authorize/policy-evaluation/evaluate-policies.ts';
import { closedContext } from '../commands/authorize/policy-evaluation/request-context.ts';
import { readPolicyDocument } from '../commands/parse-policy-document.ts';
import { loadValid, warningLines } from '../config/testing/load-text.ts';
import { namesOf, tagsOf, type BootstrapPlan } from './bootstrap-plan.ts';
import { readingPolicy } from '../domain/reading-calls.ts';
import { guardrailTemplates } from '../guardrail-templates/guardrail-templates.ts';
import { policiesOfChannelRole, policyOfServer, type WrittenPolicy } from './policies.ts';
import { aPlan, samplePlans } from './testing/sample-plans.ts';
import { writeCloudFormation } from './write-cloudformation.ts';
import { writeConfiguration } from './write-configuration.ts';
import { writeMemberTemplate } from './write-member-template.ts';
import { writeTerraform } from './write-terraform.ts';

interface Resource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
}

const MEMBERS = aPlan({ accounts: ['prod=111122223333', 'staging=444455556666'], regions: ['us-east-1', 'eu-west-1'] });
const plans = Object.entries(samplePlans);

function resourcesOf(plan: BootstrapPlan): Readonly<Record<string, Resource>> {
  return (parse(writeCloudFormation(plan), { version: '1.1' }) as { readonly Resources: Readonly<Record<string, Resource>> }).Resources;
}

function statementsOf(plan: BootstrapPlan, id: string, property: string): WrittenPolicy['Statement'] {
  return (resourcesOf(plan)[id]?.Properties[property] as WrittenPolicy | undefined)?.Statement ?? [];
}

describe('writeCloudFormation', () => {
  it('makes all of it in one template', () => {
    const types = Object.values(resourcesOf(MEMBERS)).map(({ Type }) => Type);

    expect(new Set(types)).toEqual(
      new Set([
        'AWS::KMS::Key',
        'AWS::KMS::Alias',
        'AWS::SNS::Topic',
        'AWS::SNS::TopicPolicy',
        'AWS::SNS::Subscription',
        'AWS::SQS::Queue',
        'AWS::SQS::QueuePolicy',
        'AWS::Events::Rule',
        'AWS::Events::EventBusPolicy',
        'AWS::IAM::User',
        'AWS::IAM::Role',
        'AWS::CloudFormation::StackSet',
      ]),
    );
  });

  it.each(plans)('tags everything that takes tags: %s', (_what, plan) => {
    const untagged = new Set([
      'AWS::KMS::Alias',
      'AWS::SNS::TopicPolicy',
      'AWS::SNS::Subscription',
      'AWS::SQS::QueuePolicy',
      'AWS::Events::EventBusPolicy',
      'AWS::IAM::InstanceProfile',
    ]);
    const wanted = Object.entries(tagsOf(plan)).map(([Key, Value]) => ({ Key, Value }));
    const taggable = Object.values(resourcesOf(plan)).filter(({ Type }) => !untagged.has(Type));

    expect(taggable.length).toBeGreaterThan(8);
    for (const { Properties } of taggable) expect(Properties['Tags']).toEqual(wanted);
  });

  it('lets the topic alone send to the queue, and nobody without encryption', () => {
    const { topicArn, queueArn } = namesOf(MEMBERS);

    expect(statementsOf(MEMBERS, 'QueuePolicy', 'PolicyDocument')).toEqual([
      expect.objectContaining({
        Effect: 'Allow',
        Principal: { Service: 'sns.amazonaws.com' },
        Resource: queueArn,
        Condition: { ArnEquals: { 'aws:SourceArn': topicArn } },
      }),
      expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
    ]);
  });

  it('lets CloudWatch and EventBridge use the key of the topic, without conditions that EventBridge does not know', () => {
    const publishers = statementsOf(MEMBERS, 'Key', 'KeyPolicy').find(({ Sid }) => Sid === 'Publishers');
    const events = statementsOf(MEMBERS, 'TopicPolicy', 'PolicyDocument').find(({ Sid }) => Sid === 'Events');

    expect(publishers).toMatchObject({
      Principal: { Service: ['cloudwatch.amazonaws.com', 'events.amazonaws.com'] },
      Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
    });
    expect(publishers).not.toHaveProperty('Condition');
    expect(events).toMatchObject({ Effect: 'Allow', Principal: { Service: 'events.amazonaws.com' } });
    expect(events).not.toHaveProperty('Condition');
  });

  it('lets the server alone take on a channel role, with the external id, and name the person', () => {
    const server = { ArnEquals: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:user/signalbox-server' } };

    expect(statementsOf(MEMBERS, 'ChannelRole', 'AssumeRolePolicyDocument')).toEqual([
      expect.objectContaining({
        Action: 'sts:AssumeRole',
        Condition: { ...server, StringEquals: { 'sts:ExternalId': MEMBERS.externalId } },
      }),
      expect.objectContaining({ Action: ['sts:TagSession', 'sts:SetSourceIdentity'], Condition: server }),
    ]);
  });

  it('makes the StackSet as the organization has it, or with the roles that stand in the accounts', () => {
    const self = resourcesOf(MEMBERS)['Members']?.Properties;
    const organization = resourcesOf(samplePlans['an organization'] ?? MEMBERS)['Members']?.Properties;

    expect(self).toMatchObject({
      PermissionModel: 'SELF_MANAGED',
      StackInstancesGroup: [
        { Regions: ['us-east-1', 'eu-west-1'], DeploymentTargets: { Accounts: ['444455556666'] } },
        { Regions: ['eu-west-1'], DeploymentTargets: { Accounts: ['111122223333'] } },
      ],
    });
    expect(JSON.parse(String(self?.['TemplateBody']))).toEqual(writeMemberTemplate(MEMBERS));
    expect(organization).toMatchObject({
      PermissionModel: 'SERVICE_MANAGED',
      StackInstancesGroup: [{ DeploymentTargets: { OrganizationalUnitIds: ['ou-ab12-cdef3456'], AccountFilterType: 'INTERSECTION' } }],
    });
    expect(resourcesOf(aPlan())).not.toHaveProperty('Members');
  });
});

describe('policiesOfChannelRole', () => {
  it.each(plans)('lets what is read for notifications be read, whatever the templates allow: %s', (_what, plan) => {
    const inTemplate = resourcesOf(plan)['ChannelRole']?.Properties['Policies'];
    const named = { PolicyName: 'notification-context', PolicyDocument: readingPolicy };

    expect(inTemplate).toEqual(expect.arrayContaining([named]));
    expect(writeMemberTemplate(plan)).toMatchObject({
      Resources: { ChannelRole: { Properties: { Policies: expect.arrayContaining([named]) } } },
    });
    expect(writeTerraform(plan)).toContain('resource "aws_iam_role_policy" "channel_notification_context"');
    // What is optional is for whoever wants it to give.
    expect(`${writeCloudFormation(plan)}${writeTerraform(plan)}`).not.toContain('SimulatePrincipalPolicy');
  });

  it('has a policy of each name once', () => {
    const { documents } = policiesOfChannelRole({ ...MEMBERS, templates: guardrailTemplates });

    expect(new Set(documents.map(({ name }) => name)).size).toBe(documents.length);
  });
});

describe('policyOfServer', () => {
  it('allows what the server does, and nothing else', () => {
    const parsed = readPolicyDocument(policyOfServer(MEMBERS));
    if (parsed.status === 'invalid') throw new Error(parsed.reason);
    const layers = [{ name: 'server', policies: [{ name: 'server', document: parsed.document }] }];
    const decide = (action: string, resource: string) => evaluatePolicies(layers, { action, resource, context: closedContext({}) }).verdict;

    expect(decide('sqs:ReceiveMessage', namesOf(MEMBERS).queueArn)).toBe('allowed');
    expect(decide('sqs:SendMessage', namesOf(MEMBERS).queueArn)).toBe('denied');
    expect(decide('sts:AssumeRole', 'arn:aws:iam::444455556666:role/signalbox-ops')).toBe('allowed');
    expect(decide('sts:AssumeRole', 'arn:aws:iam::444455556666:role/admin')).toBe('denied');
    expect(decide('iam:GetPolicyVersion', 'arn:aws:iam::aws:policy/ReadOnlyAccess')).toBe('allowed');
  });
});

describe('writeTerraform', () => {
  it('makes the same as the template', () => {
    const unit = writeTerraform(MEMBERS);

    for (const type of [
      'aws_kms_key',
      'aws_sns_topic_policy',
      'aws_sns_topic_subscription',
      'aws_sqs_queue_policy',
      'aws_cloudwatch_event_rule',
      'aws_cloudwatch_event_bus_policy',
      'aws_iam_user_policy',
      'aws_iam_role_policy_attachment',
      'aws_cloudformation_stack_set_instance',
    ]) {
      expect(unit).toContain(`resource "${type}"`);
    }
    expect(unit).toContain('"signalbox:managed-by" = "bootstrap"');
  });

  it('lets no text of somebody begin an expression of Terraform', () => {
    expect(writeTerraform(samplePlans['a filter and all sources'] ?? MEMBERS)).toContain('"$${b}"');
  });
});

describe('writeConfiguration', () => {
  it.each(plans)('writes what Signalbox takes without a warning: %s', async (_what, plan) => {
    const text = writeConfiguration(plan, 'terraform');

    expect(await warningLines(text)).toEqual([]);
    const config = await loadValid(text);
    expect(config.sqs.queues).toMatchObject([{ queueUrl: namesOf(plan).queueUrl }]);
    expect(config.channelConfigurations).toMatchObject([
      {
        configurationName: plan.channel,
        snsTopicArns: [namesOf(plan).topicArn],
        accounts: [plan.home, ...plan.members].map(({ name }) => ({ name, externalId: plan.externalId })),
      },
    ]);
  });

  it('says what is to be done for each principal', () => {
    expect(writeConfiguration(aPlan(), 'cloudformation')).toContain('aws iam create-access-key --user-name signalbox-server');
    expect(writeConfiguration(aPlan({ principal: 'ec2' }), 'cloudformation')).toContain('instance profile signalbox-server');
    expect(writeConfiguration(aPlan({ principal: 'ecs' }), 'terraform')).toContain('terraform apply');
  });
});
