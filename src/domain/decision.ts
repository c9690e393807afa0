// What Signalbox decides about a command before anything is sent to AWS.

/** The rule that decided, for people and the audit log. */
export interface DecisionReason {
  /**
   * `never-allowed`: the fixed deny list; `read-only`: no guardrail is set; `guardrail`: a written policy; `ambient-credentials`: the
   * machine's own credentials are not to be used so; `account`: it is not known which account is meant, or the channel does not reach it;
   * `user-role`: a role of one's own is needed, or could not be learned; `session-policy`: the guardrails do not fit into a session.
   */
  readonly rule:
    | 'never-allowed'
    | 'read-only'
    | 'guardrail'
    | 'ambient-credentials'
    | 'not-in-a-configuration'
    | 'account'
    | 'user-role'
    | 'session-policy'
    | 'organization-policy';
  /** Name of the guardrail policy, and its statement where one decided. */
  readonly guardrailName?: string;
  readonly statement?: string;
  /** One or two sentences: what decided, and what would change it. */
  readonly text: string;
}

/** Allowed, denied, or undetermined: a condition that only AWS knows (R3). */
export type Verdict = 'allowed' | 'denied' | 'undetermined';

/** A decision. */
export interface Decision {
  readonly id: string;
  readonly verdict: Verdict;
  /** True for everything that is not surely read-only (R1); asks for a confirmation. */
  readonly isMutating: boolean;
  /** IAM actions of the operation, such as `ec2:DescribeInstances`. */
  readonly actions: readonly string[];
  readonly because: DecisionReason;
  readonly decidedAt: Date;
}
