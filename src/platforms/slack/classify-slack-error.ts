// What a failed call of Slack's Web API means for the message: try again, post anew, or tell the operator.
// Reasons are made of our words and of Slack's codes and explanations; never of the text of an error, which may hold anything.
import { readRetryAfter } from '../../lib/read-retry-after.ts';
import { UNSENT_CODES } from '../../lib/unsent-codes.ts';
import type { PostOutcome } from '../platform.ts';
import { slackErrorCodes } from './slack-error-codes.ts';

/** A failed call, as far as it went. */
export type SlackFailure =
  /** Slack answered `ok: false`. */
  | {
      readonly kind: 'error-code';
      readonly code: string;
      /** The scope that is missing. */
      readonly needed?: string;
      /** Explanations of Slack, without tokens. */
      readonly details: readonly string[];
      readonly retryAfter?: string;
    }
  /** Something answered with another status than 200. */
  | { readonly kind: 'http-status'; readonly status: number; readonly retryAfter?: string }
  /** Something answered with status 200, but not the whole of an answer of Slack. */
  | { readonly kind: 'unreadable-answer' }
  /** No answer came; `code` is that of the system or of the HTTP client. */
  | { readonly kind: 'no-answer'; readonly code: string }
  /** No answer came in time. */
  | { readonly kind: 'timed-out' }
  /** We gave up; `wasSent` where the request was on its way. */
  | { readonly kind: 'canceled'; readonly wasSent: boolean };

type Failed = Exclude<PostOutcome, { readonly status: 'posted' }>;

function retry(reason: string, isOutcomeUnknown: boolean): Failed {
  return { status: 'retry', reason, scope: 'delivery', isOutcomeUnknown };
}

function classifyErrorCode(failure: SlackFailure & { kind: 'error-code' }): Failed {
  const needed = failure.needed === undefined ? '' : ` (${failure.needed})`;
  const details = failure.details.length === 0 ? '' : ` [${failure.details.join('; ')}]`;
  const meaning = slackErrorCodes.get(failure.code);
  if (meaning === undefined) {
    return retry(`Slack answered ${failure.code}${details}`, false);
  }
  const reason = `Slack answered ${failure.code}${needed}: ${meaning.advice}${details}`;
  switch (meaning.status) {
    case 'retry':
      return {
        status: 'retry',
        reason,
        scope: meaning.scope,
        isOutcomeUnknown: meaning.isOutcomeUnknown,
        ...readRetryAfter(failure.retryAfter),
      };
    case 'message-gone':
      return { status: 'message-gone', reason };
    case 'refused':
      return { status: 'refused', reason, cause: meaning.cause, ...(meaning.scope === undefined ? {} : { scope: meaning.scope }) };
  }
}

function classifyHttpStatus(status: number, retryAfter: string | undefined): Failed {
  const reason = `Slack answered HTTP ${String(status)}`;
  if (status === 429) {
    return {
      status: 'retry',
      reason: `${reason}: Slack asks to wait`,
      scope: 'channel',
      isOutcomeUnknown: false,
      ...readRetryAfter(retryAfter),
    };
  }
  if (status >= 500 || status === 408) {
    // 503 is refused at the gate; after any other the message may have been posted.
    return { ...retry(reason, status !== 503 && status !== 408), ...readRetryAfter(retryAfter) };
  }
  if (status === 413) {
    return { status: 'refused', reason: `${reason}: the message is longer than Slack takes`, cause: 'payload' };
  }
  return {
    status: 'refused',
    reason: `${reason}, which Slack's API never does: check slack.apiUrl and the proxy in between`,
    cause: 'operator',
    scope: 'workspace',
  };
}

/** Says what became of a message whose call failed. */
export function classifySlackError(failure: SlackFailure): Failed {
  switch (failure.kind) {
    case 'error-code':
      return classifyErrorCode(failure);
    case 'http-status':
      return classifyHttpStatus(failure.status, failure.retryAfter);
    case 'unreadable-answer':
      return retry("the answer was cut off or is not one of Slack's API; a proxy may stand in between", true);
    case 'no-answer':
      return retry(`Slack cannot be reached (${failure.code})`, !UNSENT_CODES.has(failure.code));
    case 'timed-out':
      return retry('Slack did not answer in time', true);
    case 'canceled':
      return retry('the attempt was canceled', failure.wasSent);
  }
}
