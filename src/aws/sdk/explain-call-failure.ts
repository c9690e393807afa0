// Why a call of a narrow port failed, in one line for operators.
import type { InvocationFailure } from '../../domain/invocation-failure.ts';

/** Puts a failure into words; `service` is what people call it, such as SNS. */
export function explainCallFailure(failure: InvocationFailure, service: string): string {
  switch (failure.kind) {
    case 'service-error':
      return failure.message === '' ? failure.code : `${failure.code}: ${failure.message}`;
    case 'timed-out':
    case 'stopped':
      return `${service} did not answer in time.`;
    case 'no-credentials':
    case 'no-session':
    case 'not-supported':
    case 'bad-input':
    case 'unreachable':
      return failure.reason;
  }
}
