// Why a Socket Mode connection could not be opened, for an operator.
import { z } from 'zod';
import { readNetworkCode } from './read-network-code.ts';

const Refused = z.object({ data: z.object({ error: z.string().regex(/^[a-z0-9_]{1,80}$/) }) });
const BadStatus = z.object({ statusCode: z.int() });
const RateLimited = z.object({ retryAfter: z.number().min(0).max(3600) });

const APP_TOKEN_CODES: ReadonlySet<string> = new Set([
  'account_inactive',
  'invalid_auth',
  'missing_scope',
  'not_allowed_token_type',
  'not_authed',
  'token_expired',
  'token_revoked',
]);

/** Why, and how long Slack asks to wait where it does. */
export interface SocketFailure {
  readonly reason: string;
  readonly retryAfterMs?: number;
}

function describeRefusal(code: string): string {
  const advice = APP_TOKEN_CODES.has(code) ? ': appToken must be an app-level token (xapp-...) of this app with connections:write' : '';
  return `Slack answered ${code}${advice}`;
}

/** Describes what opening a connection threw, in our words. */
export function describeSocketFailure(thrown: unknown): SocketFailure {
  const refused = Refused.safeParse(thrown);
  if (refused.success) {
    return { reason: describeRefusal(refused.data.data.error) };
  }
  const status = BadStatus.safeParse(thrown);
  if (status.success) {
    return { reason: `Slack answered HTTP ${String(status.data.statusCode)}` };
  }
  const limited = RateLimited.safeParse(thrown);
  if (limited.success) {
    return { reason: 'Slack asks to wait before connecting again', retryAfterMs: limited.data.retryAfter * 1000 };
  }
  const isClosed = thrown === undefined;
  return {
    reason: isClosed ? 'the connection was closed before Slack said hello' : `Slack cannot be reached (${readNetworkCode(thrown)})`,
  };
}
