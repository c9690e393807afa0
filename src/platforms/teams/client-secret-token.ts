// A bot's token for a client secret: one request to Microsoft Entra (OAuth 2.0 client credentials), kept until shortly before it ends.
import { z } from 'zod';
import type { Secret } from '../../lib/secret.ts';
import { parseJson, sendJson, type Exchange } from './send-json.ts';
import { BOT_SCOPE } from './teams-services.ts';

/** How long before its end a token is made anew: longer than any call takes. */
const RENEWED_BEFORE_MS = 5 * 60_000;

/** Entra answers within a second; a person waits. */
const TOKEN_TIMEOUT_MS = 10_000;

/** What asking needs. */
export interface ClientSecretTokenOptions {
  /** Without a slash at its end. */
  readonly loginUrl: string;
  readonly tenantId: string;
  readonly appId: string;
  readonly clientSecret: Secret;
  readonly now: () => Date;
}

/** Why there is no token. */
export class NoToken extends Error {
  /** True where Entra refuses the credentials: asking again would not help. */
  readonly isRefused: boolean;

  constructor(reason: string, isRefused: boolean) {
    super(reason);
    this.isRefused = isRefused;
  }
}

const Answer = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() });

// Match: AADSTS7000215. Near miss: any sentence.
const ENTRA_CODE = /\bAADSTS\d{1,10}\b/;
const Refusal = z.object({ error_description: z.string() });

interface Held {
  readonly token: string;
  readonly endsAt: number;
}

/** Makes what returns the token; those who ask at once share one request. It rejects with NoToken. */
export function createClientSecretToken(options: ClientSecretTokenOptions): { get: () => Promise<string>; forget: () => void } {
  let held: Held | undefined;
  let asking: Promise<Held> | undefined;

  async function get(): Promise<string> {
    if (held !== undefined && held.endsAt - options.now().getTime() > RENEWED_BEFORE_MS) return held.token;
    asking ??= ask(options).finally(() => {
      asking = undefined;
    });
    held = await asking;
    return held.token;
  }

  return {
    get,
    forget: () => {
      held = undefined;
    },
  };
}

async function ask({ loginUrl, tenantId, appId, clientSecret, now }: ClientSecretTokenOptions): Promise<Held> {
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: appId,
    client_secret: clientSecret.reveal(),
    scope: BOT_SCOPE,
  });
  const exchange: Exchange = { wasSent: false };
  const text = await sendJson(
    {
      method: 'POST',
      url: `${loginUrl}/${tenantId}/oauth2/v2.0/token`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: form.toString(),
      signal: AbortSignal.timeout(TOKEN_TIMEOUT_MS),
    },
    exchange,
  ).catch(() => {
    throw new NoToken('Microsoft Entra cannot be reached for a token', false);
  });
  const { status = 0 } = exchange;
  const parsed = Answer.safeParse(parseJson(text));
  if (status === 200 && parsed.success) {
    const { access_token: token, expires_in: seconds } = parsed.data;
    return { token, endsAt: now().getTime() + seconds * 1000 };
  }
  const isRefused = status === 400 || status === 401;
  const code = ENTRA_CODE.exec(Refusal.safeParse(parseJson(text)).data?.error_description ?? '')?.[0];
  const advice = isRefused ? ': look at teams.appId, teams.tenantId and teams.clientSecret, which may have expired' : '';
  throw new NoToken(`Microsoft Entra gives no token (HTTP ${status}${code === undefined ? '' : `, ${code}`})${advice}`, isRefused);
}
