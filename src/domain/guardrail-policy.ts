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

/** A named guardrail policy. Several can have one name: what they say together is what the name stands for. */
export interface GuardrailPolicy {
  readonly name: string;
  readonly document: PolicyDocument;
  /** Where it is a managed policy of IAM: sessions name it instead of carrying its document. */
  readonly policyArn?: string;
  /** Why its document is not known, where that is so; `document` is then one of which nothing is certain. */
  readonly unreadBecause?: string;
}

/** The statement that stands for all those of a document that is not known. */
export const UNREAD_STATEMENT = 'unread';

/** Stands for a document that is not known: it may allow and it may deny whatever is asked. Its statements name neither actions nor resources. */
export const UNREAD_DOCUMENT: PolicyDocument = {
  Version: '2012-10-17',
  Statement: [
    { Sid: UNREAD_STATEMENT, Effect: 'Allow' },
    { Sid: UNREAD_STATEMENT, Effect: 'Deny' },
  ],
};

/** Names of guardrails, each once. */
export function listGuardrailNames(guardrails: readonly Pick<GuardrailPolicy, 'name'>[]): readonly string[] {
  return [...new Set(guardrails.map(({ name }) => name))];
}
