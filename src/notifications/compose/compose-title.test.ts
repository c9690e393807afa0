import { describe, expect, it } from 'vitest';
import { aCustomNotification, clientMarkdown } from '../../domain/testing/a-custom-notification.ts';
import { aBareNotification } from '../../domain/testing/a-bare-notification.ts';
import { aNotification } from '../../domain/testing/a-notification.ts';
import { aStyledText } from '../../domain/testing/a-styled-text.ts';
import { bold, text } from '../../messages/spans.ts';
import { TITLE_MAX_LENGTH } from './compose-limits.ts';
import { composeTitle } from './compose-title.ts';

describe('composeTitle', () => {
  it('names kind, resource, Region and account of the event', () => {
    expect(composeTitle(aNotification())).toEqual({
      title: { emoji: '🔴', spans: [text('CloudWatch Alarm | web-cpu-high | eu-central-1 | Account: 123456789012')] },
      words: '🔴 CloudWatch Alarm | web-cpu-high | eu-central-1 | Account: 123456789012',
      isCut: false,
    });
  });

  it('is the whole title where an operator styled it, with our emoji or theirs', () => {
    const titled = (markup: string) => composeTitle(aNotification({ name: aStyledText(markup, ['*shop*\n']) }));

    expect(titled('*{0}* is slow')).toEqual({
      title: { emoji: '🔴', spans: [bold('*shop* '), text(' is slow')] },
      words: '🔴 *shop* is slow',
      isCut: false,
    });
    expect(titled(':turtle: {0}').words).toMatch(/^🐢 /u);
    expect(titled('🐢 {0}').title.emoji).toBeUndefined();
    expect(titled('x'.repeat(TITLE_MAX_LENGTH + 1))).toMatchObject({ isCut: true });
  });

  it('leaves out what the event does not say', () => {
    expect(composeTitle(aBareNotification({ kind: 'Message' })).words).toBe('ℹ️ Message');
    expect(composeTitle(aBareNotification({ kind: ' \u0000 ' })).words).toBe('ℹ️ Notification');
  });

  it('says a name once that is the same as the kind', () => {
    expect(composeTitle(aBareNotification({ kind: 'Backup done', name: { kind: 'plain', source: 'Backup done' } })).words).toBe(
      'ℹ️ Backup done',
    );
  });

  it('links to the console, and nowhere but over http and https', () => {
    const url = 'https://eu-central-1.console.aws.amazon.com/cloudwatch/home';

    expect(composeTitle(aNotification({ consoleUrl: url })).title.url).toBe(url);
    expect(composeTitle(aNotification({ consoleUrl: 'javascript:alert(1)' })).title.url).toBeUndefined();
  });

  it('shows markup in the name of an event as it is, on one line', () => {
    const { title } = composeTitle(aNotification({ name: { kind: 'plain', source: '*cpu*\n<!channel> | eu-west-1' } }));

    expect(title.spans).toEqual([text('CloudWatch Alarm | *cpu* <!channel> | eu-west-1 | eu-central-1 | Account: 123456789012')]);
  });

  it('cuts a long name, so that Region and account always stand', () => {
    const { words, isCut } = composeTitle(aNotification({ name: { kind: 'plain', source: 'x'.repeat(1000) } }));

    expect(words).toMatch(/x… \| eu-central-1 \| Account: 123456789012$/);
    expect(words).toHaveLength('🔴 '.length + TITLE_MAX_LENGTH);
    expect(isCut).toBe(true);
  });

  it('stays within its length where everything is long', () => {
    const long = 'x'.repeat(1000);
    const { title, isCut } = composeTitle(
      aNotification({ kind: long, name: { kind: 'plain', source: long }, region: long, accountId: long }),
    );

    expect(title.spans).toEqual([expect.objectContaining({ text: expect.stringMatching(/^.{200,250}$/) })]);
    expect(isCut).toBe(true);
  });

  describe('of a custom notification', () => {
    it('is its own title alone', () => {
      expect(
        composeTitle(aCustomNotification({ name: clientMarkdown('*Deployment* of\n:rocket: checkout'), accountId: '123456789012' })).title,
      ).toEqual({
        spans: [bold('Deployment'), text(' of '), { kind: 'emoji', shortcode: 'rocket' }, text(' checkout')],
      });
    });

    it('is a plain one where it has none', () => {
      const { name: _name, ...untitled } = aCustomNotification();

      expect(composeTitle(untitled).words).toBe('ℹ️ Custom notification');
      expect(composeTitle({ ...untitled, name: clientMarkdown(' \n ') }).words).toBe('ℹ️ Custom notification');
    });

    it('is cut at its limit by what it shows, not by its markup', () => {
      const shown = 'x'.repeat(TITLE_MAX_LENGTH);

      expect(composeTitle(aCustomNotification({ name: clientMarkdown(`*${shown}*`) }))).toMatchObject({ isCut: false, words: shown });
      expect(composeTitle(aCustomNotification({ name: clientMarkdown(`*${shown}y*`) }))).toMatchObject({
        isCut: true,
        words: `${'x'.repeat(TITLE_MAX_LENGTH - 1)}…`,
      });
    });
  });
});
