// Looks at a token that came with an activity before it is proved: who claims to have signed it, and with which key. What it lets through
// Microsoft's library proves afterwards.
import { RecentValues } from '../../lib/recent-values.ts';
import { parseJson } from './send-json.ts';
import { TOKEN_ISSUER } from './teams-services.ts';

/** Microsoft publishes about ten keys at a time. */
const KEYS_REMEMBERED = 50;

/** Tokens of keys that have proved none yet, in a minute; each is a request for Microsoft's keys. Our own bound. */
const UNPROVEN_MAX = 30;
const UNPROVEN_WITHIN_MS = 60_000;

/** What is to become of a token. */
export type TokenVerdict = 'prove' | 'refuse' | 'come-again';

/** Lets tokens through that are worth being proved. */
export class TokenGate {
  readonly #now: () => Date;
  readonly #proven = new RecentValues<string, true>(KEYS_REMEMBERED);
  #unprovenAt: readonly number[] = [];

  /** Takes the clock. */
  constructor(now: () => Date) {
    this.#now = now;
  }

  /**
   * Says what is to become of the token of a request.
   * Attack: anybody of the tenant can get a token of Microsoft Entra whose audience is the bot, and the library takes such tokens as well (for
   * agents with identities of their own), so that they could speak for everybody. Only the Bot Connector may hand in activities.
   * Attack: tokens that name keys at random, each of which makes the library ask Microsoft.
   */
  judge(authorization: string): TokenVerdict {
    const token = readToken(authorization);
    if (token?.issuer !== TOKEN_ISSUER) return 'refuse';
    if (this.#proven.get(token.keyId) === true) return 'prove';
    const now = this.#now().getTime();
    this.#unprovenAt = this.#unprovenAt.filter((at) => Math.abs(now - at) < UNPROVEN_WITHIN_MS);
    if (this.#unprovenAt.length >= UNPROVEN_MAX) return 'come-again';
    this.#unprovenAt = [...this.#unprovenAt, now];
    return 'prove';
  }

  /** Notes that a token was proved: its key is one of Microsoft's. */
  noteProven(authorization: string): void {
    const token = readToken(authorization);
    if (token !== undefined) this.#proven.set(token.keyId, true);
  }
}

function readToken(authorization: string): { readonly keyId: string; readonly issuer: unknown } | undefined {
  // Match: Bearer a.b.c. Near miss: Bearer a.b, Basic a.b.c.
  const [, header = '', payload = ''] = /^Bearer ([\w-]+)\.([\w-]+)\.[\w-]+$/.exec(authorization) ?? [];
  const [head, claims] = [header, payload].map((part) => parseJson(Buffer.from(part, 'base64url').toString('utf8')));
  const keyId = fieldOf(head, 'kid');
  return typeof keyId === 'string' ? { keyId, issuer: fieldOf(claims, 'iss') } : undefined;
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}
