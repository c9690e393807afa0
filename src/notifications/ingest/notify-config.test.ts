import { describe, expect, it } from 'vitest';
import { Secret } from '../../lib/secret.ts';
import { NotifyAccessKeyConfig, NotifyTokenConfig, NotifyWebhookConfig } from './notify-config.ts';

const aToken = new Secret('a1B2-._~+/c3d4e5f6g7==');

describe('NotifyTokenConfig', () => {
  it('takes a bearer token of 20 characters and more', () => {
    expect(NotifyTokenConfig.safeParse({ name: 'ci', token: aToken }).success).toBe(true);
    expect(NotifyTokenConfig.safeParse({ name: 'ci', token: new Secret('a'.repeat(20)) }).success).toBe(true);
  });

  it.each(['a'.repeat(19), `${'a'.repeat(20)} b`, `${'a'.repeat(20)}\n`, `${'ä'.repeat(20)}`, `=${'a'.repeat(20)}`])(
    'refuses %j',
    (token) => {
      expect(NotifyTokenConfig.safeParse({ name: 'ci', token: new Secret(token) }).success).toBe(false);
    },
  );

  it('refuses an empty list of configurations, which would be a sender who may do nothing', () => {
    expect(NotifyTokenConfig.safeParse({ name: 'ci', token: aToken, configurationNames: [] }).success).toBe(false);
  });

  it('refuses a name with spaces', () => {
    expect(NotifyTokenConfig.safeParse({ name: 'c i', token: aToken }).success).toBe(false);
  });
});

describe('NotifyWebhookConfig', () => {
  const keyOf = (key: object): boolean => NotifyWebhookConfig.safeParse({ name: 'shop', keys: [key] }).success;

  it('takes secrets of 24 to 64 bytes and public keys of ed25519', () => {
    expect(keyOf({ secret: new Secret('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw') })).toBe(true);
    expect(keyOf({ publicKey: `whpk_${Buffer.alloc(32, 1).toString('base64')}` })).toBe(true);
  });

  it.each(['MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', `whsec_${Buffer.alloc(23).toString('base64')}`, 'whsec_MfKQ9r8GKYqrTwjUPD8I!LPZIo2LaLaSw'])(
    'refuses the secret %j',
    (secret) => {
      expect(keyOf({ secret: new Secret(secret) })).toBe(false);
    },
  );

  it('refuses a sender without keys', () => {
    expect(NotifyWebhookConfig.safeParse({ name: 'shop', keys: [] }).success).toBe(false);
  });
});

describe('NotifyAccessKeyConfig', () => {
  it('refuses a short secret, an id with a slash and an end that is no instant', () => {
    const key = { accessKeyId: 'SBEXAMPLE', secretAccessKey: new Secret('s'.repeat(40)) };
    const isTaken = (change: object): boolean => NotifyAccessKeyConfig.safeParse({ name: 'batch', keys: [{ ...key, ...change }] }).success;

    expect(isTaken({})).toBe(true);
    expect(isTaken({ secretAccessKey: new Secret('s'.repeat(39)) })).toBe(false);
    expect(isTaken({ accessKeyId: 'SB/EXAMPLE' })).toBe(false);
    expect(isTaken({ expiresAt: 'tomorrow' })).toBe(false);
  });
});
