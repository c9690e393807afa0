// The page that shows ten events beside AWS Chatbot has its events, its pictures, and the words that the messages have today.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SIDE_BY_SIDE, writeSideBySide } from '../../scripts/generate-side-by-side.ts';
import { quoteMessage } from '../../scripts/side-by-side/quote-message.ts';
import { sideBySideEvents } from '../../scripts/side-by-side/side-by-side-events.ts';
import { readProjectFile } from '../house/read-project-file.ts';

const ROOT = join(import.meta.dirname, '../..');
const FIXTURES = 'src/notifications/recognize/__fixtures__';
const PICTURES = 'docs/images/notifications';
/** A page of ten should load over a phone's connection. Our own choice. */
const PICTURE_MAX_BYTES = 150_000;

const page = readProjectFile(SIDE_BY_SIDE);
const sections = page.split(/^## \d+\. /m).slice(1);
const events = sideBySideEvents.map((event, index) => ({ ...event, section: sections[index] ?? '' }));

/** Names the files of a folder that a text refers to, as Markdown or as HTML. */
function namedIn(text: string, folder: string): readonly string[] {
  const relative = `\\.\\./(?:\\.\\./)?${folder.replace(/^docs\//, '')}/`;
  return [...text.matchAll(new RegExp(`(?:\\]\\(|src=")${relative}([\\w.-]+)`, 'g'))].map(([, name = '']) => name);
}

describe('docs/guides/notifications-side-by-side.md', () => {
  it('has ten events', () => {
    expect(sections).toHaveLength(10);
    expect(events).toHaveLength(10);
  });

  it.each(events)('links the event and shows the pictures: $name', ({ name, fixtures, isOnPhone = false, section }) => {
    const pictures = [`${name}.png`, ...(isOnPhone ? [`${name}-phone.png`] : [])];

    expect(namedIn(section, FIXTURES)).toEqual(fixtures);
    expect(namedIn(section, PICTURES)).toEqual(pictures);
    for (const fixture of fixtures) expect(statSync(join(ROOT, FIXTURES, fixture)).size).toBeGreaterThan(0);
    for (const picture of pictures) {
      const file = join(ROOT, PICTURES, picture);
      // Width in the header of a PNG, at the scale of 2.
      expect(readFileSync(file).readUInt32BE(16)).toBe(picture.endsWith('-phone.png') ? 732 : 1440);
      expect(statSync(file).size).toBeLessThan(PICTURE_MAX_BYTES);
    }
  });

  it.each(events)('says where it is known from, and what it means at night: $name', ({ section }) => {
    expect(section).toMatch(/\*\*(documented|[Ss]een)\*\*/);
    expect(section).toContain('**At three in the morning:**');
  });

  it('has no picture that nobody sees', () => {
    expect(readdirSync(join(ROOT, PICTURES)).toSorted()).toEqual([...namedIn(page, PICTURES)].toSorted());
  });

  it('quotes what the messages say', () => {
    expect(page).toBe(writeSideBySide(page));
  });

  it('would be written anew where a message says something else', () => {
    const stale = page.replace('Backup of the wiki finished.\n', '');

    expect(stale).not.toBe(page);
    expect(writeSideBySide(stale)).toBe(page);
    expect(() => writeSideBySide('# No blocks\n')).toThrow('0 blocks of text, for 10 events');
  });
});

describe('quoteMessage', () => {
  it('leaves out links and ARNs, and nothing else', () => {
    const alarm = readFileSync(join(ROOT, FIXTURES, 'alarm-composite.event.json'));

    expect(quoteMessage(alarm)).not.toMatch(/https?:|^ +arn:/m);
    expect(quoteMessage(alarm)).toContain('orders-5xx transitioned to ALARM');
    expect(quoteMessage(Buffer.from('see (https://example.com/a) or\nhttps://example.com/b\nand (soon)'))).toMatch(/see or\nand \(soon\)/);
  });
});
