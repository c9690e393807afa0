// What a failed call of the Bot Connector means for the message: try again, post anew, or tell the operator.
// Reasons are made of our words and of the Connector's codes, never of its sentences, which may hold anything.
import { readRetryAfter } from '../../lib/read-retry-after.ts';
import { UNSENT_CODES } from '../../lib/unsent-codes.ts';
import type { PostOutcome } from '../platform.ts';

/** A failed call, as far as it went. */
export type ConnectorFailure =
  /** The Connector, or something before it, answered with another status than 2xx. */
  | {
      readonly kind: 'http-status';
      readonly status: number;
      /** The Connector's own code, such as BotNotInConversationRoster. */
      readonly code?: string;
      readonly retryAfter?: string;
      /** True where the token had only just been made: another one would fare no better. */
      readonly isTokenFresh?: boolean;
    }
  /** Status 2xx, but not the whole of an answer of the Connector. */
  | { readonly kind: 'unreadable-answer' }
  /** No answer came; `code` is that of the system or of the HTTP client. */
  | { readonly kind: 'no-answer'; readonly code: string }
  /** No answer came in time. */
  | { readonly kind: 'timed-out' }
  /** We gave up; `wasSent` where the request was on its way. */
  | { readonly kind: 'canceled'; readonly wasSent: boolean }
  /** There is no token to call with. */
  | { readonly kind: 'no-token'; readonly isRefused: boolean; readonly reason: string };

/** What was called. */
export interface FailedCall {
  /** True for a change, and for a reply: what they are about may be gone. */
  readonly hasMessage: boolean;
}

type Failed = Exclude<PostOutcome, { readonly status: 'posted' }>;

const NOT_FOUND_ADVICE = 'there is no such channel, or the app is not in its team; correct channelId, or add the app';

/** What an operator does about the codes of status 403 and 404 (learn.microsoft.com, Bot status codes). */
const ADVICE: ReadonlyMap<string, string> = new Map([
  ['BotNotInConversationRoster', 'add the app to the team or chat'],
  ['BotDisabledByAdmin', 'an administrator of Teams has blocked the app'],
  ['ConversationBlockedByUser', 'whoever the chat is with has blocked the app'],
  ['ConversationNotFound', NOT_FOUND_ADVICE],
  ['MessageWritesBlocked', 'whoever the chat is with has blocked or uninstalled the app'],
  ['TeamNotFound', 'there is no such team any more'],
]);

function retry(reason: string, isOutcomeUnknown: boolean): Failed {
  return { status: 'retry', reason, scope: 'delivery', isOutcomeUnknown };
}

/** Statuses that a retry mends, and whether the message may have been posted all the same: 412, 502 and 504 as Microsoft lists them. */
const PASSING: ReadonlyMap<number, boolean> = new Map([
  [408, false],
  [412, false],
  [500, true],
  [502, true],
  [503, false],
  [504, true],
]);

/** Statuses that say that the message is at fault. */
const PAYLOAD_FAULTS: ReadonlyMap<number, string> = new Map([
  [400, 'Teams does not take the message'],
  [413, 'the message is larger than Teams takes'],
]);

type StatusFailure = ConnectorFailure & { readonly kind: 'http-status' };

function classifyStatus(failure: StatusFailure, call: FailedCall): Failed {
  const { status, code, retryAfter } = failure;
  const reason = `Teams answered HTTP ${status}${code === undefined ? '' : ` (${code})`}`;
  if (status === 429) {
    const waiting: Failed = { status: 'retry', reason: `${reason}: it asks to wait`, scope: 'channel', isOutcomeUnknown: false };
    return { ...waiting, ...readRetryAfter(retryAfter) };
  }
  const isOutcomeUnknown = PASSING.get(status) ?? (status > 500 ? true : undefined);
  if (isOutcomeUnknown !== undefined) return { ...retry(reason, isOutcomeUnknown), ...readRetryAfter(retryAfter) };
  return classifyLasting(failure, reason, call);
}

/** What a retry alone does not mend. */
function classifyLasting(failure: StatusFailure, reason: string, { hasMessage }: FailedCall): Failed {
  const { status, code = '' } = failure;
  if (status === 401) return classifyRefusedToken(failure, reason);
  if (status === 403) return operator(`${reason}: ${ADVICE.get(code) ?? 'Teams does not let the bot post there'}`);
  if (status === 404 || status === 410) {
    if (hasMessage && code !== 'ConversationNotFound') return { status: 'message-gone', reason };
    return operator(`${reason}: ${ADVICE.get(code) ?? NOT_FOUND_ADVICE}`);
  }
  const fault = PAYLOAD_FAULTS.get(status);
  if (fault !== undefined) return { status: 'refused', reason: `${reason}: ${fault}`, cause: 'payload' };
  return operator(`${reason}, which the Bot Connector never does: check teams.serviceUrl and the proxy in between`, 'workspace');
}

function classifyRefusedToken({ isTokenFresh }: StatusFailure, reason: string): Failed {
  if (isTokenFresh !== true) return retry(`${reason}: the token of the bot is made anew`, false);
  return operator(`${reason}: Teams refuses the token of the bot; look at teams.appId and teams.tenantId`, 'workspace');
}

function operator(reason: string, scope?: 'workspace'): Failed {
  return { status: 'refused', reason, cause: 'operator', ...(scope === undefined ? {} : { scope }) };
}

/** Says what became of a message whose call failed. */
export function classifyConnectorFailure(failure: ConnectorFailure, call: FailedCall): Failed {
  switch (failure.kind) {
    case 'http-status':
      return classifyStatus(failure, call);
    case 'unreadable-answer':
      return retry('the answer was cut off or is not one of the Bot Connector; a proxy may stand in between', true);
    case 'no-answer':
      return retry(`Teams cannot be reached (${failure.code})`, !UNSENT_CODES.has(failure.code));
    case 'timed-out':
      return retry('Teams did not answer in time', true);
    case 'canceled':
      return retry('the attempt was canceled', failure.wasSent);
    case 'no-token':
      return failure.isRefused
        ? operator(failure.reason, 'workspace')
        : { status: 'retry', reason: failure.reason, scope: 'workspace', isOutcomeUnknown: false };
  }
}
