// Resources that several CloudFormation templates have.
import type { EventSource } from './event-sources.ts';
import { namesOf, tagsOf, type BootstrapPlan } from './bootstrap-plan.ts';
import { policiesOfChannelRole, trustOfChannelRole } from './policies.ts';

/** A resource of a template (CloudFormation User Guide, Resources). */
export interface CloudFormationResource {
  readonly Type: string;
  readonly Condition?: string;
  readonly DependsOn?: string | readonly string[];
  readonly DeletionPolicy?: 'Delete' | 'Retain';
  readonly UpdateReplacePolicy?: 'Delete' | 'Retain';
  readonly Properties: Readonly<Record<string, unknown>>;
}

/** The tags, as most resources of CloudFormation take them. */
export function tagList(plan: BootstrapPlan): readonly { readonly Key: string; readonly Value: string }[] {
  return Object.entries(tagsOf(plan)).map(([Key, Value]) => ({ Key, Value }));
}

/** The logical id of the rule of a source: `security-hub` is `RuleSecurityHub`. */
export function ruleId({ name }: EventSource): string {
  return `Rule${name
    .split('-')
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('')}`;
}

/** The role under which commands of the channel run. */
export function channelRole(plan: BootstrapPlan): CloudFormationResource {
  const { managedPolicyArns, documents } = policiesOfChannelRole(plan);
  return {
    Type: 'AWS::IAM::Role',
    Properties: {
      RoleName: namesOf(plan).roleName,
      Description: `Commands of the channel ${plan.channel}, through Signalbox`,
      AssumeRolePolicyDocument: trustOfChannelRole(plan),
      ...(managedPolicyArns.length === 0 ? {} : { ManagedPolicyArns: managedPolicyArns }),
      ...(documents.length === 0
        ? {}
        : { Policies: documents.map(({ name, document }) => ({ PolicyName: name, PolicyDocument: document })) }),
      Tags: tagList(plan),
    },
  };
}

/** The rule of a source, with where it sends. */
export function eventRule(plan: BootstrapPlan, source: EventSource, target: Readonly<Record<string, unknown>>): CloudFormationResource {
  return {
    Type: 'AWS::Events::Rule',
    Properties: {
      Name: namesOf(plan).ruleName(source),
      Description: source.summary,
      EventPattern: source.pattern,
      State: 'ENABLED',
      Targets: [target],
      Tags: tagList(plan),
    },
  };
}
