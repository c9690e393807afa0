// Every picture of the documentation is shown on a page of it, every page shows pictures that there are, and each can be drawn anew.
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sideBySideEvents } from '../../scripts/side-by-side/side-by-side-events.ts';
import { readProjectFile } from '../house/read-project-file.ts';

const root = new URL('../../', import.meta.url);
const pictures = readdirSync(new URL('docs/images/', root), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.png'));
const pages = ['README.md', ...readdirSync(new URL('docs/guides/', root)).map((name) => `docs/guides/${name}`)].map(readProjectFile);

// Match: ](../images/teams/form.png), src="../images/notifications/metric-alarm-phone.png". Near miss: ](images.png).
const SHOWN = /(?:\]\(|src=")(?:\.\.|docs)\/images\/([^)"]+)[)"]/g;
const shown = new Set(pages.flatMap((page) => [...page.matchAll(SHOWN)].map(([, name = '']) => name)));

describe('docs/images', () => {
  it('has the pictures that pages show, and no other', () => {
    expect(pictures.toSorted()).toEqual([...shown].toSorted());
  });

  it('has pictures that are drawn by a script', () => {
    const drawing = `${readProjectFile('scripts/draw-pictures.ts')}${readProjectFile('test/platforms/agents-playground.test.ts')}`;
    const events = sideBySideEvents.map(({ name }) => name);
    const drawn = pictures
      .map((name) => name.replace(/(?:-phone)?\.png$/, ''))
      .filter((name) => !name.startsWith('notifications/') || !events.includes(name.replace('notifications/', '')));

    expect(drawn.length).toBeGreaterThan(5);
    for (const name of drawn) expect(drawing).toContain(`'${name.replace(/^teams\//, '')}'`);
  });
});
