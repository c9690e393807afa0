// The public keys of the Bot Connector, as Microsoft publishes them: fetched once a day, and for a key that is not among them at most once a
// minute, however many ask.
import { createPublicKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { parseJson, sendJson, type Exchange } from './send-json.ts';

/** How long keys are good (learn.microsoft.com, Authenticate requests with the Bot Connector API: refresh them at least every 24 hours). */
const KEYS_LAST_MS = 24 * 60 * 60_000;

/** How soon Microsoft is asked again: new keys are published hours before anything is signed with them. Our own bound. */
const ASKED_AGAIN_AFTER_MS = 60_000;

/** Microsoft answers within a second; Teams waits fifteen. */
const KEYS_TIMEOUT_MS = 5000;

const KeySet = z.object({ keys: z.array(z.unknown()) });
const RsaKey = z.object({ kid: z.string().min(1), kty: z.literal('RSA'), n: z.string().min(1), e: z.string().min(1) });

/** A key; or that Microsoft publishes none of this name; or that it cannot be said now. */
export type KeySearch = KeyObject | 'absent' | 'unknown';

/** Knows the keys. */
export class ConnectorKeys {
  readonly #url: string;
  readonly #now: () => Date;
  #keys: ReadonlyMap<string, KeyObject> = new Map();
  #fetchedAt = Number.NEGATIVE_INFINITY;
  #askedAt = Number.NEGATIVE_INFINITY;
  #asking: Promise<void> | undefined;

  /** Takes what describes the keys, beside which they stand, and the clock. */
  constructor(openIdMetadataUrl: string, now: () => Date) {
    // As Microsoft's library finds them.
    // Match: https://login.botframework.com/v1/.well-known/openidconfiguration. Near miss: the same with a slash at its end.
    this.#url = openIdMetadataUrl.replace(/\/openidconfiguration$/, '/keys');
    this.#now = now;
  }

  /** Finds a key; never rejects. */
  async find(keyId: string): Promise<KeySearch> {
    const known = this.#find(keyId);
    if (known !== undefined) return known;
    if (this.#asking === undefined && this.#isWithin(this.#askedAt, ASKED_AGAIN_AFTER_MS)) return 'unknown';
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = undefined;
    });
    await this.#asking;
    return this.#find(keyId) ?? (this.#isWithin(this.#fetchedAt, KEYS_LAST_MS) && this.#fetchedAt === this.#askedAt ? 'absent' : 'unknown');
  }

  #find(keyId: string): KeyObject | undefined {
    return this.#isWithin(this.#fetchedAt, KEYS_LAST_MS) ? this.#keys.get(keyId) : undefined;
  }

  #isWithin(at: number, spanMs: number): boolean {
    return Math.abs(this.#now().getTime() - at) < spanMs;
  }

  async #ask(): Promise<void> {
    const askedAt = this.#now().getTime();
    this.#askedAt = askedAt;
    const exchange: Exchange = { wasSent: false };
    const request = { method: 'GET', url: this.#url, headers: {}, signal: AbortSignal.timeout(KEYS_TIMEOUT_MS) } as const;
    const text = await sendJson(request, exchange).catch(() => undefined);
    const read = text === undefined || exchange.status !== 200 ? undefined : KeySet.safeParse(parseJson(text));
    if (read?.success !== true) return;
    this.#keys = new Map(read.data.keys.flatMap((key) => readKey(key) ?? []));
    this.#fetchedAt = askedAt;
  }
}

function readKey(published: unknown): readonly (readonly [string, KeyObject])[] | undefined {
  const read = RsaKey.safeParse(published);
  if (!read.success) return undefined;
  const { kid, kty, n, e } = read.data;
  try {
    return [[kid, createPublicKey({ key: { kty, n, e }, format: 'jwk' })]];
  } catch {
    return undefined;
  }
}
