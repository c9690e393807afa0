// One call of one method of Slack's Web API, tried once. It never throws and never waits: pace and retries are the caller's.
import { WebClient } from '@slack/web-api';
import type { FetchFunction, Logger as SlackLogger } from '@slack/web-api';
import { z } from 'zod';
import type { Secret } from '../../lib/secret.ts';
import type { SlackFailure } from './classify-slack-error.ts';
import { readNetworkCode } from './read-network-code.ts';
import type { RedactTokens } from './redact-tokens.ts';

/** Slack answers within a second or two; after this the outcome counts as unknown. */
export const SLACK_TIMEOUT_MS = 10_000;

/** How to reach the API. */
export interface SlackConnection {
  readonly apiUrl: string;
  readonly logger: SlackLogger;
  readonly redact: RedactTokens;
  /** Ends a call that takes too long; made anew for each call. */
  readonly createDeadline: () => AbortSignal;
}

/** A method with its arguments, and who calls it. */
export interface SlackCall {
  readonly method: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly token: Secret;
  readonly signal: AbortSignal;
}

/** The answer of Slack, or how the call failed. */
export type SlackAnswer = { readonly isOk: true; readonly data: unknown } | { readonly isOk: false; readonly failure: SlackFailure };

/** How much of Slack's own explanations goes into a reason. */
const MAX_DETAIL_LENGTH = 200;
const MAX_DETAILS = 3;

/** How the HTTP part of a call went. */
interface Exchange {
  wasSent: boolean;
  status?: number;
  retryAfter?: string;
}

const RefusedAnswer = z.object({
  data: z.object({
    // Match: channel_not_found. Near miss: "<html>" (a page of something that is not Slack).
    error: z.string().regex(/^[a-z0-9_]{1,80}$/),
    // Match: chat:write,chat:write.public. Near miss: any sentence.
    needed: z
      .string()
      .regex(/^[a-z0-9_.:,-]{1,200}$/)
      .optional()
      .catch(undefined),
    response_metadata: z
      .object({ messages: z.array(z.string()).catch([]) })
      .optional()
      .catch(undefined),
  }),
});

/** The client waits for nobody: a 429 of one channel must not pause the others, and each outcome is decided where it is recorded. */
function createClient(connection: SlackConnection, call: SlackCall, fetchOnce: FetchFunction): WebClient {
  return new WebClient(call.token.reveal(), {
    slackApiUrl: connection.apiUrl,
    logger: connection.logger,
    fetch: fetchOnce,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    // Attack: a method name that is an address would send the token there.
    allowAbsoluteUrls: false,
  });
}

function watchExchange(exchange: Exchange, signal: AbortSignal): FetchFunction {
  return async (url, init) => {
    exchange.wasSent = true;
    const response = await fetch(url, { ...(init as RequestInit), signal });
    exchange.status = response.status;
    const retryAfter = response.headers.get('retry-after');
    if (retryAfter !== null) {
      exchange.retryAfter = retryAfter;
    }
    return response;
  };
}

function readRefusal(thrown: unknown, exchange: Exchange, redact: RedactTokens): SlackFailure {
  const refused = RefusedAnswer.safeParse(thrown);
  if (!refused.success) {
    return { kind: 'unreadable-answer' };
  }
  const { error, needed, response_metadata: metadata } = refused.data.data;
  const details = (metadata?.messages ?? []).slice(0, MAX_DETAILS).map((detail) => redact(detail).slice(0, MAX_DETAIL_LENGTH));
  return {
    kind: 'error-code',
    code: error,
    details,
    ...(needed === undefined ? {} : { needed }),
    ...(exchange.retryAfter === undefined ? {} : { retryAfter: exchange.retryAfter }),
  };
}

/** Calls the method once. */
export async function callSlack(connection: SlackConnection, call: SlackCall): Promise<SlackAnswer> {
  if (call.signal.aborted) {
    return { isOk: false, failure: { kind: 'canceled', wasSent: false } };
  }
  const exchange: Exchange = { wasSent: false };
  const deadline = connection.createDeadline();
  const signal = AbortSignal.any([call.signal, deadline]);
  try {
    const client = createClient(connection, call, watchExchange(exchange, signal));
    return { isOk: true, data: await client.apiCall(call.method, { ...call.parameters }) };
  } catch (thrown) {
    return { isOk: false, failure: describeFailure(thrown) };
  }

  function describeFailure(thrown: unknown): SlackFailure {
    const { status, retryAfter } = exchange;
    if (status !== undefined && status !== 200) {
      return { kind: 'http-status', status, ...(retryAfter === undefined ? {} : { retryAfter }) };
    }
    if (call.signal.aborted) {
      return { kind: 'canceled', wasSent: exchange.wasSent };
    }
    if (deadline.aborted) {
      return { kind: 'timed-out' };
    }
    return status === 200 ? readRefusal(thrown, exchange, connection.redact) : { kind: 'no-answer', code: readNetworkCode(thrown) };
  }
}
