// AWS gave no session of a role. Thrown, because the SDK's steps can stop a call in no other way; it never leaves this folder: the
// invoker turns it into a failure.
import type { InvocationFailure } from '../../domain/invocation-failure.ts';

/** No session; the failure is for the person who asked. */
export class SessionRefused extends Error {
  readonly failure: InvocationFailure;

  constructor(failure: InvocationFailure) {
    super('AWS gave no session of the role');
    this.name = 'SessionRefused';
    this.failure = failure;
  }
}

/** Finds it in whatever the SDK threw: credentials may be asked for by a step within another. */
export function findSessionRefused(error: unknown): SessionRefused | undefined {
  if (error instanceof SessionRefused) return error;
  return error instanceof Error && error.cause !== undefined && error.cause !== error ? findSessionRefused(error.cause) : undefined;
}
