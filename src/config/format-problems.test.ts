import { describe, expect, it } from 'vitest';
import { formatProblems } from './format-problems.ts';

describe('formatProblems', () => {
  it('writes a line for each problem, as far as its place is known', () => {
    const lines = formatProblems({
      file: 'a.yaml',
      problems: [
        { path: '', text: 'does not exist' },
        { path: '', line: 1, column: 2, text: 'a tab' },
        { path: 'server.port', line: 3, column: 4, text: 'is wrong' },
        { path: 'server.port', text: 'is wrong' },
        { path: 'server.port', variable: 'SIGNALBOX_SERVER_PORT', text: 'is wrong' },
        { path: '', variable: 'SIGNALBOX_X', text: 'is not known' },
      ],
    });

    expect(lines).toEqual([
      'a.yaml: does not exist',
      'a.yaml:1:2: a tab',
      'a.yaml:3:4 server.port: is wrong',
      'a.yaml server.port: is wrong',
      'SIGNALBOX_SERVER_PORT server.port: is wrong',
      'SIGNALBOX_X: is not known',
    ]);
  });

  it('goes without the name of a file', () => {
    expect(formatProblems({ problems: [{ path: 'a', text: 'is wrong' }] })).toEqual(['configuration a: is wrong']);
  });
});
