// One call of one method of Slack's Web API, tried once. It never throws and never waits: pace and retries are the caller's.
import { stringify } from 'node:querystring';
import type { Logger as SlackLogger } from '@slack/web-api';
import { z } from 'zod';
import type { Secret } from '../../lib/secret.ts';
import type { SlackFailure } from './classify-slack-error.ts';
import { postForm, type Exchange } from './post-form.ts';
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
export type SlackAnswer =
  | {
      readonly isOk: true;
      readonly data: unknown;
      /** The scopes of the token, with commas between them; absent where Slack does not say. */
      readonly scopes?: string;
    }
  | { readonly isOk: false; readonly failure: SlackFailure };

const HTTP_OK = 200;

/** How much of Slack's own explanations goes into a reason. */
const MAX_DETAIL_LENGTH = 200;
const MAX_DETAILS = 3;

// Match: chat.postMessage. Near miss: https://elsewhere.example/api (a method name that is an address would send the token there).
const METHOD = /^[a-zA-Z]+(?:\.[a-zA-Z]+)+$/;

const RefusedAnswer = z.object({
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
});

function readRefusal(data: unknown, exchange: Exchange, redact: RedactTokens): SlackFailure {
  const refused = RefusedAnswer.safeParse(data);
  if (!refused.success) {
    return { kind: 'unreadable-answer' };
  }
  const { error, needed, response_metadata: metadata } = refused.data;
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
export async function callSlack(connection: Omit<SlackConnection, 'logger'>, call: SlackCall): Promise<SlackAnswer> {
  if (!METHOD.test(call.method)) throw new Error(`${call.method} is no method of Slack's`);
  if (call.signal.aborted) {
    return { isOk: false, failure: { kind: 'canceled', wasSent: false } };
  }
  const exchange: Exchange = { wasSent: false };
  const deadline = connection.createDeadline();
  const signal = AbortSignal.any([call.signal, deadline]);
  const { apiUrl } = connection;
  const url = `${apiUrl}${apiUrl.endsWith('/') ? '' : '/'}${call.method}`;
  try {
    const data = parseJson(await postForm({ url, token: call.token, form: toForm(call.parameters), signal }, exchange));
    const { status } = exchange;
    if (status !== HTTP_OK) return { isOk: false, failure: describeStatus(status) };
    if (isTaken(data)) return { isOk: true, data, ...(exchange.scopes === undefined ? {} : { scopes: exchange.scopes }) };
    return { isOk: false, failure: readRefusal(data, exchange, connection.redact) };
  } catch (thrown) {
    return { isOk: false, failure: describeFailure(thrown) };
  }

  function describeStatus(status = 0): SlackFailure {
    const { retryAfter } = exchange;
    return { kind: 'http-status', status, ...(retryAfter === undefined ? {} : { retryAfter }) };
  }

  function describeFailure(thrown: unknown): SlackFailure {
    const { status, wasSent } = exchange;
    if (status !== undefined && status !== HTTP_OK) return describeStatus(status);
    if (call.signal.aborted) return { kind: 'canceled', wasSent };
    if (deadline.aborted) return { kind: 'timed-out' };
    return status === HTTP_OK ? { kind: 'unreadable-answer' } : { kind: 'no-answer', code: readNetworkCode(thrown) };
  }
}

/** Slack's methods take forms; what is no plain value stands in them as JSON. */
function toForm(parameters: SlackCall['parameters']): string {
  const plain: Record<string, string | number | boolean> = {};
  for (const [name, value] of Object.entries(parameters)) {
    if (value === undefined || value === null) continue;
    plain[name] = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : JSON.stringify(value);
  }
  return stringify(plain);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isTaken(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'ok' in data && data.ok === true;
}
