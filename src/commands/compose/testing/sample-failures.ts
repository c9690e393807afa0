// Commands that were run and gave no answer of use; the names are those of the golden files.
import type { InvocationFailure } from '../../../domain/invocation-failure.ts';
import type { RunCommand } from '../compose-result.ts';
import { aRunCommand } from './a-run-command.ts';

const READING = 'ec2 describe-instances';
const CHANGING = 'ec2 stop-instances --instance-ids i-0123456789abcdef0';

function reading(failure: InvocationFailure): RunCommand {
  return aRunCommand(READING, { status: 'failed', failure, durationMs: 15_000 });
}

function changing(failure: InvocationFailure): RunCommand {
  return { ...aRunCommand(CHANGING, { status: 'failed', failure, durationMs: 15_000 }, true), lookWith: 'ec2 describe-instances' };
}

/** Failures by name. */
export const sampleFailures: Readonly<Record<string, RunCommand>> = {
  'refused-not-found': changing({
    kind: 'service-error',
    code: 'InvalidInstanceID.NotFound',
    message: "The instance ID 'i-0123456789abcdef0' does not exist",
    requestId: '7a1b2c3d-0000-4000-8000-123456789abc',
    httpStatusCode: 400,
  }),
  'refused-dry-run': reading({
    kind: 'service-error',
    code: 'DryRunOperation',
    message: 'Request would have succeeded, but DryRun flag is set.',
    httpStatusCode: 412,
  }),
  'refused-unauthorized': changing({
    kind: 'service-error',
    code: 'UnauthorizedOperation',
    message:
      'You are not authorized to perform this operation. User: arn:aws:sts::123456789012:assumed-role/signalbox/i-0abc is not authorized to perform: ' +
      'ec2:StopInstances on resource: arn:aws:ec2:eu-central-1:123456789012:instance/i-0123456789abcdef0 because no identity-based policy allows the ' +
      `ec2:StopInstances action. Encoded authorization failure message: ${'4GIOHlTkIaWHQD0Q0m6XSnuUMCm-'.repeat(20)}`,
    requestId: '7a1b2c3d-0000-4000-8000-123456789abc',
  }),
  'refused-expired-token': reading({
    kind: 'service-error',
    code: 'ExpiredToken',
    message: 'The security token included in the request is expired',
    requestId: 'r-1',
  }),
  'refused-throttled': reading({ kind: 'service-error', code: 'ThrottlingException', message: 'Rate exceeded', requestId: 'r-1' }),
  'refused-validation': changing({ kind: 'service-error', code: 'ValidationError', message: 'Invalid id: "i-x"', httpStatusCode: 400 }),
  'refused-state': changing({
    kind: 'service-error',
    code: 'IncorrectInstanceState',
    message: "The instance 'i-0123456789abcdef0' is not in a state from which it can be stopped.",
    httpStatusCode: 400,
  }),
  'failed-at-work': changing({
    kind: 'service-error',
    code: 'InternalError',
    message: 'An internal error has occurred',
    httpStatusCode: 500,
  }),
  'refused-without-reason': reading({ kind: 'service-error', code: 'InternalError', message: '' }),
  'refused-with-markup': reading({
    kind: 'service-error',
    code: '<!channel>',
    message: '<!DOCTYPE html>\n<h1>*503* <@U0123ABCD></h1>\u001B[31m',
    requestId: '`r`',
  }),
  'no-credentials': reading({
    kind: 'no-credentials',
    reason:
      'No AWS credentials were found. Looked at the environment (AWS_ACCESS_KEY_ID, AWS_PROFILE), the shared credentials and config files. ' +
      'Give this machine a role, or start Signalbox with AWS_PROFILE set.',
  }),
  'not-supported': reading({
    kind: 'not-supported',
    reason: 'logs start-live-tail is a stream of events, which a chat cannot hold open. Use logs filter-log-events.',
  }),
  'bad-input': changing({
    kind: 'bad-input',
    reason: 'The permission to run this command has run out before it was sent. Send the command again.',
  }),
  'timed-out-reading': reading({ kind: 'timed-out', wasSent: true }),
  'timed-out-before': changing({ kind: 'timed-out', wasSent: false }),
  'timed-out-after': changing({ kind: 'timed-out', wasSent: true }),
  'stopped-reading': reading({ kind: 'stopped', wasSent: true }),
  'stopped-after': changing({ kind: 'stopped', wasSent: true }),
  'unreachable-reading': reading({ kind: 'unreachable', reason: 'ec2.eu-central-1.amazonaws.com was not found.', wasSent: false }),
  'unreachable-before': changing({ kind: 'unreachable', reason: 'The connection was refused.', wasSent: false }),
  'unreachable-after': changing({ kind: 'unreachable', reason: 'The connection broke off.', wasSent: true }),
};
