// What an operation of the demo account answers: an output as the API names it, or a refusal in AWS's own words.
import type { InvocationFailure } from '../../domain/invocation-failure.ts';

/** Something with members of the API. */
export type Structure = Readonly<Record<string, unknown>>;

/** An answer. */
export type DemoAnswer =
  | { readonly status: 'succeeded'; readonly output: Structure }
  | { readonly status: 'failed'; readonly failure: InvocationFailure };

/** Answers with an output. */
export function answer(output: Structure): DemoAnswer {
  return { status: 'succeeded', output };
}

/** A refusal of AWS's. */
export interface DemoError {
  readonly code: string;
  readonly message: string;
  /** 400 unless given. */
  readonly httpStatusCode?: number;
}

/** Refuses as AWS would. */
export function refuse({ code, message, httpStatusCode = 400 }: DemoError): DemoAnswer {
  return { status: 'failed', failure: { kind: 'service-error', code, message, httpStatusCode } };
}

/** Says that the demo account is too simple for what is asked. */
export function tooSimple(reason: string): DemoAnswer {
  return { status: 'failed', failure: { kind: 'not-supported', reason } };
}
