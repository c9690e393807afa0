// From the configuration to who may hand events in at the HTTP door.
import type { Config } from '../config/schema.ts';
import { sha256 } from '../lib/sha256.ts';
import type { AccessKey, NotifySenders, NotifyToken, WebhookKey } from '../notifications/ingest/notify/notify-senders.ts';
import { readWebhookPublicKey, readWebhookSecret } from '../notifications/ingest/notify/webhook-keys.ts';

type NotifyConfig = Config['notify'];
type TokenConfig = NotifyConfig['tokens'][number];

/** Returns the senders of a configuration; where it names none, whoever has the token of the data folder. */
export function toNotifySenders({ tokens, webhooks, accessKeys }: NotifyConfig, localToken: NotifyToken): NotifySenders {
  const isUnset = tokens.length + webhooks.length + accessKeys.length === 0;
  return {
    tokens: isUnset ? [localToken] : tokens.flatMap(toTokens),
    webhookKeys: webhooks.flatMap(({ keys, ...sender }) =>
      keys.flatMap((key, index) => toWebhookKeys(key, { ...base(sender, key), ...older(index) })),
    ),
    accessKeys: accessKeys.flatMap(({ keys, ...sender }) =>
      keys.map((key, index) => toAccessKey(key, { ...base(sender, key), ...older(index) })),
    ),
  };
}

type Base = Omit<NotifyToken, 'tokenHash'>;

function base(
  { name, configurationNames }: Pick<TokenConfig, 'name' | 'configurationNames'>,
  { expiresAt }: { readonly expiresAt?: string | undefined },
): Base {
  return {
    name,
    ...(configurationNames === undefined ? {} : { configurationNames }),
    ...(expiresAt === undefined ? {} : { expiresAt: new Date(expiresAt) }),
  };
}

/** Of several keys the first is the newest. */
function older(index: number): Pick<Base, 'isPrevious'> {
  return index === 0 ? {} : { isPrevious: true };
}

function toTokens(config: TokenConfig): readonly NotifyToken[] {
  const { previous } = config;
  const current = { ...base(config, config), tokenHash: hashOf(config) };
  return previous === undefined ? [current] : [current, { ...base(config, previous), tokenHash: hashOf(previous), isPrevious: true }];
}

/** The configuration was checked: one of the two is there. */
function hashOf({ token, tokenSha256 }: Pick<TokenConfig, 'token' | 'tokenSha256'>): string {
  return tokenSha256 ?? sha256(token?.reveal() ?? '');
}

function toWebhookKeys({ secret, publicKey }: NotifyConfig['webhooks'][number]['keys'][number], sender: Base): readonly WebhookKey[] {
  const bytes = secret === undefined ? undefined : readWebhookSecret(secret.reveal());
  if (bytes !== undefined) return [{ ...sender, key: { version: 'v1', secret: bytes } }];
  const key = publicKey === undefined ? undefined : readWebhookPublicKey(publicKey);
  return key === undefined ? [] : [{ ...sender, key: { version: 'v1a', publicKey: key } }];
}

function toAccessKey({ accessKeyId, secretAccessKey }: NotifyConfig['accessKeys'][number]['keys'][number], sender: Base): AccessKey {
  return { ...sender, accessKeyId, secretAccessKey: secretAccessKey.reveal() };
}
