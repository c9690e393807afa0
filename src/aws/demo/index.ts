// The demo account: a small shop made of sample data, which answers while the machine has no credentials. Nothing is sent anywhere.
import type { GuardrailPolicy } from '../../domain/guardrail-policy.ts';
import type { OperationInvoker } from '../operation-invoker.ts';
import { DEMO_ACCOUNT_ID } from './demo-account-id.ts';
import { demoGuardrail } from './demo-guardrail.ts';
import { createDemoInvoker } from './demo-invoker.ts';

/** The demo account. */
export interface DemoAccount {
  readonly accountId: string;
  readonly invoker: OperationInvoker;
  /** What may be done in it. */
  readonly guardrail: GuardrailPolicy;
}

/** Makes the account; what commands change in it is forgotten with it. */
export function createDemoAccount({ now }: { readonly now: () => Date }): DemoAccount {
  return { accountId: DEMO_ACCOUNT_ID, invoker: createDemoInvoker(now), guardrail: demoGuardrail };
}
