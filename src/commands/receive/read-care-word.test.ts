import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCareWord } from './read-care-word.ts';

const HOUR = 60 * 60_000;
const wish = { reason: '', lastingMs: HOUR, inMs: 0, isOfAllChannels: false };

describe('readCareWord', () => {
  it.each([
    ['ack k7qx2m', { kind: 'acknowledge', code: 'K7QX2M' }],
    ['@aws acknowledge K7QX2M', { kind: 'acknowledge', code: 'K7QX2M' }],
    ['unack K7QX2M', { kind: 'unacknowledge', code: 'K7QX2M' }],
    ['ack', { kind: 'list-incidents' }],
    ['silence', { kind: 'list-silences' }],
    ['silences', { kind: 'list-silences' }],
    ['@aws silence list', { kind: 'list-silences' }],
    ['silence K7QX2M 1h', { kind: 'silence-incident', code: 'K7QX2M', lastingMs: HOUR, reason: '' }],
    ['silence k7qx2m 30m the deployment', { kind: 'silence-incident', code: 'K7QX2M', lastingMs: HOUR / 2, reason: 'the deployment' }],
    ['silence remove K7QX2M', { kind: 'remove-silence', code: 'K7QX2M' }],
    ['silence extend K7QX2M 2h', { kind: 'extend-silence', code: 'K7QX2M', byMs: 2 * HOUR }],
    ["ack --code='K7QX2M'", { kind: 'acknowledge', code: 'K7QX2M' }],
    [
      "silence add --code='k7qx2m' --for='30m' --reason='it'\\''s known'",
      { kind: 'silence-incident', code: 'K7QX2M', lastingMs: HOUR / 2, reason: "it's known" },
    ],
    [
      "silence add --where='name=\"web 1\" severity=high' --for='2h' --reason='for=9d channels=all'",
      {
        kind: 'add-silence',
        wish: {
          ...wish,
          lastingMs: 2 * HOUR,
          reason: 'for=9d channels=all',
          matchers: [
            { label: 'name', operator: '=', values: ['web 1'] },
            { label: 'severity', operator: '=', values: ['high'] },
          ],
        },
      },
    ],
    [
      'silence add --where=name=web-*',
      { kind: 'add-silence', wish: { ...wish, matchers: [{ label: 'name', operator: '=', values: ['web-*'] }] } },
    ],
    ['silence add name=web-*', { kind: 'add-silence', wish: { ...wish, matchers: [{ label: 'name', operator: '=', values: ['web-*'] }] } }],
    [
      'silence add kind="CloudWatch Alarm" severity!=critical for=3d in=2h reason="a \\"long\\" night" title=upgrade channels=all',
      {
        kind: 'add-silence',
        wish: {
          matchers: [
            { label: 'kind', operator: '=', values: ['CloudWatch Alarm'] },
            { label: 'severity', operator: '!=', values: ['critical'] },
          ],
          reason: 'a "long" night',
          title: 'upgrade',
          lastingMs: 72 * HOUR,
          inMs: 2 * HOUR,
          isOfAllChannels: true,
        },
      },
    ],
  ])('reads %s', (text, expected) => {
    expect(readCareWord(text)).toEqual(expected);
  });

  it.each([
    ['silence add', 'Say what is to be silent'],
    ['silence add name=web-* for=soon', 'for must be minutes, hours or days'],
    ['silence add name=web-* for=91d', 'from 1m to 90d'],
    ['silence add web-1', 'must be a condition such as name=web-*'],
    ['silence add colour=red', 'names no label that there is'],
    ['silence add name=a channels=some', 'channels must be all'],
    ['silence extend K7QX2M', 'How long must be'],
    ["silence add --for='2h'", 'Say what is to be silent'],
    ["silence add --code='K7QX2M' --where='name=a'", 'not both'],
    ["silence add --where='colour=red'", 'names no label that there is'],
    ['silence remove', 'Say: silence list'],
  ])('says what is wrong with %s', (text, part) => {
    const intent = readCareWord(text);

    expect(intent?.kind).toBe('care-mistake');
    expect(intent?.kind === 'care-mistake' ? intent.problems.join(' ') : '').toContain(part);
  });

  it.each(['ack K7QX2M now please', 'acknowledgement', 'silenced', 'ec2 describe-instances', 'sns list-topics'])(
    'leaves %s to others',
    (text) => {
      expect(readCareWord(text)).toBeUndefined();
    },
  );

  it('says something of any text behind the word', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), (text) => {
        expect(readCareWord(`silence ${text}`)?.kind).toBeTypeOf('string');
      }),
    );
  });
});
