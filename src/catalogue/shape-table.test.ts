import { describe, expect, it } from 'vitest';
import { aStoredService } from './testing/a-stored-service.ts';
import type { Member, Shape, StructureShape } from './shape.ts';
import { ShapeTable } from './shape-table.ts';
import type { StoredReference } from './stored-service.ts';

const table = new ShapeTable(aStoredService());

function structureOf(operation: 'LendTool' | 'CallTool' | 'ListTools', side: 'input' | 'output' = 'input'): StructureShape {
  return table.structure(aStoredService().operations[operation]?.[side] ?? 'unit');
}

function member(structure: StructureShape, name: string): Member {
  const found = structure.members.get(name);
  if (found === undefined) throw new Error(`no member ${name}`);
  return found;
}

function listOf(shape: Shape): Shape {
  if (shape.kind !== 'list') throw new Error(`a ${shape.kind} is no list`);
  return shape.element;
}

function mapOf(shape: Shape): Shape {
  if (shape.kind !== 'map') throw new Error(`a ${shape.kind} is no map`);
  return shape.value;
}

describe('ShapeTable', () => {
  it('resolves members in their order, required ones marked', () => {
    const { members, name, isUnion } = structureOf('LendTool');

    expect({ name, isUnion }).toEqual({ name: 'LendInput', isUnion: false });
    expect([...members.values()].filter(({ isRequired }) => isRequired).map((one) => one.name)).toEqual(['ToolName', 'Kinds']);
    expect([...members.keys()].slice(0, 3)).toEqual(['ToolName', 'Kinds', 'Token']);
  });

  it.each([
    ['ToolName', 'string'],
    ['Kinds', 'list'],
    ['Until', 'timestamp'],
    ['Labels', 'map'],
    ['Choice', 'structure'],
    ['Picture', 'blob'],
    ['Anything', 'document'],
    ['Big', 'bigInteger'],
    ['Exact', 'bigDecimal'],
    ['Quick', 'boolean'],
    ['Counts', 'map'],
  ])('knows the kind of %s', (name, kind) => {
    expect(member(structureOf('LendTool'), name).shape.kind).toBe(kind);
  });

  it('knows what lists and maps of simple values hold', () => {
    const input = structureOf('LendTool');

    expect(listOf(member(input, 'Kinds').shape).kind).toBe('string');
    expect(mapOf(member(input, 'Counts').shape).kind).toBe('number');
  });

  it('knows the values of a member, or of the elements of a list', () => {
    expect(member(structureOf('LendTool'), 'Kinds').enumValues).toEqual(['HAMMER', 'SAW']);
    expect(member(structureOf('LendTool'), 'ToolName').enumValues).toBeUndefined();
  });

  it('knows unions and idempotency tokens', () => {
    const input = structureOf('LendTool');

    expect(member(input, 'Choice').shape).toMatchObject({ kind: 'structure', isUnion: true });
    expect(member(input, 'Token').isIdempotencyToken).toBe(true);
    expect(member(input, 'ToolName').isIdempotencyToken).toBe(false);
  });

  it('resolves shapes that hold themselves, to the same shape each time', () => {
    const tool = member(structureOf('LendTool', 'output'), 'Tool').shape;
    const parts = member(tool as StructureShape, 'Parts').shape;

    expect(listOf(parts)).toBe(tool);
  });

  it('knows what is sensitive by the member, its shape, its elements or its values', () => {
    const output = structureOf('LendTool', 'output');

    expect(member(structureOf('LendTool'), 'Notes').isSensitive).toBe(true);
    expect(member(output, 'Secret').isSensitive).toBe(true);
    expect(member(output, 'SecretTool').isSensitive).toBe(true);
    expect(member(output, 'ByName').isSensitive).toBe(true);
    expect(member(output, 'Tool').isSensitive).toBe(false);
    expect(listOf(member(output, 'Secrets').shape).isSensitive).toBe(true);
    expect(mapOf(member(structureOf('LendTool'), 'Labels').shape).isSensitive).toBe(true);
  });

  it('knows streams of bytes and of events, however they are stored', () => {
    const [input, output] = [structureOf('CallTool'), structureOf('CallTool', 'output')];

    expect([member(input, 'Body').isStreaming, member(input, 'Events').isStreaming]).toEqual([true, true]);
    expect([member(output, 'Answer').isStreaming, member(output, 'Text').isStreaming]).toEqual([true, true]);
    expect(member(structureOf('ListTools'), 'NextToken').isStreaming).toBe(false);
  });

  it.each<[string, StoredReference]>([
    ['nothing', 'unit'],
    ['what is no structure', -2],
    ['a simple value', 0],
  ])('gives a structure without members for %s', (_, reference) => {
    expect(table.structure(reference).members.size).toBe(0);
  });

  it('takes a simple schema that it does not know as any JSON', () => {
    const { members } = new ShapeTable(aStoredService({ shapes: [[3, 'New', 0, ['A'], [33]]] })).structure(-1);

    expect(members.get('A')?.shape.kind).toBe('document');
  });

  it('refuses a position that the service does not have', () => {
    expect(() => table.at(99)).toThrow(RangeError);
  });
});
