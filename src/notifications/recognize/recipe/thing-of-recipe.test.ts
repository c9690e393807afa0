import { describe, expect, it } from 'vitest';
import { thingOfRecipe } from './thing-of-recipe.ts';

const thing = { kind: 'pipeline', names: { pipeline: 'pipeline', stage: 'stage | failedStage' } } as const;

function read(document: unknown): unknown {
  return thingOfRecipe({ thing }, { document, envelope: {} });
}

describe('thingOfRecipe', () => {
  it('reads the names that the event has', () => {
    expect(read({ pipeline: 'shop', failedStage: 'Build' })).toEqual({ kind: 'pipeline', names: { pipeline: 'shop', stage: 'Build' } });
    expect(read({ pipeline: 'shop' })).toEqual({ kind: 'pipeline', names: { pipeline: 'shop' } });
  });

  it('leaves out what can be no name: blanks, line breaks, other scripts, several at once, too long', () => {
    for (const pipeline of ['two words', 'a\nb', 'ｓｈｏｐ', ['a', 'b'], 'x'.repeat(1_025)]) {
      expect(read({ pipeline, stage: 'Build' })).toEqual({ kind: 'pipeline', names: { stage: 'Build' } });
    }
  });

  it('reads nothing where the event has no name, and where the recipe names nothing', () => {
    expect(read({ other: 1 })).toBeUndefined();
    expect(thingOfRecipe({}, { document: { pipeline: 'shop' }, envelope: {} })).toBeUndefined();
  });
});
