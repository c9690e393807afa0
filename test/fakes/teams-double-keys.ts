// The keys of the Teams double, and tokens signed with them as the Bot Connector and Microsoft Entra sign theirs.
import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';

/** How long its tokens last, as those of Entra. */
const TOKEN_LASTS_SECONDS = 3600;

const KEY_ID = 'double-key-1';

/** Signs tokens. */
export class TeamsDoubleKeys {
  readonly #privateKey: KeyObject;
  readonly #publicKey: KeyObject;

  constructor() {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    this.#privateKey = privateKey;
    this.#publicKey = publicKey;
  }

  /** The public key, as it stands under the address of the keys. */
  keySet(): object {
    return { keys: [{ ...this.#publicKey.export({ format: 'jwk' }), kid: KEY_ID, use: 'sig', alg: 'RS256', endorsements: ['msteams'] }] };
  }

  /** The public key under another name. */
  keySetAs(keyId: string): object {
    return { keys: [{ ...this.#publicKey.export({ format: 'jwk' }), kid: keyId }] };
  }

  /** Signs claims; what is not given is as the Bot Connector says it. */
  sign(claims: Readonly<Record<string, unknown>>, header: Readonly<Record<string, unknown>> = {}): string {
    const now = Math.floor(Date.now() / 1000);
    const payload = { iss: 'https://api.botframework.com', nbf: now - 10, exp: now + TOKEN_LASTS_SECONDS, ...claims };
    const text = [{ typ: 'JWT', alg: 'RS256', kid: KEY_ID, ...header }, payload]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    return `${text}.${createSign('RSA-SHA256').update(text).sign(this.#privateKey).toString('base64url')}`;
  }
}
