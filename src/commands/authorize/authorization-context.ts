// What a decision depends on beside the command: the channel's rules and whose credentials would be used.
import type { GuardrailPolicy } from '../../domain/guardrail-policy.ts';

/** What a decision depends on beside the command. */
export interface AuthorizationContext {
  /** False where the channel is in no enabled channel configuration: nothing runs there. */
  readonly isConfigured: boolean;
  /** Written guardrail policies, united; none: read-only. */
  readonly guardrails: readonly GuardrailPolicy[];
  /** The machine's own credentials, or the demo account's, which reach nothing. Both have local enforcement only (R3). */
  readonly credentials: 'ambient' | 'demo';
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
