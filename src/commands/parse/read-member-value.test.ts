import { describe, expect, it } from 'vitest';
import { LoadedService } from '../../catalogue/loaded-service.ts';
import type { Member } from '../../catalogue/shape.ts';
import { aStoredService } from '../../catalogue/testing/a-stored-service.ts';
import { isBareList, readMemberValue, type Findings } from './read-member-value.ts';

const service = new LoadedService(aStoredService(), {});

function member(name: string, operation = 'LendTool', side: 'input' | 'output' = 'input'): Member {
  const found = service.operation(operation)?.[side].members.get(name);
  if (found === undefined) throw new Error(`no member ${name}`);
  return found;
}

function read(words: readonly string[], of: Member, place = 'workshop lend-tool x') {
  const findings: Findings & { readonly problems: string[] } = { isBinaryBase64: false, problems: [], missing: [] };
  const value = readMemberValue({ argument: '--x', place, words }, of, findings);
  return findings.problems.length > 0 ? findings.problems : value;
}

const tools = member('Tools', 'ListTools', 'output');
const tool = member('Tool', 'LendTool', 'output');

describe('readMemberValue', () => {
  it('reads a thousand short forms, and says how more are written', () => {
    const words = (count: number) => Array.from({ length: count }, (_, index) => `Name=saw-${index}`);

    expect(read(words(1000), tools)).toHaveLength(1000);
    expect(read(words(1001), tools)).toEqual(['--x has 1001 short forms, and 1000 are read; write the list as JSON']);
  });

  it('reads single values as they stand', () => {
    expect(read(['{"a":1}'], member('ToolName'))).toBe('{"a":1}');
    expect(read([''], member('ToolName'))).toBe('');
    expect(read(['[a]'], member('Picture'))).toEqual(new TextEncoder().encode('[a]'));
    expect(read(['12'], member('Big'))).toBe(12n);
  });

  it('reads a list of single values from words or from JSON', () => {
    expect(read(['HAMMER', 'SAW'], member('Kinds'))).toEqual(['HAMMER', 'SAW']);
    expect(read(['["HAMMER","SAW"]'], member('Kinds'))).toEqual(['HAMMER', 'SAW']);
    expect(read(['a,b'], member('Kinds'))).toEqual(['a,b']);
    expect(read([], member('Kinds'))).toEqual([]);
    expect(read(['{x}', '[y]'], member('Kinds'))).toEqual(['{x}', '[y]']);
  });

  it('reads a list of structures from short forms, from JSON of each, or from JSON of all', () => {
    const expected = [
      { Name: 'saw', Kind: 'SAW' },
      { Name: 'box', Parts: [{ Name: 'nail' }] },
    ];

    expect(read(['Name=saw,Kind=SAW', 'Name=box,Parts=[{Name=nail}]'], tools)).toEqual(expected);
    expect(
      read(
        expected.map((one) => JSON.stringify(one)),
        tools,
      ),
    ).toEqual(expected);
    expect(read([` ${JSON.stringify(expected)}`], tools)).toEqual(expected);
  });

  it('reads a structure from its short form or from JSON', () => {
    expect(read(['Name=saw'], tool)).toEqual({ Name: 'saw' });
    expect(read(['{"Name":"saw"}'], tool)).toEqual({ Name: 'saw' });
  });

  it('reads a map', () => {
    expect(read(['a=b,c=d'], member('Labels'))).toEqual({ a: 'b', c: 'd' });
    expect(read(['{"a":"b"}'], member('Labels'))).toEqual({ a: 'b' });
  });

  it('reads any JSON for a document', () => {
    expect(read(['{"a":[1]}'], member('Anything'))).toEqual({ a: [1] });
    expect(read(['5'], member('Anything'))).toBe(5);
    expect(read(['a=b'], member('Anything'))).toEqual([expect.stringContaining('--x is no valid JSON')]);
  });

  it('says of which of several values something is wrong', () => {
    expect(read(['Name=a', 'Name'], tools)).toEqual([
      expect.stringMatching(/^--x\[1\] "Name" is neither JSON nor the short form: "=" is missing/),
    ]);
    expect(read(['Name=a', 'Kimd=b,Name=c'], tools)).toEqual(['--x[1] has no "Kimd": did you mean Kind?']);
    expect(read(['{"Name":"a"}', '{'], tools)).toEqual([expect.stringMatching(/^--x\[1\] is no valid JSON/)]);
    expect(read(['Name'], tool)).toEqual([expect.stringContaining('--x "Name" is neither')]);
    expect(read(['x'], member('Big'))).toEqual(['--x takes a whole number, not "x"']);
  });

  it('takes the values of some lists of structures bare, as the AWS CLI does', () => {
    expect(read(['saw', 'box'], tools, 'elb remove-tags tags')).toEqual([{ Name: 'saw' }, { Name: 'box' }]);
    expect(read(['[{"Name":"saw"}]'], tools, 'elb remove-tags tags')).toEqual([{ Name: 'saw' }]);
    expect([isBareList('elb remove-tags tags'), isBareList('elb add-tags tags')]).toEqual([true, false]);
  });
});
