import { describe, expect, it } from 'vitest';
import { replaceFigures, replaceSection } from '../../bench/results-file.ts';

const FIGURES = '# Results\n\n| What |\n| --- |\n| old |\n';
const MUTATION = '## Mutation testing\n\n90 %\n';

describe('replaceFigures', () => {
  it('replaces everything where there are no sections', () => {
    expect(replaceFigures(FIGURES, '# Results\n\nnew\n')).toBe('# Results\n\nnew\n');
  });

  it('leaves the sections below as they are', () => {
    expect(replaceFigures(`${FIGURES}\n${MUTATION}`, '# Results\n\nnew\n')).toBe(`# Results\n\nnew\n\n${MUTATION}`);
  });
});

describe('replaceSection', () => {
  it('adds a section at the end', () => {
    expect(replaceSection(FIGURES, 'Mutation testing', '90 %\n')).toBe(`${FIGURES}\n${MUTATION}`);
  });

  it('replaces the section under the same heading, and no other', () => {
    const other = '## Mutation testing of the rest\n\n70 %\n';

    expect(replaceSection(`${FIGURES}\n## Mutation testing\n\n80 %\n\n${other}`, 'Mutation testing', '90 %\n')).toBe(
      `${FIGURES}\n${other}\n${MUTATION}`,
    );
  });
});
