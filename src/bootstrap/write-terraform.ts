// The unit as one Terraform file.
import { hasMembers, namesOf, tagsOf, type BootstrapPlan } from './bootstrap-plan.ts';
import { expression, jsonEncode, nested, writeBlock, type HclBody } from './hcl.ts';
import {
  policiesOfChannelRole,
  policyOfDeadLetters,
  policyOfKey,
  policyOfQueue,
  policyOfServer,
  policyOfTopic,
  statementOfBus,
  trustOfChannelRole,
  trustOfServer,
} from './policies.ts';
import { DEAD_LETTER_SECONDS, MAX_RECEIVE_COUNT, QUEUE_SECONDS, VISIBILITY_SECONDS } from './queue-settings.ts';
import { listInstances, writeMemberTemplate } from './write-member-template.ts';

/** Writes the file. */
export function writeTerraform(plan: BootstrapPlan): string {
  return [
    ...settings(plan),
    ...topic(plan),
    ...queue(plan),
    ...events(plan),
    ...server(plan),
    ...channelRole(plan),
    ...(hasMembers(plan) ? members(plan) : []),
    ...outputs(),
  ].join('\n');
}

function resource(type: string, name: string, body: HclBody): string {
  return writeBlock('resource', [type, name], body);
}

function settings(plan: BootstrapPlan): readonly string[] {
  const aws = { source: 'hashicorp/aws', version: '>= 5.0' };
  return [
    writeBlock('terraform', [], { required_version: '>= 1.3', required_providers: nested({ aws }) }),
    writeBlock('provider', ['aws'], {
      region: plan.region,
      allowed_account_ids: [plan.home.accountId],
      default_tags: nested({ tags: tagsOf(plan) }),
    }),
  ];
}

function topic(plan: BootstrapPlan): readonly string[] {
  const { topicName, keyAlias } = namesOf(plan);
  return [
    resource('aws_kms_key', 'topic', {
      description: `Topic ${topicName} of Signalbox`,
      enable_key_rotation: true,
      policy: jsonEncode(policyOfKey(plan)),
    }),
    resource('aws_kms_alias', 'topic', { name: keyAlias, target_key_id: expression('aws_kms_key.topic.key_id') }),
    resource('aws_sns_topic', 'events', { name: topicName, kms_master_key_id: expression('aws_kms_key.topic.arn') }),
    resource('aws_sns_topic_policy', 'events', {
      arn: expression('aws_sns_topic.events.arn'),
      policy: jsonEncode(policyOfTopic(plan)),
    }),
    resource('aws_sns_topic_subscription', 'queue', {
      topic_arn: expression('aws_sns_topic.events.arn'),
      protocol: 'sqs',
      endpoint: expression('aws_sqs_queue.events.arn'),
      raw_message_delivery: false,
      filter_policy: plan.filterPolicy === undefined ? undefined : jsonEncode(plan.filterPolicy),
      depends_on: [expression('aws_sqs_queue_policy.events')],
    }),
  ];
}

function queue(plan: BootstrapPlan): readonly string[] {
  const { queueName, deadLettersName } = namesOf(plan);
  return [
    resource('aws_sqs_queue', 'dead_letters', {
      name: deadLettersName,
      message_retention_seconds: DEAD_LETTER_SECONDS,
      sqs_managed_sse_enabled: true,
    }),
    resource('aws_sqs_queue_policy', 'dead_letters', {
      queue_url: expression('aws_sqs_queue.dead_letters.id'),
      policy: jsonEncode(policyOfDeadLetters(plan)),
    }),
    resource('aws_sqs_queue', 'events', {
      name: queueName,
      message_retention_seconds: QUEUE_SECONDS,
      visibility_timeout_seconds: VISIBILITY_SECONDS,
      sqs_managed_sse_enabled: true,
      redrive_policy: jsonEncode({
        deadLetterTargetArn: expression('aws_sqs_queue.dead_letters.arn'),
        maxReceiveCount: MAX_RECEIVE_COUNT,
      }),
    }),
    resource('aws_sqs_queue_policy', 'events', {
      queue_url: expression('aws_sqs_queue.events.id'),
      policy: jsonEncode(policyOfQueue(plan)),
    }),
  ];
}

function events(plan: BootstrapPlan): readonly string[] {
  const { ruleName } = namesOf(plan);
  return plan.sources.flatMap((source) => {
    const name = source.name.replaceAll('-', '_');
    return [
      resource('aws_cloudwatch_event_rule', name, {
        name: ruleName(source),
        description: source.summary,
        event_pattern: jsonEncode(source.pattern),
      }),
      resource('aws_cloudwatch_event_target', name, {
        rule: expression(`aws_cloudwatch_event_rule.${name}.name`),
        target_id: 'signalbox',
        arn: expression('aws_sns_topic.events.arn'),
      }),
    ];
  });
}

