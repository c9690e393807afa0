import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { problemLines } from './testing/load-text.ts';

const CI = { name: 'ci', token: 'a'.repeat(20) };
const CHANNEL = { configurationName: 'production', platform: 'web', channelId: 'production' };

async function problemsOf(tokens: readonly object[], rest: object = {}): Promise<readonly string[]> {
  const lines = await problemLines(stringify({ ...rest, notify: { tokens } }));
  return lines.map((line) => line.replace(/^\S+ /, '').replaceAll(/ \(line \d+\)/g, ''));
}

describe('checkNotifyTokens', () => {
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
