import { describe, expect, it } from 'vitest';
import { Secret } from '../lib/secret.ts';
import { settleProblems } from './settle-problems.ts';

describe('settleProblems', () => {
  it('sorts by place: whole file, lines, columns, variables by number', () => {
    const problems = [
      { path: 'f', text: '', variable: 'A_10' },
      { path: 'e', text: '', variable: 'A_9' },
      { path: 'd', text: '', line: 10, column: 1 },
      { path: 'c', text: '', line: 9, column: 12 },
      { path: 'b', text: '', line: 9, column: 2 },
      { path: 'a', text: '' },
    ];

    expect(settleProblems(problems, []).map(({ path }) => path)).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  });

  it('blots secrets out, wherever they got in', () => {
    const problems = [{ path: 'a.secret-text', text: 'got "secret-text" and secret-text' }];

    expect(settleProblems(problems, [new Secret('secret-text')])).toEqual([
      { path: 'a.[redacted]', text: 'got "[redacted]" and [redacted]' },
    ]);
  });

  it('does not blot out words because somebody took one for a secret', () => {
    expect(settleProblems([{ path: 'a', text: 'is missing' }], [new Secret('is'), new Secret('')])).toEqual([
      { path: 'a', text: 'is missing' },
    ]);
  });
});
