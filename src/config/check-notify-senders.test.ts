import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { sha256 } from '../lib/sha256.ts';
import { problemLines } from './testing/load-text.ts';

const CI = { name: 'ci', token: 'a'.repeat(20) };
const CHANNEL = { configurationName: 'production', platform: 'web', channelId: 'production' };

async function problemsOf(tokens: readonly object[], rest: object = {}): Promise<readonly string[]> {
  const lines = await problemLines(stringify({ ...rest, notify: { tokens } }));
  return lines.map((line) => line.replace(/^\S+ /, '').replaceAll(/ \(line \d+\)/g, ''));
}

describe('checkNotifySenders', () => {
  it('takes senders for configurations that exist', async () => {
    expect(await problemsOf([{ ...CI, configurationNames: ['production'] }], { channelConfigurations: [CHANNEL] })).toEqual([]);
  });

  it('knows the channel that is there by default', async () => {
    expect(await problemsOf([{ ...CI, configurationNames: ['ops'] }])).toEqual([]);
  });

  it('refuses a name that is taken', async () => {
    expect(await problemsOf([CI, { ...CI, token: 'b'.repeat(20) }])).toEqual([
      'notify.tokens[1].name: the name is taken: notify.tokens[0].name has it already',
    ]);
  });

  it('refuses a token that is taken, without showing it', async () => {
    expect(await problemsOf([CI, { ...CI, name: 'two' }])).toEqual([
      'notify.tokens[1].token: the token is taken: notify.tokens[0].token has it already',
    ]);
  });

  const HASH = 'ab'.repeat(32);

  it('takes the hash of a token in its place, and the token before it until its time is over', async () => {
    const previous = { token: 'b'.repeat(20), expiresAt: '2026-12-31T00:00:00Z' };

    expect(await problemsOf([{ name: 'ci', tokenSha256: HASH, expiresAt: '2027-01-31T00:00:00+01:00', previous }])).toEqual([]);
  });

  it('refuses a sender with no token, with two of them, and with what is no hash', async () => {
    expect(await problemsOf([{ name: 'ci' }])).toEqual([expect.stringContaining('notify.tokens[0]: has no token; give it tokenSha256')]);
    expect(await problemsOf([{ ...CI, tokenSha256: HASH }])).toEqual([
      'notify.tokens[0].tokenSha256: stands beside token; keep one of the two',
    ]);
    expect(await problemsOf([{ name: 'ci', tokenSha256: 'a'.repeat(20) }])).toEqual([
      expect.stringContaining('notify.tokens[0].tokenSha256: must be the 64 digits that "signalbox notify-token hash" prints'),
    ]);
    expect(await problemsOf([{ name: 'ci', tokenSha256: HASH, previous: { token: 'b'.repeat(20) } }])).toEqual([
      expect.stringContaining('notify.tokens[0].previous.expiresAt'),
    ]);
  });

  it('knows a token that is taken by its hash', async () => {
    const previous = { tokenSha256: sha256(CI.token), expiresAt: '2026-12-31T00:00:00Z' };

    expect(await problemsOf([CI, { name: 'two', tokenSha256: HASH, previous }])).toEqual([
      'notify.tokens[1].previous.tokenSha256: the token is taken: notify.tokens[0].token has it already',
    ]);
  });

  it('refuses names, secrets and keys that are taken anywhere among the senders', async () => {
    const keys = [{ accessKeyId: 'SBKEY', secretAccessKey: 's'.repeat(40) }];
    const secret = { secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' };
    const lines = await problemLines(
      stringify({
        notify: {
          tokens: [CI],
          webhooks: [
            { name: 'ci', keys: [secret, secret, {}, { ...secret, publicKey: `whpk_${Buffer.alloc(32, 1).toString('base64')}` }] },
          ],
          accessKeys: [
            { name: 'a', keys },
            { name: 'b', keys },
          ],
        },
      }),
    );

    expect(lines.map((line) => line.replace(/^\S+ /, '').replaceAll(/ \(line \d+\)/g, '')).toSorted()).toEqual([
      'notify.accessKeys[1].keys[0].accessKeyId: the access key is taken: notify.accessKeys[0].keys[0].accessKeyId has it already',
      'notify.webhooks[0].keys[1].secret: the secret is taken: notify.webhooks[0].keys[0].secret has it already',
      'notify.webhooks[0].keys[2]: has neither secret nor publicKey',
      'notify.webhooks[0].keys[3].publicKey: stands beside secret; give each a key of its own in the list',
      'notify.webhooks[0].keys[3].secret: the secret is taken: notify.webhooks[0].keys[0].secret has it already',
      'notify.webhooks[0].name: the name is taken: notify.tokens[0].name has it already',
    ]);
  });

  it('refuses keys of two senders that are the same in another spelling', async () => {
    const secret = `whsec_${Buffer.alloc(25, 1).toString('base64')}`;
    const publicKey = `whpk_${Buffer.alloc(32, 1).toString('base64')}`;
    const lines = await problemLines(
      stringify({
        notify: {
          webhooks: [
            { name: 'a', keys: [{ secret }, { publicKey }] },
            { name: 'b', keys: [{ secret: secret.replace('==', '') }, { publicKey: publicKey.replace('=', '') }] },
          ],
        },
      }),
    );

    expect(lines.map((line) => line.replace(/^\S+ /, '').replaceAll(/ \(line \d+\)/g, '')).toSorted()).toEqual([
      'notify.webhooks[1].keys[0].secret: the secret is taken: notify.webhooks[0].keys[0].secret has it already',
      'notify.webhooks[1].keys[1].publicKey: the public key is taken: notify.webhooks[0].keys[1].publicKey has it already',
    ]);
  });

  it('refuses a configuration that does not exist', async () => {
    expect(await problemsOf([{ ...CI, configurationNames: ['producton'] }], { channelConfigurations: [CHANNEL] })).toEqual([
      'notify.tokens[0].configurationNames[0]: no channel configuration has this name; got "producton" (did you mean "production"?)',
    ]);
  });

  it('does not guess which configurations exist where the name of one is faulty', async () => {
    const channelConfigurations = [{ ...CHANNEL, configurationName: 'pro duction' }];

    const lines = await problemsOf([{ ...CI, configurationNames: ['production'] }], { channelConfigurations });

    expect(lines).toEqual([expect.stringContaining('channelConfigurations[0].configurationName: must be 1 to 128')]);
  });

  it.each(['channelConfigurations: none', 'channelConfigurations: @', 'channelConfigurations: ['])(
    'does not guess which configurations stand in %j',
    async (line) => {
      const lines = await problemLines(`${stringify({ notify: { tokens: [{ ...CI, configurationNames: ['production'] }] } })}${line}\n`);

      expect(lines).toHaveLength(1);
    },
  );
});
