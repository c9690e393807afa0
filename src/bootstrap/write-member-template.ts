// The CloudFormation template of the StackSet: what other accounts and Regions need, the same in each.
import { namesOf, type BootstrapPlan } from './bootstrap-plan.ts';
import { channelRole, eventRule, ruleId, tagList, type CloudFormationResource } from './cloudformation-parts.ts';
import { policyOfForwarding, trustOfForwarding } from './policies.ts';

/** Makes the template: the channel role, once in each account but the first, and rules that send events to the first account. */
export function writeMemberTemplate(plan: BootstrapPlan): Readonly<Record<string, unknown>> {
  const target = { Id: 'signalbox', Arn: namesOf(plan).busArn, RoleArn: { 'Fn::GetAtt': ['ForwardRole', 'Arn'] } };
  const forwardRole: CloudFormationResource = {
    // Without a name of its own: each Region has one, and names of roles are the account's.
    Type: 'AWS::IAM::Role',
    Properties: {
      Description: 'Sends events to Signalbox',
      AssumeRolePolicyDocument: trustOfForwarding(),
      Policies: [{ PolicyName: 'forward-events', PolicyDocument: policyOfForwarding(plan) }],
      Tags: tagList(plan),
    },
  };
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: 'Signalbox in another account or Region: channel role and events.',
    Conditions: {
      HasChannelRole: {
        'Fn::And': [
          { 'Fn::Equals': [{ Ref: 'AWS::Region' }, plan.region] },
          { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'AWS::AccountId' }, plan.home.accountId] }] },
        ],
      },
    },
    Resources: {
      ChannelRole: { ...channelRole(plan), Condition: 'HasChannelRole' },
      ForwardRole: forwardRole,
      ...Object.fromEntries(plan.sources.map((source) => [ruleId(source), eventRule(plan, source, target)])),
    },
  };
}

/** Where the StackSet makes stacks: members in all Regions, the first account in all but its own. */
export function listInstances(
  plan: BootstrapPlan,
): readonly { readonly accountIds: readonly string[]; readonly regions: readonly string[] }[] {
  const { home, members, region, otherRegions } = plan;
  return [
    ...(members.length === 0 ? [] : [{ accountIds: members.map(({ accountId }) => accountId), regions: [region, ...otherRegions] }]),
    ...(otherRegions.length === 0 ? [] : [{ accountIds: [home.accountId], regions: otherRegions }]),
  ];
}