function server(plan: BootstrapPlan): readonly string[] {
  const { serverName } = namesOf(plan);
  const policy = jsonEncode(policyOfServer(plan));
  if (plan.principal === 'user') {
    return [
      resource('aws_iam_user', 'server', { name: serverName }),
      resource('aws_iam_user_policy', 'server', { name: 'signalbox', user: expression('aws_iam_user.server.name'), policy }),
    ];
  }
  const role = [
    resource('aws_iam_role', 'server', { name: serverName, assume_role_policy: jsonEncode(trustOfServer(plan)) }),
    resource('aws_iam_role_policy', 'server', { name: 'signalbox', role: expression('aws_iam_role.server.name'), policy }),
  ];
  if (plan.principal === 'ecs') return role;
  return [...role, resource('aws_iam_instance_profile', 'server', { name: serverName, role: expression('aws_iam_role.server.name') })];
}

function channelRole(plan: BootstrapPlan): readonly string[] {
  const { managedPolicyArns, documents } = policiesOfChannelRole(plan);
  const role = expression('aws_iam_role.channel.name');
  return [
    resource('aws_iam_role', 'channel', {
      name: namesOf(plan).roleName,
      description: `Commands of the channel ${plan.channel}, through Signalbox`,
      assume_role_policy: jsonEncode(trustOfChannelRole(plan)),
    }),
    ...managedPolicyArns.map((policyArn, position) =>
      resource('aws_iam_role_policy_attachment', `channel_${position + 1}`, { role, policy_arn: policyArn }),
    ),
    ...documents.map(({ name, document }) =>
      resource('aws_iam_role_policy', `channel_${name.replaceAll('-', '_')}`, { name, role, policy: jsonEncode(document) }),
    ),
  ];
}

function members(plan: BootstrapPlan): readonly string[] {
  const { stackSetName } = namesOf(plan);
  const { partition, home, organizationalUnitIds } = plan;
  const ofOrganization = organizationalUnitIds.length > 0;
  const ofAccounts = {
    administration_role_arn: `arn:${partition.id}:iam::${home.accountId}:role/AWSCloudFormationStackSetAdministrationRole`,
    execution_role_name: 'AWSCloudFormationStackSetExecutionRole',
  };
  const stackSet = resource('aws_cloudformation_stack_set', 'members', {
    name: stackSetName,
    description: 'Signalbox in other accounts and Regions',
    capabilities: ['CAPABILITY_NAMED_IAM'],
    permission_model: ofOrganization ? 'SERVICE_MANAGED' : 'SELF_MANAGED',
    ...(ofOrganization ? { auto_deployment: nested({ enabled: false }) } : ofAccounts),
    template_body: jsonEncode(writeMemberTemplate(plan)),
  });
  return [...busPolicy(plan), stackSet, ...instances(plan)];
}

function busPolicy(plan: BootstrapPlan): readonly string[] {
  if (plan.members.length === 0) return [];
  const { Sid: statementId, ...statement } = statementOfBus(plan);
  const policy = { Version: '2012-10-17', Statement: [{ Sid: statementId, ...statement }] };
  return [resource('aws_cloudwatch_event_bus_policy', 'members', { event_bus_name: 'default', policy: jsonEncode(policy) })];
}

/** One for each account and Region, or, in an organization, for each Region. */
function instances(plan: BootstrapPlan): readonly string[] {
  const stack_set_name = expression('aws_cloudformation_stack_set.members.name');
  return listInstances(plan).flatMap(({ accountIds, regions }) =>
    regions.flatMap((region) => {
      const suffix = region.replaceAll('-', '_');
      if (plan.organizationalUnitIds.length === 0) {
        return accountIds.map((accountId) =>
          resource('aws_cloudformation_stack_set_instance', `account_${accountId}_${suffix}`, {
            stack_set_name,
            account_id: accountId,
            region,
          }),
        );
      }
      const first = accountIds[0] ?? '';
      const deployment_targets = nested({
        organizational_unit_ids: plan.organizationalUnitIds,
        accounts: accountIds,
        account_filter_type: 'INTERSECTION',
      });
      return [
        resource('aws_cloudformation_stack_set_instance', `accounts_${first}_${suffix}`, { stack_set_name, region, deployment_targets }),
      ];
    }),
  );
}

function outputs(): readonly string[] {
  return [
    writeBlock('output', ['queue_url'], { value: expression('aws_sqs_queue.events.url') }),
    writeBlock('output', ['topic_arn'], { value: expression('aws_sns_topic.events.arn') }),
    writeBlock('output', ['channel_role_arn'], { value: expression('aws_iam_role.channel.arn') }),
  ];
}
