import { describe, expect, it } from 'vitest';
import { clientMarkdown } from '../../domain/testing/a-custom-notification.ts';
import { bold, text } from '../../messages/spans.ts';
import { KEYWORD_MAX_LENGTH, KEYWORDS_MAX, NEXT_STEP_MAX_LENGTH, NEXT_STEPS_MAX } from './compose-limits.ts';
import { composeKeywords, composeNextSteps } from './compose-lists.ts';

describe('composeNextSteps', () => {
  it('lists the steps under a heading, with their markup', () => {
    expect(composeNextSteps([clientMarkdown('*Roll back*'), clientMarkdown('  '), clientMarkdown('Call\n<@U1>')]).blocks).toEqual([
      { kind: 'paragraph', spans: [bold('Next steps')] },
      {
        kind: 'list',
        items: [[bold('Roll back')], [text('Call '), { kind: 'mention', target: { kind: 'person', id: 'U1' }, text: '@U1' }]],
      },
    ]);
  });

  it('is nothing where there are none', () => {
    expect(composeNextSteps([clientMarkdown(' ')])).toEqual({ blocks: [], cuts: [] });
  });

  it('cuts long steps and too many, and says so', () => {
    const steps = Array.from({ length: NEXT_STEPS_MAX + 1 }, () => clientMarkdown('x'));
    const { blocks, cuts } = composeNextSteps([clientMarkdown('x'.repeat(NEXT_STEP_MAX_LENGTH + 1)), ...steps]);

    expect(blocks[1]).toMatchObject({ kind: 'list', items: expect.objectContaining({ length: NEXT_STEPS_MAX }) });
    expect(cuts).toEqual(['1 next step', '2 more next steps']);
  });
});

describe('composeKeywords', () => {
  it('shows tags with their markup', () => {
    expect(composeKeywords([clientMarkdown('`prod`'), clientMarkdown('')]).blocks).toEqual([
      { kind: 'tags', tags: [[{ kind: 'code', text: 'prod' }]] },
    ]);
  });

  it('cuts long keywords and too many, and says so', () => {
    const keywords = Array.from({ length: KEYWORDS_MAX + 1 }, () => clientMarkdown('x'.repeat(KEYWORD_MAX_LENGTH + 1)));

    expect(composeKeywords(keywords).cuts).toEqual([`${KEYWORDS_MAX} keywords`, '1 more keyword']);
    expect(composeKeywords([clientMarkdown('x'.repeat(KEYWORD_MAX_LENGTH))]).cuts).toEqual([]);
  });
});
