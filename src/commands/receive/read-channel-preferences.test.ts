import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readChannelPreferences } from './read-channel-preferences.ts';

const HOUR = 60 * 60_000;

describe('readChannelPreferences', () => {
  it.each([
    ['preferences show=both', { show: 'both' }],
    ['@aws preferences show=thread', { show: 'thread' }],
    ['aws set preferences show=channel edit=off', { show: 'channel', edit: false }],
    ['Preferences Show = Both', { show: 'both' }],
    ['preferences --new-thread-after=12h', { newThreadAfterMs: 12 * HOUR }],
    ['preferences ok-without-alarm=on edit=yes', { postOkWithoutAlarm: true, edit: true }],
    ['preferences show=default new-thread-after=default', { show: undefined, newThreadAfterMs: undefined }],
    ['preferences show=both show=thread', { show: 'thread' }],
  ])('reads %s', (text, change) => {
    expect(readChannelPreferences(text)).toStrictEqual({ kind: 'set-channel-preferences', change, problems: [] });
  });

  it.each([
    ['preferences show=everywhere', /^show must be thread, channel or both, or default\.$/],
    ['preferences edit=maybe', /^edit must be on or off, or default\.$/],
    ['preferences new-thread-after=12', /^new-thread-after must be minutes, hours or days/],
    [
      'preferences threads=on',
      /^There is no preference "threads"; there are show, edit, new-thread-after, ok-without-alarm, default-region, default-account\.$/,
    ],
    ['preferences constructor=on', /no preference "constructor"/],
    ['preferences default-region=a;b', /^default-region must be a name such as eu-west-1, or none\.$/],
    ["preferences --default-account='a b'", /^default-account must be a name/],
    ['preferences show=both loudly', /no preference "loudly"/],
    ['preferences edit=toString', /^edit must be on or off/],
  ])('says what is wrong with %s', (text, problem) => {
    expect(readChannelPreferences(text)?.problems).toEqual([expect.stringMatching(problem)]);
  });

  it('reads what a form says, and what counts for its person alone', () => {
    const said = "preferences --show='both' --default-region='eu-west-1' --default-account='Prod'";

    expect(readChannelPreferences(said)).toStrictEqual({
      kind: 'set-channel-preferences',
      change: { show: 'both' },
      own: { region: 'eu-west-1', account: 'Prod' },
      problems: [],
    });
    expect(readChannelPreferences('preferences default-region=NONE')).toMatchObject({ change: {}, own: { region: '' } });
  });

  it.each(['preferences', 'set preferences', 'preferences get', 'ec2 describe-instances --filters Name=tag,Values=x', 'set name=value'])(
    'leaves %s to others',
    (text) => {
      expect(readChannelPreferences(text)).toBeUndefined();
    },
  );

  it('takes any text, and never sets anything beside a problem', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const intent = readChannelPreferences(`preferences ${text}`);

        expect(
          intent === undefined || intent.own !== undefined || intent.problems.length > 0 || Object.keys(intent.change).length > 0,
        ).toBe(true);
      }),
    );
  });
});
