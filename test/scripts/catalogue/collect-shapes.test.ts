import { describe, expect, it } from 'vitest';
import { ShapeCollector } from '../../../scripts/catalogue/collect-shapes.ts';

const SECRET = [0, 'ns', 'Secret', 8, 0];
const NAMES = [1, 'ns', 'Names', 0, [0, { xmlName: 'name' }]];
const TAGS = [2, 'ns', 'Tags', 0, 0, [SECRET, 0]];
const TOOL: readonly unknown[] = [3, 'ns', 'Tool', 0, ['Name', 'Parts', 'Secret', 'Tags'], [0, () => TOOLS, [SECRET, 8], [TAGS, {}]], 1];
const TOOLS = [1, 'ns', 'Tools', 0, [() => TOOL, 0]];

describe('ShapeCollector', () => {
  it('stores each schema once, references as numbers', () => {
    const collector = new ShapeCollector();

    expect(collector.refer(TOOL)).toBe(-1);
    expect(collector.refer(() => TOOL)).toBe(-1);
    expect(collector.shapes).toEqual([
      [3, 'Tool', 0, ['Name', 'Parts', 'Secret', 'Tags'], [0, -2, [-3, 8], -4], 1],
      [1, 'Tools', 0, -1],
      [0, 'Secret', 8, 0],
      [2, 'Tags', 0, 0, -3],
    ]);
  });

  it('keeps what is simple, and traits of the elements of lists', () => {
    const collector = new ShapeCollector();

    expect([collector.refer(0), collector.refer('unit'), collector.refer(64)]).toEqual([0, 'unit', 64]);
    expect(collector.refer(NAMES)).toBe(-1);
    expect(collector.shapes).toEqual([[1, 'Names', 0, [0, { xmlName: 'name' }]]]);
  });

  it('stores unions and errors', () => {
    const collector = new ShapeCollector();
    collector.refer([4, 'ns', 'Choice', 0, ['A'], [0]]);
    collector.refer([-3, 'ns', 'Broken', { error: 'client' }, ['Message'], [0]]);

    expect(collector.shapes).toEqual([
      [4, 'Choice', 0, ['A'], [0], 0],
      [-3, 'Broken', { error: 'client' }, ['Message'], [0], 0],
    ]);
  });

  it.each([
    ['a kind that is not known', [7, 'ns', 'New', 0]],
    ['what is no schema', { name: 'x' }],
    ['nothing', undefined],
  ])('fails by name on %s', (_, schema) => {
    expect(() => new ShapeCollector().refer(schema)).toThrow('unknown layout');
  });
});
