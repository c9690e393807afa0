import { describe, expect, it } from 'vitest';
import type { ThingState } from '../../domain/command-preview.ts';
import { renderPlainText } from '../../messages/plain-text.ts';
import { composePreview } from './compose-preview.ts';

function shownOf(things: readonly ThingState[]): string {
  const blocks = composePreview({ things, leftOut: [] }, 'ambient');
  return renderPlainText({ title: { spans: [] }, tone: 'neutral', blocks, fallbackText: '' });
}

describe('composePreview', () => {
  it('leaves room for where the command runs, whatever the things are called and tagged', () => {
    const long = 'x'.repeat(5000);
    const many = Array.from({ length: 8 }, () => long);
    const things = Array.from({ length: 30 }, () => ({ id: long, exists: true, name: long, state: long, traits: many, tags: many }));

    expect(shownOf(things).length).toBeLessThan(5500);
    expect(shownOf(things)).toContain('… and 20 more.');
  });

  it('tells a thing with all that is known of it', () => {
    const thing = { id: 'i-1', exists: true, name: 'web-1', state: 'running', traits: ['t3.micro'], tags: ['team=shop', 'stage=prod'] };

    expect(shownOf([thing])).toContain('web-1 i-1 · 🟢 running · t3.micro · team=shop, stage=prod');
  });

  it.each([
    ['ambient', 'Tried with --dry-run: AWS would allow it.'],
    ['demo', 'Tried with --dry-run: the demo account would allow it.'],
  ] as const)('says whose word the dry run is: %s', (credentials, expected) => {
    const blocks = composePreview({ things: [], dryRun: { kind: 'would-be-allowed' }, leftOut: [] }, credentials);

    expect(blocks).toEqual([{ kind: 'paragraph', spans: [{ kind: 'text', text: expected }] }]);
  });
});
