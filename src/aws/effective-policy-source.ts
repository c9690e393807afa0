// Narrow port: the chat applications policy in effect for the account of the machine's own credentials. It calls DescribeEffectivePolicy and nothing else.

/** What AWS Organizations says. */
export type EffectivePolicyAnswer =
  | { readonly status: 'read'; readonly content: string }
  /** No such policy is attached anywhere above the account, or it is in no organization; `reason` in AWS's words. */
  | { readonly status: 'none'; readonly reason: string }
  /** It could not be learned. */
  | { readonly status: 'unreadable'; readonly reason: string };

/** Asks. */
export interface EffectivePolicySource {
  /** Never rejects. */
  readonly read: () => Promise<EffectivePolicyAnswer>;
}
