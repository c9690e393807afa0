// Looks at a token that came with an activity before Microsoft's library proves it: who claims to have signed it, and whether they have. The
// library then proves for whom it is, for how long, and where it may be answered.
import { verify } from 'node:crypto';
import type { ConnectorKeys } from './connector-keys.ts';
import { parseJson } from './send-json.ts';
import { TOKEN_ISSUER } from './teams-services.ts';

/** What the Bot Connector signs with (learn.microsoft.com, Authenticate requests with the Bot Connector API). */
const ALGORITHM = 'RS256';

/** What is to become of a token. */
export type TokenVerdict = 'prove' | 'refuse' | 'come-again';

/** Lets tokens through that the Bot Connector has signed. */
export class TokenGate {
  readonly #keys: Pick<ConnectorKeys, 'find'>;

  /** Takes the keys. */
  constructor(keys: Pick<ConnectorKeys, 'find'>) {
    this.#keys = keys;
  }

  /**
   * Says what is to become of the token of a request; never rejects.
   * Attack: anybody of the tenant can get a token of Microsoft Entra whose audience is the bot, and the library takes such tokens as well (for
   * agents with identities of their own), so that they could speak for everybody. Only the Bot Connector may hand in activities.
   * Attack: tokens that name keys at random, each of which would make the library ask Microsoft, and keep the true ones out meanwhile.
   */
  async judge(authorization: string): Promise<TokenVerdict> {
    const token = readToken(authorization);
    if (token?.issuer !== TOKEN_ISSUER) return 'refuse';
    const key = await this.#keys.find(token.keyId);
    if (key === 'unknown') return 'come-again';
    const isSigned = key !== 'absent' && verify('RSA-SHA256', Buffer.from(token.signed), key, Buffer.from(token.signature, 'base64url'));
    return isSigned ? 'prove' : 'refuse';
  }
}

interface ReadToken {
  readonly keyId: string;
  readonly issuer: unknown;
  readonly signed: string;
  readonly signature: string;
}

function readToken(authorization: string): ReadToken | undefined {
  // Match: Bearer a.b.c. Near miss: Bearer a.b, Basic a.b.c.
  const [, header = '', payload = '', signature = ''] = /^Bearer ([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(authorization) ?? [];
  const [head, claims] = [header, payload].map((part) => parseJson(Buffer.from(part, 'base64url').toString('utf8')));
  const keyId = fieldOf(head, 'kid');
  if (typeof keyId !== 'string' || fieldOf(head, 'alg') !== ALGORITHM) return undefined;
  return { keyId, issuer: fieldOf(claims, 'iss'), signed: `${header}.${payload}`, signature };
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}
