// Narrow port: whose credentials the machine has. It calls GetCallerIdentity, which needs no permission, and nothing else.

/** Which account the calls reach. */
export type AccountState =
  | { readonly kind: 'account'; readonly accountId: string; readonly callerArn: string }
  /** The sample account, because the machine has no credentials. */
  | { readonly kind: 'demo'; readonly accountId: string; readonly reason: string }
  /** There are credentials, but whose they are could not be learned. */
  | { readonly kind: 'unknown'; readonly reason: string };

/** Tells which account commands reach; learned once, forgotten after a failure. */
export interface CallerIdentity {
  readonly find: (signal: AbortSignal) => Promise<AccountState>;
}
