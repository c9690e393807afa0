// One call of the Bot Connector's REST API, tried once. It never throws and never waits: pace and retries are the caller's.
import { z } from 'zod';
import type { ConnectorFailure } from './classify-connector-failure.ts';
import { NoToken } from './client-secret-token.ts';
import { parseJson, sendJson, type Exchange } from './send-json.ts';

/** The Connector answers within a second or two; after this the outcome counts as unknown. */
export const CONNECTOR_TIMEOUT_MS = 15_000;

/** A token that is younger than this is refused for another reason than its age. */
const FRESH_FOR_MS = 60_000;

/** How to reach the Connector. */
export interface Connector {
  readonly getToken: () => Promise<string>;
  readonly forgetToken: () => void;
  /** Ends a call that takes too long; made anew for each call. */
  readonly createDeadline: () => AbortSignal;
  readonly now: () => Date;
}

/** A call. */
export interface ConnectorCall {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** With a slash at its end. */
  readonly serviceUrl: string;
  /** Behind the address of the service; ids in it are encoded. */
  readonly path: string;
  readonly body?: string;
  readonly signal: AbortSignal;
}

/** The answer, or how the call failed. */
export type ConnectorAnswer =
  | { readonly isOk: true; readonly data: unknown }
  | { readonly isOk: false; readonly failure: ConnectorFailure };

const Refusal = z.object({
  // Match: BotNotInConversationRoster. Near miss: "<html>", a sentence.
  error: z.object({ code: z.string().regex(/^\w{1,80}$/) }),
});

/** When Teams refused a token last. */
const refusedAt = new WeakMap<Connector, number>();

/** Calls once. */
export async function callConnector(connector: Connector, call: ConnectorCall): Promise<ConnectorAnswer> {
  if (call.signal.aborted) return failed({ kind: 'canceled', wasSent: false });
  const exchange: Exchange = { wasSent: false };
  const deadline = connector.createDeadline();
  try {
    const token = await connector.getToken();
    const text = await sendJson(
      {
        method: call.method,
        url: call.serviceUrl + call.path,
        headers: {
          authorization: `Bearer ${token}`,
          ...(call.body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }),
        },
        ...(call.body === undefined ? {} : { body: call.body }),
        signal: AbortSignal.any([call.signal, deadline]),
      },
      exchange,
    );
    const { status = 0 } = exchange;
    const data = parseJson(text);
    if (status < 200 || status >= 300) return failed(describeStatus(status, data));
    return typeof data === 'object' && data !== null ? { isOk: true, data } : failed({ kind: 'unreadable-answer' });
  } catch (thrown) {
    return failed(describeFailure(thrown));
  }

  function describeStatus(status: number, data: unknown): ConnectorFailure {
    const code = Refusal.safeParse(data).data?.error.code;
    const { retryAfter } = exchange;
    return {
      kind: 'http-status',
      status,
      ...(code === undefined ? {} : { code }),
      ...(retryAfter === undefined ? {} : { retryAfter }),
      ...(status === 401 && wasRefusedJustNow(connector) ? { isTokenFresh: true } : {}),
    };
  }

  function describeFailure(thrown: unknown): ConnectorFailure {
    const { status, wasSent } = exchange;
    if (thrown instanceof NoToken) return { kind: 'no-token', isRefused: thrown.isRefused, reason: thrown.message };
    if (status !== undefined && (status < 200 || status >= 300)) return describeStatus(status, undefined);
    if (call.signal.aborted) return { kind: 'canceled', wasSent };
    if (deadline.aborted) return { kind: 'timed-out' };
    return status === undefined ? { kind: 'no-answer', code: readNetworkCode(thrown) } : { kind: 'unreadable-answer' };
  }
}

/** The first time a refused token is made anew; where the next one is refused as well, nobody but an operator can help. */
function wasRefusedJustNow(connector: Connector): boolean {
  const now = connector.now().getTime();
  const before = refusedAt.get(connector);
  refusedAt.set(connector, now);
  connector.forgetToken();
  return before !== undefined && Math.abs(now - before) < FRESH_FOR_MS;
}

// Match: ECONNRESET, CERT_HAS_EXPIRED. Near miss: token_error (lower case: a library's own).
const NETWORK_CODE = /^[A-Z][A-Z0-9_]{2,60}$/;

function readNetworkCode(thrown: unknown): string {
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
  return typeof code === 'string' && NETWORK_CODE.test(code) ? code : 'network error';
}

function failed(failure: ConnectorFailure): ConnectorAnswer {
  return { isOk: false, failure };
}
