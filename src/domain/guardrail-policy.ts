// An IAM policy that caps what a channel's commands may do, whatever the role allows.

/** One statement of a policy; IAM's own names and meanings (IAM User Guide, JSON policy elements). */
export interface PolicyStatement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Action?: readonly string[];
  readonly NotAction?: readonly string[];
  readonly Resource?: readonly string[];
  readonly NotResource?: readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

/** A policy document with single values made lists. */
export interface PolicyDocument {
  readonly Version: '2012-10-17' | '2008-10-17';
  readonly Statement: readonly PolicyStatement[];
}

/** A named guardrail policy. */
export interface GuardrailPolicy {
  readonly name: string;
  readonly document: PolicyDocument;
}
