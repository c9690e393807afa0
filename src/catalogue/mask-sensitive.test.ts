import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MASK, maskSensitive } from './mask-sensitive.ts';
import type { Member, Shape, StructureShape } from './shape.ts';

const string: Shape = { kind: 'string', isSensitive: false };
const secret: Shape = { kind: 'string', isSensitive: true };

function structure(members: Readonly<Record<string, Shape>>): StructureShape {
  const entries = Object.entries(members).map(([name, shape]): [string, Member] => [
    name,
    { name, shape, isRequired: false, isIdempotencyToken: false, isSensitive: shape.isSensitive, isStreaming: false },
  ]);
  return { kind: 'structure', name: 'Thing', isUnion: false, isSensitive: false, members: new Map(entries) };
}

function list(element: Shape): Shape {
  return { kind: 'list', isSensitive: false, element };
}

function map(value: Shape): Shape {
  return { kind: 'map', isSensitive: false, value };
}

const nothing = structure({});

describe('maskSensitive', () => {
  it('leaves what holds nothing', () => {
    const shape = structure({ Text: secret, Several: { ...list(string), isSensitive: true }, None: secret });

    expect(maskSensitive(shape, { Text: '', Several: [], None: null })).toEqual({
      value: { Text: '', Several: [], None: null },
      maskedCount: 0,
    });
  });

  it('takes out what the model calls sensitive: members, elements of lists, values of maps, whole structures', () => {
    const shape = structure({
      Secret: secret,
      Plain: string,
      Several: list(secret),
      Pins: list({ kind: 'number', isSensitive: true }),
      ByName: map(secret),
      Whole: { ...structure({ A: string }), isSensitive: true },
      Below: list(structure({ Deep: secret, Plain: string })),
    });
    const value = {
      Secret: 'a',
      Plain: 'b',
      Several: ['c', 'd'],
      Pins: [1, null],
      ByName: { e: 'f' },
      Whole: { A: 'g' },
      Below: [{ Deep: 'h', Plain: 'i' }],
    };

    expect(maskSensitive(shape, value)).toEqual({
      value: {
        Secret: MASK,
        Plain: 'b',
        Several: [MASK, MASK],
        Pins: [MASK, null],
        ByName: { e: MASK },
        Whole: MASK,
        Below: [{ Deep: MASK, Plain: 'i' }],
      },
      maskedCount: 7,
    });
  });

  it('counts no secret where a sensitive member is absent', () => {
    expect(maskSensitive(structure({ Secret: secret }), { Secret: undefined })).toEqual({ value: { Secret: undefined }, maskedCount: 0 });
    expect(maskSensitive(structure({ Secret: secret }), { Secret: null })).toEqual({ value: { Secret: null }, maskedCount: 0 });
  });

  it.each([
    ['a member', { MasterUserPassword: 'x' }, { MasterUserPassword: MASK }],
    ['a list', { Passwords: ['x', 'y'] }, { Passwords: [MASK, MASK] }],
    ['bytes', { PrivateKey: Buffer.from('x') }, { PrivateKey: MASK }],
    [
      'a name and its value',
      { environment: [{ name: 'DB_PASSWORD', value: 'x' }] },
      { environment: [{ name: 'DB_PASSWORD', value: MASK }] },
    ],
    ['an output of a stack', { OutputKey: 'SecretKey', OutputValue: 'x' }, { OutputKey: 'SecretKey', OutputValue: MASK }],
    ['a parameter', { ParameterKey: 'GitHubToken', ParameterValue: 'x' }, { ParameterKey: 'GitHubToken', ParameterValue: MASK }],
    ['an option', { OptionName: 'DBPassword', Value: 'x' }, { OptionName: 'DBPassword', Value: MASK }],
  ])('takes out what is a secret by the name of %s, also where the model is silent', (_name, value, expected) => {
    expect(maskSensitive(nothing, value).value).toEqual(expected);
  });

  it('takes out the values of a map by their keys', () => {
    const value = { Variables: { DB_PASS: 'x', MODE: 'fast', API_KEY: '' } };

    expect(maskSensitive(structure({ Variables: map(string) }), value)).toEqual({
      value: { Variables: { DB_PASS: MASK, MODE: 'fast', API_KEY: '' } },
      maskedCount: 1,
    });
  });

  it.each([
    [{ NextToken: 'abc' }],
    [{ name: 'MODE', value: 'fast' }],
    [{ name: 'DB_PASSWORD', valueFrom: 'arn:aws:ssm:eu-west-1:123456789012:parameter/db' }],
    [{ Name: 'tag:password', Values: ['yes'] }],
    [{ MasterUserSecret: { SecretArn: 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:a', SecretStatus: 'active' } }],
    [{ PasswordLastUsed: new Date(0), HasPassword: true, PasswordCount: 2 }],
    [{ Payload: Buffer.from([0xff, 0xfe, 0x00]) }],
  ])('leaves %j', (value) => {
    expect(maskSensitive(nothing, value)).toEqual({ value, maskedCount: 0 });
  });

  it('takes out what looks like a secret within texts, and within bytes that are text', () => {
    const value = { Log: 'user ana password=hunter2', Payload: Buffer.from('{"password":"hunter2","ok":true}') };
    const masked = maskSensitive(nothing, value);

    expect(masked.value['Log']).toBe(`user ana password=${MASK}`);
    expect(Buffer.from(masked.value['Payload'] as Uint8Array).toString()).toBe(`{"password":${MASK},"ok":true}`);
    expect(masked.maskedCount).toBe(2);
  });

  it('masks whole what is nested deeper than anything of AWS', () => {
    let value: Record<string, unknown> = { end: 'hunter2' };
    for (let depth = 0; depth < 5000; depth += 1) value = { below: value };

    const text = JSON.stringify(maskSensitive(nothing, value).value);

    expect(text).not.toContain('hunter2');
    expect(text).toContain(MASK);
  });

  it('changes nothing of what it was given, and no form', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const before = structuredClone(value);
        const masked = maskSensitive(structure({ a: secret }), value);

        expect(value).toEqual(before);
        expect(Object.keys(masked.value)).toEqual(Object.keys(value));
      }),
    );
  });

  it('takes out the one member of a union that is sensitive, and leaves the others', () => {
    const choice: Shape = { ...structure({ Code: secret, Text: string }), isUnion: true };

    expect(maskSensitive(structure({ Choice: choice }), { Choice: { Code: 'x' } }).value).toEqual({ Choice: { Code: MASK } });
    expect(maskSensitive(structure({ Choice: choice }), { Choice: { Text: 'x' } }).value).toEqual({ Choice: { Text: 'x' } });
  });

  it('lets no text of a sensitive member through, whatever stands around it', () => {
    const text = 'correct-horse-battery-staple';
    const inner = structure({ Secret: secret, Several: list(secret), ByName: map(secret), Plain: string });
    const shape = structure({ Secret: secret, Below: list(inner), Beside: map(inner) });
    const value = fc.record(
      {
        Secret: fc.constant(text),
        Several: fc.array(fc.constant(text)),
        ByName: fc.dictionary(fc.string(), fc.constant(text)),
        Plain: fc.string(),
      },
      { requiredKeys: [] },
    );
    const answer = fc.record(
      { Secret: fc.constant(text), Below: fc.array(value), Beside: fc.dictionary(fc.string(), value), Odd: fc.jsonValue() },
      { requiredKeys: [] },
    );

    fc.assert(
      fc.property(answer, (given) => {
        expect(JSON.stringify(maskSensitive(shape, given).value)).not.toContain(text);
      }),
    );
  });
});
