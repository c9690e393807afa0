// A template with all that it holds, as `signalbox guardrails templates` prints it.
import type { PolicyDocument } from '../domain/guardrail-policy.ts';
import type { GuardrailTemplate } from './guardrail-template.ts';
import { managedPolicies, managedPoliciesSource } from './managed-policies.generated.ts';

/** One of AWS's managed policies: its ARN counts; the document is a copy. */
interface DescribedManagedPolicy {
  readonly policyArn: string;
  readonly version: string;
  readonly updated: string;
  readonly copiedFrom: string;
  readonly document: PolicyDocument;
}

/** A template as it is printed. Names are part of the contract of the command. */
export interface DescribedTemplate {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly source: string;
  readonly policies: readonly (DescribedManagedPolicy | { readonly policyName: string; readonly document: PolicyDocument })[];
}

/** Describes a template. */
export function describeTemplate(template: GuardrailTemplate): DescribedTemplate {
  const { name, title, summary, source, document, documentName = name, managedPolicyNames } = template;
  return {
    name,
    title,
    summary,
    source,
    policies: [
      ...(document === undefined ? [] : [{ policyName: documentName, document }]),
      ...managedPolicyNames.map((policyName) => describeManaged(policyName)),
    ],
  };
}

/** The ARN of one of AWS's managed policies, in the largest partition; sessions name it in the partition of their role. */
export function arnOfManagedPolicy(name: string): string {
  return `arn:aws:iam::aws:policy/${name}`;
}

/** The copy of one of AWS's managed policies. */
export function copyOfManagedPolicy(name: string): PolicyDocument {
  const copy = managedPolicies[name];
  if (copy === undefined) throw new Error(`there is no copy of the managed policy ${name}`);
  return copy.document;
}

function describeManaged(name: string): DescribedManagedPolicy {
  const copy = managedPolicies[name];
  return {
    policyArn: arnOfManagedPolicy(name),
    version: copy?.version ?? '',
    updated: copy?.updated ?? '',
    copiedFrom: managedPoliciesSource.source,
    document: copyOfManagedPolicy(name),
  };
}
