import { describe, expect, it } from 'vitest';
import { argumentTable } from '../../catalogue/cli/argument-table.ts';
import { LoadedService } from '../../catalogue/loaded-service.ts';
import { aStoredService } from '../../catalogue/testing/a-stored-service.ts';
import { composeValue } from './compose-value.ts';

const service = new LoadedService(aStoredService(), {});

function write(name: string, value: unknown, isBase64 = false): string | undefined {
  const operation = service.operation('LendTool');
  const member = operation?.input.members.get(name);
  if (operation === undefined || member === undefined) throw new Error(`no member ${name}`);
  const table = argumentTable({ service, operation, command: 'lend-tool' }, { arguments: {}, commands: {} });
  const candidates = [...table.values()].filter(({ target }) => 'member' in target && target.member === member);
  return composeValue(value, member, { place: 'workshop lend-tool', isBase64, candidates });
}

describe('composeValue', () => {
  it.each([
    ['ToolName', 'saw', '--tool-name saw'],
    ['ToolName', '', "--tool-name ''"],
    ['ToolName', '-x', '--tool-name=-x'],
    ['ToolName', "it's", String.raw`--tool-name 'it'\''s'`],
    ['Quick', true, '--quick'],
    ['Quick', false, '--no-quick'],
    ['Until', new Date('2026-01-31T00:00:00Z'), '--until 2026-01-31T00:00:00.000Z'],
    ['Picture', new TextEncoder().encode('a b'), "--picture 'a b'"],
  ])('writes the single value of %s: %j', (name, value, text) => {
    expect(write(name, value)).toBe(text);
  });

  it('writes big integers in full', () => {
    expect(write('Big', 2n ** 64n)).toBe('--big 18446744073709551616');
  });

  it('writes bytes in Base64 where some are no text', () => {
    expect(write('Picture', new Uint8Array([0xff]), true)).toBe('--picture /w==');
  });

  it('writes lists as words where that is plain, else as JSON', () => {
    expect(write('Kinds', ['HAMMER', 'SAW'])).toBe('--kinds HAMMER SAW');
    expect(write('Kinds', ['a b', 'c'])).toBe("--kinds 'a b' c");
    expect(write('Kinds', [])).toBe("--kinds '[]'");
    expect(write('Kinds', ['-1'])).toBe(`--kinds '["-1"]'`);
    expect(write('Kinds', ['[a]'])).toBe(`--kinds '["[a]"]'`);
    expect(write('Kinds', ['file://x'])).toBe(`--kinds '["file://x"]'`);
    expect(write('Kinds', ['https://x'])).toBe(`--kinds '["https://x"]'`);
  });

  it('writes structures and maps in the short form where that is plain, else as JSON', () => {
    expect(write('Labels', { a: 'b', c: 'd' })).toBe('--labels a=b,c=d');
    expect(write('Labels', { a: 'b c' })).toBe(`--labels '{"a":"b c"}'`);
    expect(write('Labels', { 'a b': 'c' })).toBe(`--labels '{"a b":"c"}'`);
    expect(write('Labels', {})).toBe(`--labels '{}'`);
    expect(write('Labels', { a: '' })).toBe(`--labels '{"a":""}'`);
    expect(write('Labels', { 'file://x': 'a' })).toBe(`--labels '{"file://x":"a"}'`);
    expect(write('Choice', { Number: 5 })).toBe('--choice Number=5');
  });

  it('writes documents as JSON', () => {
    expect(write('Anything', { a: [1] })).toBe(`--anything '{"a":[1]}'`);
    expect(write('Anything', -1)).toBe('--anything=-1');
  });

  it('writes nothing where the argument would be refused', () => {
    expect(write('ToolName', 'file://x')).toBeUndefined();
  });
});
