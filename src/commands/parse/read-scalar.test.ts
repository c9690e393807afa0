import { describe, expect, it } from 'vitest';
import { readScalar, type ScalarForm, type ScalarKind } from './read-scalar.ts';

const asText: ScalarForm = { isText: true, isBinaryBase64: false };
const asJson: ScalarForm = { isText: false, isBinaryBase64: false };

function valueOf(value: unknown, kind: ScalarKind, form: ScalarForm): unknown {
  const outcome = readScalar(value, kind, form);
  return outcome.status === 'read' ? outcome.value : `expected ${outcome.expected}`;
}

describe('readScalar', () => {
  it.each<[ScalarKind, string, unknown]>([
    ['string', '5', '5'],
    ['string', '', ''],
    ['number', '5', 5],
    ['number', '-1.5', -1.5],
    ['number', '+2', 2],
    ['number', '.5', 0.5],
    ['number', '1e3', 1000],
    ['number', ' 7 ', 7],
    ['number', '-0', 0],
    ['bigInteger', '123456789012345678901234567890', 123_456_789_012_345_678_901_234_567_890n],
    ['bigDecimal', '0.10000000000000000000001', '0.10000000000000000000001'],
    ['boolean', 'true', true],
    ['boolean', 'FALSE', false],
    ['timestamp', '2026-01-31T12:00:00Z', new Date('2026-01-31T12:00:00Z')],
    ['timestamp', '1767323045', new Date(1_767_323_045_000)],
    ['blob', 'hällo', new TextEncoder().encode('hällo')],
  ])('reads a %s from the text %j', (kind, text, value) => {
    expect(valueOf(text, kind, asText)).toEqual(value);
  });

  it.each<[ScalarKind, unknown, unknown]>([
    ['string', 'a', 'a'],
    ['number', 5, 5],
    ['number', 2 ** 53 - 1, 2 ** 53 - 1],
    ['bigInteger', 5, 5n],
    ['boolean', true, true],
    ['timestamp', 1_767_323_045, new Date(1_767_323_045_000)],
    ['timestamp', '2026-01-31', new Date('2026-01-31')],
    ['timestamp', new Date(0), new Date(0)],
    ['blob', 'a', new Uint8Array([97])],
    ['blob', new Uint8Array([1]), new Uint8Array([1])],
  ])('reads a %s from JSON: %j', (kind, json, value) => {
    expect(valueOf(json, kind, asJson)).toEqual(value);
  });

  it.each<[ScalarKind, string]>([
    ['number', 'x'],
    ['number', ''],
    ['number', '0x10'],
    ['number', 'NaN'],
    ['number', 'Infinity'],
    ['number', '1e400'],
    ['number', '9007199254740993'],
    ['bigInteger', '1.5'],
    ['bigDecimal', 'x'],
    ['boolean', 'yes'],
    ['boolean', ''],
    ['timestamp', 'tomorrow'],
  ])('finds no %s in the text %j', (kind, text) => {
    expect(valueOf(text, kind, asText)).toMatch(/^expected (?:a|true|Base64)/);
  });

  it.each<[ScalarKind, unknown]>([
    ['string', 5],
    ['string', true],
    ['string', null],
    ['number', '5'],
    ['number', true],
    ['boolean', 'true'],
    ['boolean', 1],
    ['timestamp', true],
    ['timestamp', {}],
    ['blob', 5],
    ['blob', ['a']],
    ['bigInteger', {}],
  ])('finds no %s in the JSON %j', (kind, json) => {
    expect(valueOf(json, kind, asJson)).toMatch(/^expected /);
  });

  it('reads Base64 where that is asked for', () => {
    const base64: ScalarForm = { isText: true, isBinaryBase64: true };

    expect(valueOf('aGk=', 'blob', base64)).toEqual(new TextEncoder().encode('hi'));
    expect(valueOf('aG\nk', 'blob', base64)).toEqual(new TextEncoder().encode('hi'));
    expect(valueOf('', 'blob', base64)).toEqual(new Uint8Array());
    expect(valueOf('a', 'blob', base64)).toBe('expected Base64 (--cli-binary-format base64)');
    expect(valueOf('hi!', 'blob', base64)).toBe('expected Base64 (--cli-binary-format base64)');
  });
});
