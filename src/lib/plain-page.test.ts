import { describe, expect, it } from 'vitest';
import { escapeHtml, plainPage } from './plain-page.ts';

describe('plainPage', () => {
  it('has the title and the body, and no script', () => {
    const page = plainPage({ title: 'A <b>', body: '<p>Hello</p>' });

    expect(page).toContain('<title>A &lt;b&gt; - Signalbox</title>');
    expect(page).toContain('<main>\n<h1>Signalbox</h1>\n<p>Hello</p>\n</main>');
    expect(page).not.toContain('<script');
  });
});

describe('escapeHtml', () => {
  it('keeps a text within its element and its attribute', () => {
    expect(escapeHtml('"><script>&amp;')).toBe('&quot;&gt;&lt;script&gt;&amp;amp;');
  });
});
