import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHtml, readXml } from './markup-text.ts';

describe('readHtml', () => {
  it('reads title and text without tags, scripts and styles', () => {
    const page =
      '<!DOCTYPE html><html><head><title>Job &amp; co</title><style>p{}</style></head><body><header>Hi</header><p>It <b>failed</b>.<br>Twice&#46;</p><script>alert(1)</script></body></html>';

    expect(readHtml(page)).toEqual({ title: 'Job & co', text: 'Hi\nIt failed.\nTwice.' });
  });

  it('reads tables row by row', () => {
    expect(readHtml('<html><table><tr><td>web-1</td><td>ok</td></tr><tr><td>web-2</td><td>failed</td></tr></table></html>')?.text).toBe(
      'web-1 ok\nweb-2 failed',
    );
  });

  it('shows nothing of a script that never ends', () => {
    expect(readHtml('<html>seen<script>alert(1)')?.text).toBe('seen');
  });

  it.each(['<b>bold</b>', 'see <html>', 'a < b', '', `<html>${'x'.repeat(70_000)}`])('leaves %.20j aside', (text) => {
    expect(readHtml(text)).toBeUndefined();
  });
});

describe('readXml', () => {
  it('reads the elements that hold text', () => {
    expect(
      readXml('<?xml version="1.0"?>\n<a:alert x="1"><name>Disk &lt; 1 GB</name><n:host id="2">web-1</n:host><empty></empty></a:alert>\n'),
    ).toEqual([
      ['name', 'Disk < 1 GB'],
      ['host', 'web-1'],
    ]);
  });

  it.each(['<b>bold</b>', '<b>bold</b> words', 'a < b', '<https://example.com>', '<@U024BE7LH> look', '', '<a><b></a>'])(
    'leaves %j aside',
    (text) => {
      expect(readXml(text)).toBeUndefined();
    },
  );
});

describe('readHtml and readXml', () => {
  it('take what they read at most without getting slow', () => {
    for (const unit of ['<', '<a', '<a>', '</a>', '<a x', '&', '&#', '<script>', '<title', '<br', ' ', '>']) {
      const rest = unit.repeat(Math.floor(60_000 / unit.length));

      expect(() => readHtml(`<html>${rest}`)).not.toThrow();
      expect(() => readXml(`<a>${rest}</a>`)).not.toThrow();
    }
  });

  it('never leave a tag', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('<', '>', '/', 'b', 'script', ' ', '"', '&', 'lt;', '\n') }), (text) => {
        expect(readHtml(`<html>${text}`)?.text.replaceAll(/&|</g, '')).not.toMatch(/<script>/);
        expect((readXml(`<a>${text}</a>`) ?? []).every(([name, value]) => name !== '' && value !== '')).toBe(true);
      }),
    );
  });
});
