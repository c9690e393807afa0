import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SenderVerdict, WebhookKey } from './notify-senders.ts';
import { findByWebhook, parseWebhookHeaders, type RawWebhookHeaders } from './standard-webhook.ts';
import { readWebhookPublicKey, readWebhookSecret } from './webhook-keys.ts';

// The example of the specification's libraries (github.com/standard-webhooks/standard-webhooks).
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const BODY = '{"test": 2432232314}';
const EXAMPLE: RawWebhookHeaders = {
  'webhook-id': ['msg_p5jXN8AQM9LWM0D4loKWxJek'],
  'webhook-timestamp': ['1614265330'],
  'webhook-signature': ['v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='],
};
const now = new Date(1_614_265_330_000);
const secret = readWebhookSecret(SECRET) ?? new Uint8Array();
const KEY: WebhookKey = { name: 'shop', key: { version: 'v1', secret } };

function verify(headers: RawWebhookHeaders, body: string, { keys = [KEY], at = now } = {}): SenderVerdict['status'] {
  const parsed = parseWebhookHeaders(headers);
  return parsed === undefined ? 'refused' : findByWebhook(parsed, Buffer.from(body), { keys, now: at }).status;
}

function signed(id: string, timestamp: string, body: string): RawWebhookHeaders {
  const signature = createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': [id], 'webhook-timestamp': [timestamp], 'webhook-signature': [`v1,${signature}`] };
}

describe('findByWebhook', () => {
  it('knows the sender of the example, and its id of the event', () => {
    const parsed = parseWebhookHeaders(EXAMPLE);
    const verdict = parsed === undefined ? undefined : findByWebhook(parsed, Buffer.from(BODY), { keys: [KEY], now });

    expect(verdict).toMatchObject({ status: 'known', proof: 'webhook', eventId: 'msg_p5jXN8AQM9LWM0D4loKWxJek', sender: { name: 'shop' } });
  });

  it('takes one right signature among several, of any order and of versions that it does not know', () => {
    const right = EXAMPLE['webhook-signature']?.[0] ?? '';
    const wrong = `v1,${Buffer.alloc(32).toString('base64')}`;

    expect(verify({ ...EXAMPLE, 'webhook-signature': [`v2,abc ${wrong} ${right}`] }, BODY)).toBe('known');
    expect(verify({ ...EXAMPLE, 'webhook-signature': [`${wrong} ${wrong}`] }, BODY)).toBe('refused');
  });

  it('knows a sender by each of its keys while they are changed, and by no key whose time is over', () => {
    const newKey: WebhookKey = { name: 'shop', key: { version: 'v1', secret: Buffer.alloc(32, 7) } };
    const ended = { ...KEY, expiresAt: now };

    expect(verify(EXAMPLE, BODY, { keys: [newKey, KEY] })).toBe('known');
    expect(verify(EXAMPLE, BODY, { keys: [newKey] })).toBe('refused');
    expect(verify(EXAMPLE, BODY, { keys: [newKey, ended] })).toBe('refused');
  });

  it('verifies ed25519 signatures', () => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64');
    const read = readWebhookPublicKey(`whpk_${raw}`);
    if (read === undefined) throw new TypeError('no key');
    const keys: WebhookKey[] = [{ name: 'shop', key: { version: 'v1a', publicKey: read } }];
    const signature = sign(undefined, Buffer.from(`msg_1.1614265330.${BODY}`), privateKey).toString('base64');
    const headers = { ...EXAMPLE, 'webhook-id': ['msg_1'], 'webhook-signature': [`v1a,${signature}`] };

    expect(verify(headers, BODY, { keys })).toBe('known');
    expect(verify(headers, `${BODY} `, { keys })).toBe('refused');
    // The bytes of a signature of one kind never count as the other.
    expect(verify({ ...headers, 'webhook-signature': [`v1,${signature}`] }, BODY, { keys })).toBe('refused');
  });

  it('says of a right signature of another time that it may come again', () => {
    const at = (milliseconds: number) => verify(EXAMPLE, BODY, { at: new Date(now.getTime() + milliseconds) });

    expect([at(299_999), at(-299_999), at(300_000), at(-300_000)]).toEqual(['known', 'known', 'unavailable', 'unavailable']);
  });

  it.each([
    ['a body that was changed', EXAMPLE, `${BODY}\n`],
    ['an id that was changed', { ...EXAMPLE, 'webhook-id': ['msg_2'] }, BODY],
    ['a time that was changed', { ...EXAMPLE, 'webhook-timestamp': ['1614265331'] }, BODY],
    ['a time in another spelling', { ...EXAMPLE, 'webhook-timestamp': ['01614265330'] }, BODY],
    ['a time that is no number', { ...EXAMPLE, 'webhook-timestamp': ['1614265330.0'] }, BODY],
    ['no id', { ...EXAMPLE, 'webhook-id': undefined }, BODY],
    ['two ids', { ...EXAMPLE, 'webhook-id': ['msg_p5jXN8AQM9LWM0D4loKWxJek', 'b'] }, BODY],
    ['an empty id', signed('', '1614265330', BODY), BODY],
    ['a signature without its version', { ...EXAMPLE, 'webhook-signature': ['g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='] }, BODY],
    ['a misspelled signature', { ...EXAMPLE, 'webhook-signature': ['v1,g0hM9SsE-OTPJTGt_tmIKtSyZlE3uFJELVlNIOLJ1OE='] }, BODY],
    ['a signature that was cut', { ...EXAMPLE, 'webhook-signature': ['v1,g0hM9SsE+OTPJTGt'] }, BODY],
    [
      'a right signature behind too many others',
      { ...EXAMPLE, 'webhook-signature': [`${'v1,x '.repeat(8)}${String(EXAMPLE['webhook-signature'])}`] },
      BODY,
    ],
  ])('refuses %s', (_what, headers, body) => {
    expect(verify(headers, body)).toBe('refused');
  });

  // The parts are joined by dots: with one in the id, one signature would belong to two different requests.
  it('refuses an id with a dot, so that no part of a request can move into another', () => {
    const honest = signed('msg.1614265330', '1614265331', 'x');
    const moved = { ...honest, 'webhook-id': ['msg'], 'webhook-timestamp': ['1614265330'] };

    expect(verify(honest, 'x')).toBe('refused');
    // What the attacker would send: the same signed text, parted elsewhere.
    expect(verify(moved, '1614265331.x')).toBe('known');
    expect(parseWebhookHeaders(honest)).toBeUndefined();
  });

  it('never throws, whatever the headers hold', () => {
    const text = fc.array(fc.string({ unit: 'binary' }), { maxLength: 2 });
    fc.assert(
      fc.property(fc.record({ 'webhook-id': text, 'webhook-timestamp': text, 'webhook-signature': text }), fc.string(), (headers, body) => {
        expect(verify(headers, body)).toBe('refused');
      }),
    );
  });
});
