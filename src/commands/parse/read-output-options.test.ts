import { describe, expect, it } from 'vitest';
import { noteRegion, readBinaryFormat, readFormat, readRegion } from './read-output-options.ts';

describe('readRegion', () => {
  it.each([
    [undefined, undefined],
    ['eu-west-1', 'eu-west-1'],
    [' EU-West-1 ', 'eu-west-1'],
    ['local', 'local'],
  ])('reads %j as %j', (given, region) => {
    expect(readRegion(given)).toBe(region);
  });

  it.each(['', 'evil.example', 'a/b', '-x', 'x-', 'a b', 'eu-west-1#', 'x'.repeat(64), 'é'])(
    'refuses %j, which would become a part of a host',
    (given) => {
      expect(readRegion(given)).toMatchObject({ code: 'invalid-value', message: expect.stringContaining('--region') });
    },
  );
});

describe('noteRegion', () => {
  it.each([undefined, 'eu-west-1', 'us-gov-west-1', 'ap-southeast-3', 'us-isob-east-1', 'cn-north-1', 'mx-central-1', 'eusc-de-east-1'])(
    'notes nothing of %j',
    (region) => {
      expect(noteRegion(region)).toBeUndefined();
    },
  );

  it.each(['us-east-1a', 'ireland', 'aws-global'])('notes that %s does not look like a Region', (region) => {
    expect(noteRegion(region)).toContain(region);
  });
});

describe('readFormat', () => {
  it.each([
    [{}, {}],
    [{ query: 'a[0]' }, { query: 'a[0]' }],
    [{ output: 'TEXT' }, { format: 'text' }],
    [
      { output: 'yaml-stream', query: 'a' },
      { format: 'yaml', query: 'a' },
    ],
  ])('reads %j', (globals, format) => {
    expect(readFormat(new Map(Object.entries(globals)))).toEqual(format);
  });

  it('offers the formats where it is none', () => {
    expect(readFormat(new Map([['output', 'xml']]))).toMatchObject({
      code: 'invalid-value',
      suggestions: ['--output json', '--output yaml', '--output text', '--output table', '--output markdown'],
    });
  });
});

describe('the query', () => {
  it.each([
    [
      'Reservations[].Instances[',
      '--query "Reservations[].Instances[" cannot be read at character 26, its end: It ends where something is still missing.',
    ],
    ['a b', '--query "a b" cannot be read at character 3, before "b": Something else is expected there.'],
    ['size(@)', '--query "size(@)" cannot be read: There is no function size().'],
    ['', '--query "" cannot be read: It is empty.'],
  ])('is refused where it cannot be read: %s', (query, message) => {
    expect(readFormat(new Map([['query', query]]))).toMatchObject({ code: 'invalid-value', message });
  });
});

describe('readBinaryFormat', () => {
  it('knows both forms of bytes, and refuses others', () => {
    expect([readBinaryFormat(undefined), readBinaryFormat('raw-in-base64-out'), readBinaryFormat('Base64')]).toEqual([false, false, true]);
    expect(readBinaryFormat('hex')).toMatchObject({ code: 'invalid-value' });
  });
});
