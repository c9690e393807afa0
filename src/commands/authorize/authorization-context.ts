// What a decision depends on beside the command: the channel's rules and whose credentials would be used.
import type { DecisionReason } from '../../domain/decision.ts';
import type { GuardrailPolicy } from '../../domain/guardrail-policy.ts';
import type { CallCredentials } from '../../domain/role-session.ts';

/** What a decision depends on beside the command. */
export interface AuthorizationContext {
  /** False where the channel is in no enabled channel configuration: nothing runs there. */
  readonly isConfigured: boolean;
  /** Written guardrail policies, united; none: read-only. */
  readonly guardrails: readonly GuardrailPolicy[];
  /** A session of a role carries the guardrails to AWS; the machine's own credentials and the demo account have local enforcement only (R3). */
  readonly credentials: CallCredentials | 'none';
  /** Why nothing can run in the place of the command, where that is so. */
  readonly refusal?: DecisionReason | undefined;
  /** True where commands may use the machine's own credentials here (R5). */
  readonly isAmbientAllowed: boolean;
  /** True where they may change something with them (R5). */
  readonly allowAmbientChanges: boolean;
  /** Where the command runs. */
  readonly region: string;
  readonly accountId: string;
  readonly now: () => Date;
  readonly newId: () => string;
}
