// A guardrail of a file as a managed policy: what is too long for the inline policy of a session goes along with it by its ARN.
import { stringify } from 'yaml';
import type { PolicyDocument } from '../domain/guardrail-policy.ts';

/** Most characters of a managed policy, without white space (IAM quotas: managed policy size). */
export const MANAGED_POLICY_MAX_LENGTH = 6144;

/** Where the policies stand in an account, so that they are told from others: managed policies of CloudFormation have no tags. */
const PATH = '/signalbox/';

/** A guardrail and where it is published. */
export interface PublishedGuardrail {
  readonly name: string;
  readonly document: PolicyDocument;
  readonly accountId: string;
  /** Such as `aws` or `aws-cn`. */
  readonly partition: string;
}

/** Counts what IAM counts of a document. */
export function lengthOfManagedPolicy(document: PolicyDocument): number {
  return JSON.stringify(document).replaceAll(/\s/g, '').length;
}

/** Writes the template that makes the managed policy. */
export function writeManagedPolicy({ name, document }: Pick<PublishedGuardrail, 'name' | 'document'>): string {
  const template = {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: `Signalbox: the guardrail ${name} as a managed policy.`,
    Resources: {
      Guardrail: {
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: {
          ManagedPolicyName: policyNameOf(name),
          Path: PATH,
          Description: `Caps what commands from chat may do (guardrail ${name}).`,
          PolicyDocument: document,
        },
      },
    },
    Outputs: { PolicyArn: { Value: { Ref: 'Guardrail' } } },
  };
  return stringify(template, { lineWidth: 0, aliasDuplicateObjects: false, version: '1.1' });
}

/** Writes what takes the place of the guardrail in the configuration, with the next steps as comments above it. */
export function writePublishedGuardrail({ name, accountId, partition }: PublishedGuardrail): string {
  const policyArn = `arn:${partition}:iam::${accountId}:policy${PATH}${policyNameOf(name)}`;
  const steps = [
    `In account ${accountId}: aws cloudformation deploy --stack-name ${policyNameOf(name)} --capabilities CAPABILITY_NAMED_IAM --template-file FILE`,
    `Then let this take the place of the guardrail ${name}, and run signalbox reload.`,
  ];
  return `${steps.map((step) => `# ${step}\n`).join('')}${stringify({ guardrails: [{ name, policyArn }] }, { lineWidth: 0 })}`;
}

// Match: a dot, a space, a slash. Near miss: letters, digits, hyphens, underscores.
const NOT_IN_NAMES = /[^\w-]/g;

/** Names of policies have 128 characters (IAM quotas), and a guardrail's is shown in them as far as it fits. */
function policyNameOf(name: string): string {
  return `signalbox-guardrail-${name.replaceAll(NOT_IN_NAMES, '-')}`.slice(0, 128);
}
