// The guide to buttons names every button that the fixtures bring forth, and commands that there are.
import { describe, expect, it } from 'vitest';
import { LOOKED_UP_COMMANDS } from '../../src/commands/looked-up-commands.ts';
import { readProjectFile } from '../house/read-project-file.ts';

const guide = readProjectFile('docs/guides/buttons.md');
const offered = readProjectFile('src/app/notification-buttons/__golden__/offered-commands.txt').trim().split('\n');

// Match: **Show logs**. Near miss: *Show logs*.
const STRONG = /\*\*([^*]+)\*\*/g;

describe('docs/guides/buttons.md', () => {
  it('names every button', () => {
    const named = [...guide.matchAll(STRONG)].map(([, text = '']) => text);
    const texts = new Set(offered.map((line) => (line.split(': ')[1] ?? '').replace(/ with comment$/, '')));

    expect(texts.size).toBeGreaterThan(10);
    for (const text of texts) expect(named).toContain(text);
  });

  it('shows each command of its own with all that it needs', () => {
    for (const [name, { required }] of LOOKED_UP_COMMANDS) {
      const line = guide.split('\n').find((one) => one.startsWith(`${name} --`)) ?? '';
      expect([name, required.filter((option) => !line.includes(`--${option} `))]).toEqual([name, []]);
    }
  });
});
